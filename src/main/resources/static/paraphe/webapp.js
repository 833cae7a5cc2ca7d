/** What the web applications of the engine share: their language. */

document.documentElement.lang = 'fr';

/**
 * Puts an application's French texts where it looks for them first. Asked for while it already draws, they come too late on a first visit or after an
 * upgrade: bare keys and old texts would show.
 */
export async function keepTexts(app) {
  const prefix = `${document.querySelector('base').getAttribute('app-root')}/app/${app}/locales/`;
  try {
    const texts = await (await fetch(`${prefix}fr.json`)).json();
    const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
    kept[`${prefix}_locales_data_fr_${window.bust}`] = JSON.stringify(texts);
    localStorage.setItem('camunda-web', JSON.stringify(kept));
  } catch (unreachable) {
    // the application asks for them itself
  }
}
