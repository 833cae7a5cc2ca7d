/**
 * Cockpit shows running instances only, and sends whoever follows the address of a finished one to its first page. What became of that one is drawn on a page of
 * ours: this leads there.
 */
import {engine} from './case/engine.js';
import {conventionOf, find} from './case/view.js';
import {url} from './kit/api.js';

let asked = null;

async function follow() {
  const [, id] = /^#\/process-instance\/([\w-]+)/.exec(window.location.hash) || [];
  if (!id || id === asked) {
    return;
  }
  asked = id;
  // one that is not the person's to see stays Cockpit's to answer
  const instance = await engine(`/history/process-instance/${encodeURIComponent(id)}`, {unread: ''}).catch(() => null);
  if (instance && instance.endTime && instance.businessKey && await find(instance.businessKey).catch(() => null)) {
    window.location.replace(url(`/dossiers/${encodeURIComponent(conventionOf(instance.businessKey))}/procedures/${id}`));
  }
}

window.addEventListener('hashchange', follow);
follow();
