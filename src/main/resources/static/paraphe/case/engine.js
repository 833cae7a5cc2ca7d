/** The engine's REST API as its web applications reach it, with the session of the person who looks. */

/** The page says where it is; what Cockpit tells its plugins is wrong on some of its screens. */
function root() {
  const base = document.querySelector('base');
  const engine = base.getAttribute('href').split('/').filter(Boolean).pop();
  return `${base.getAttribute('engine-api')}engine/${engine}`;
}

/**
 * @param path    below the engine, with a leading slash
 * @param unread  what is said when it cannot be read
 */
export async function engine(path, {signal, unread}) {
  const answer = await fetch(new URL(root() + path, window.location.origin), {signal, credentials: 'same-origin', headers: {Accept: 'application/json'}});
  if (!answer.ok) {
    throw new Error(unread);
  }
  return answer.json();
}
