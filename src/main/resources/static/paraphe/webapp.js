/** What every French web application of the engine shares: the language that a screen reader is told. */
document.documentElement.lang = 'fr';
