// Paraphe's settings of the welcome page: they take the place of the file of the same name in the webapp.
import {keepTexts} from '../../../../paraphe/webapp.js';

await keepTexts('welcome');

export default {
  app: {name: 'Accueil', vendor: 'Paraphe'},
  locales: {availableLocales: ['fr'], fallbackLocale: 'fr'},
  // instead of the manual on the vendor's site
  links: [
    {label: 'Dossiers', href: '../../../../dossiers', description: 'Chercher et suivre les conventions'},
    {label: 'Échéancier', href: '../../../../echeancier', description: 'Les échéances à venir'},
    {label: 'Calculs', href: '../../../../calculs', description: 'Les délais et leur calcul'}
  ],
  disableWelcomeMessage: true,
  customScripts: ['../../../paraphe/way-out', '../../../paraphe/time', '../../../paraphe/pages', '../../../paraphe/names']
};
