/**
 * Names for what the engine's web applications show as a picture only: a screen reader reads neither an icon nor a tooltip that no mouse has called up; and the
 * keyboard reaches what the mouse does. Their search fields say that they open a list without being of the kind that may.
 */
const NAMES = Object.entries({
  '[data-region=filters].region-toggle': 'Réduire ou rouvrir la colonne des listes',
  '[data-region=list].region-toggle': 'Réduire ou rouvrir la colonne des tâches',
  '[data-region=task].region-toggle': 'Réduire ou rouvrir la tâche',
  '.maximize, .maximize-collapsable': 'Afficher sur toute la largeur',
  '.new-sort > a': 'Ajouter un critère de tri',
  '.sorting-choice a.glyphicon-remove-sign': 'Retirer ce critère de tri',
  '.stored-criteria > .btn': 'Recherches enregistrées',
  '.section-toggle': 'Replier ou déplier cette partie',
  'th a[ng-click^=changeOrder]': 'Trier selon cette colonne',
  '.app-switch > a': 'Changer d’application',
  '.cockpit-app > a': 'Pilotage',
  '.tasklist-app > a': 'Tâches à faire',
  '.admin-app > a': 'Administration',
  '.hide-collapsable, .collapse-panel-button': 'Réduire ce volet',
  '.show-collapsable, .expand-collapse': 'Rouvrir ce volet',
  '.restore-collapsable': 'Rétablir ce volet'
});

function said(each) {
  const tooltip = [each, ...each.querySelectorAll('[uib-tooltip]')].map(part => part.getAttribute('uib-tooltip')).find(text => text && !text.includes('{{'));
  const [, name] = NAMES.find(([selector]) => each.matches(selector)) || [];
  return name || tooltip || each.title;
}

function name() {
  // without an address a link is reached by the mouse alone; with an empty one it still leads nowhere but to what it is for
  document.querySelectorAll('a[ng-click]:not([href])').forEach(each => each.setAttribute('href', ''));
  document.querySelectorAll('a[href], button').forEach(each => {
    const label = (!each.hasAttribute('aria-label') || each.dataset.named) && !each.innerText.trim() && said(each);
    if (label && label !== each.getAttribute('aria-label')) {
      each.dataset.named = 'yes';
      each.setAttribute('aria-label', label);
    }
  });
  document.querySelectorAll('input[aria-expanded]:not([role])').forEach(each => each.setAttribute('role', 'combobox'));
}

let soon = null;
new MutationObserver(() => {
  clearTimeout(soon);
  soon = setTimeout(name, 150);
}).observe(document.body, {childList: true, subtree: true});
name();
