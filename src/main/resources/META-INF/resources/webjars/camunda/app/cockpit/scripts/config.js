// Paraphe's settings: they take the place of the file of the same name in the webapp.
import {keepTexts} from '../../../../paraphe/webapp.js';

await keepTexts('cockpit');

export default {
  app: {name: 'Pilotage', vendor: 'Paraphe'},
  dateFormat: {
    monthName: 'MMMM',
    day: 'DD',
    abbr: 'L [à] LT',
    normal: 'L [à] LT',
    long: 'dddd LL [à] LT',
    short: 'L'
  },
  locales: {availableLocales: ['fr'], fallbackLocale: 'fr'},
  disableWelcomeMessage: true,
  customScripts: ['../../../paraphe/way-out', '../../../paraphe/time', '../../../paraphe/pages', '../../../paraphe/names', '../../../paraphe/words', '../../../paraphe/cockpit-dates', '../../../paraphe/cockpit-finished']
};
