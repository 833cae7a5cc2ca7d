/** Tasklist shows every list by the date of creation, whatever the list says: each of ours is shown in the order that it was made for, until the clerk chooses another. */
const FILTERS = 'engine/default/filter?resourceType=Task';

let shown = null;
let orders = null;

async function read() {
  const answer = await fetch(new URL(document.querySelector('base').getAttribute('engine-api') + FILTERS, window.location.origin),
    {credentials: 'same-origin', headers: {Accept: 'application/json'}});
  const lists = answer.ok ? await answer.json() : [];
  return lists.sort((one, other) => one.properties.priority - other.properties.priority).map(list => ({id: list.id, sorting: list.properties.sorting}));
}

function address() {
  const [path, query = ''] = window.location.hash.slice(1).split('?');
  return {path: path || '/', asked: new URLSearchParams(query)};
}

async function order() {
  const {path, asked} = address();
  if (path !== '/' || shown && (asked.get('filter') || shown) === shown) {
    return;
  }
  const first = shown === null;
  shown = asked.get('filter') || '';
  orders = orders || read();
  const all = await orders;
  // without one in its address Tasklist shows the first
  const list = all.find(each => each.id === shown) || (shown ? null : all[0]);
  const now = address().asked;
  if (!list || first && asked.has('sorting') || (now.get('filter') || '') !== shown) {
    return;
  }
  shown = list.id;
  if (list.sorting) {
    now.set('filter', list.id);
    now.set('sorting', JSON.stringify(list.sorting));
    window.location.hash = `${path}?${now}`;
  }
}

// Tasklist writes its address through the history, which tells nobody
['pushState', 'replaceState'].forEach(name => {
  const write = window.history[name];
  window.history[name] = function (...entry) {
    write.apply(this, entry);
    order();
  };
});
window.addEventListener('hashchange', order);
order();
