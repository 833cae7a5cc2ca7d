/** Our API as the browser session of the logged-in clerk sees it. */

const root = new URL('../..', import.meta.url);

export function url(path) {
  return new URL(path.replace(/^\//, ''), root).href;
}

function csrfToken() {
  const cookie = document.cookie.split('; ').find(each => each.startsWith('PARAPHE-XSRF='));
  return cookie ? decodeURIComponent(cookie.slice('PARAPHE-XSRF='.length)) : null;
}

const UNREACHABLE = 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.';
const LOGGED_OUT = 'Votre session a expiré. Reconnectez-vous dans un autre onglet, puis réessayez ici : votre saisie est toujours à l’écran.';
const FORBIDDEN = 'Vous n’avez pas le droit de faire cela avec ce compte.';
const GONE = 'Cette tâche n’est plus ouverte : elle a été terminée ou reprise ailleurs. Actualisez la liste des tâches.';
const FAILED = 'Le serveur a rencontré une erreur ; rien n’a été enregistré. Réessayez, ou prévenez l’exploitant si cela se répète.';

/** A refused or failed request: `status` (0 when nothing answered), a French `message`, and `errors` of the fields where the API names some. */
export class Problem extends Error {
  constructor(status, message, errors = []) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

async function problemOf(response) {
  const text = await response.text();
  let body = {};
  try {
    body = JSON.parse(text);
  } catch (notJson) {
    // a proxy's page or an empty body says nothing a clerk can use
  }
  const own = body.detail || '';
  if (response.status === 401 || response.redirected) {
    return new Problem(401, LOGGED_OUT);
  }
  if (response.status === 403) {
    return new Problem(403, own || FORBIDDEN);
  }
  if (response.status === 404) {
    return new Problem(404, own || GONE);
  }
  if (response.status >= 500) {
    return new Problem(response.status, FAILED);
  }
  return new Problem(response.status, own || body.title || FAILED, Array.isArray(body.errors) ? body.errors : []);
}

/** Asks the API, with JSON as `body` or a FormData as `form`; answers its JSON (null for an empty answer) or throws a Problem. An aborted request throws its AbortError. */
export async function ask(method, path, {body, form, signal, keepalive} = {}) {
  const headers = {'Accept': 'application/json, application/problem+json', 'X-Requested-With': 'XMLHttpRequest'};
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  const token = csrfToken();
  if (token) {
    headers['X-PARAPHE-XSRF'] = token;
  }
  let response;
  try {
    response = await fetch(url(path), {
      method, headers, signal, keepalive: !!keepalive, credentials: 'same-origin',
      body: form || (body === undefined ? undefined : JSON.stringify(body))
    });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Problem(0, UNREACHABLE);
  }
  if (!response.ok || response.redirected) {
    throw await problemOf(response);
  }
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}
