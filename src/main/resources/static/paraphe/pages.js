/** Our own pages in the head of each of the engine's web applications, as far as they are this person's (WebappPages says which). */
const pages = JSON.parse(document.documentElement.dataset.pages);
const root = new URL('..', import.meta.url);

function menu() {
  const nav = document.createElement('nav');
  nav.className = 'paraphe-pages';
  nav.setAttribute('aria-label', 'Pages de Paraphe');
  const list = document.createElement('ul');
  pages.forEach(page => {
    const link = document.createElement('a');
    link.href = new URL(page.path.slice(1), root).href;
    link.target = '_self';
    link.textContent = page.label;
    if (page.here) {
      link.setAttribute('aria-current', 'page');
    }
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  });
  const folded = document.createElement('details');
  const title = document.createElement('summary');
  title.textContent = 'Pages';
  folded.append(title, list);
  nav.append(folded);
  // side by side where there is room; one below the other, on demand, on a small screen or a magnified one, and beside Admin's own entries
  const wide = window.matchMedia(`(min-width: ${document.querySelector('base').getAttribute('app-name') === 'admin' ? 1700 : 1251}px)`);
  const fit = () => {
    folded.open = wide.matches;
    nav.classList.toggle('folded', !wide.matches);
  };
  wide.addEventListener('change', fit);
  fit();
  return nav;
}

/** The head is there once its application has drawn it. */
function place() {
  const head = document.querySelector('[cam-widget-header] .navbar-header');
  if (head) {
    head.after(menu());
  }
  return !!head;
}

if (pages.length && !place()) {
  const watch = new MutationObserver(() => place() && watch.disconnect());
  watch.observe(document.body, {childList: true, subtree: true});
}
