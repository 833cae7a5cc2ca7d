// Paraphe's settings of Tasklist: they take the place of the file of the same name in the webapp.
import {keepTexts} from '../../../../paraphe/webapp.js';

await keepTexts('tasklist');

export default {
  app: {name: 'Tâches à faire', vendor: 'Paraphe'},
  dateFormat: {
    monthName: 'MMMM',
    day: 'DD',
    abbr: 'L [à] LT',
    normal: 'L [à] LT',
    long: 'dddd LL [à] LT',
    short: 'L'
  },
  // Only one language: with a second one the browser's own would decide, and a clerk with an English browser would work in English.
  locales: {availableLocales: ['fr'], fallbackLocale: 'fr'},
  // The forms' kit is ours to serve, beside our own pages: /paraphe/form-kit.js.
  customScripts: ['../../../paraphe/form-kit', '../../../paraphe/way-out', '../../../paraphe/time', '../../../paraphe/pages', '../../../paraphe/names', '../../../paraphe/words', '../../../paraphe/tasklist-order'],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: 'prendre en charge la tâche affichée'},
    focusFilter: {key: 'ctrl+shift+f', description: 'aller au premier filtre'},
    focusList: {key: 'ctrl+alt+l', description: 'aller à la première tâche de la liste'},
    focusForm: {key: 'ctrl+alt+f', description: 'aller au premier champ du formulaire'},
    startProcess: {key: 'ctrl+alt+p', description: 'démarrer une procédure'}
  }
};
