// Paraphe's settings of the welcome page: they take the place of the file of the same name in the webapp.
import {keepTexts} from '../../../../paraphe/webapp.js';

await keepTexts('welcome');

export default {
  app: {name: 'Accueil', vendor: 'Paraphe'},
  locales: {availableLocales: ['fr'], fallbackLocale: 'fr'},
  disableWelcomeMessage: true,
  customScripts: ['../../../paraphe/way-out']
};
