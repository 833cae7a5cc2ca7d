/** Tasklist shows every list by the date of creation, whatever the list says: each of ours is shown in the order that it was made for, until the clerk chooses another. */
const FILTERS = 'engine/default/filter?resourceType=Task';

let shown = null;
let orders = null;

async function read() {
  const answer = await fetch(new URL(document.querySelector('base').getAttribute('engine-api') + FILTERS, window.location.origin),
    {credentials: 'same-origin', headers: {Accept: 'application/json'}});
  return new Map((answer.ok ? await answer.json() : []).map(list => [list.id, list.properties.sorting]));
}

async function order() {
  const [path, query = ''] = window.location.hash.slice(1).split('?');
  const asked = new URLSearchParams(query);
  const list = asked.get('filter');
  if (!list || list === shown) {
    return;
  }
  const first = shown === null;
  shown = list;
  if (first && asked.has('sorting')) {
    return;
  }
  orders = orders || read();
  const wanted = (await orders).get(list);
  if (wanted && new URLSearchParams(window.location.hash.split('?')[1]).get('filter') === list) {
    asked.set('sorting', JSON.stringify(wanted));
    window.location.hash = `${path}?${asked}`;
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
