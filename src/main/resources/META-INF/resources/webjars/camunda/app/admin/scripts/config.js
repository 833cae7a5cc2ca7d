// Paraphe's settings: they take the place of the file of the same name in the webapp.
export default {
  app: {name: 'Administration', vendor: 'Paraphe'},
  disableWelcomeMessage: true,
  customScripts: ['../../../paraphe/way-out']
};
