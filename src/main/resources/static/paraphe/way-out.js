/**
 * The engine's web applications show a login form of their own once nobody is logged in any more (after their «Déconnexion», or when the session has ended).
 * There is one login for the whole house: this leads to it.
 */
function leave() {
  if (window.location.hash.startsWith('#/login')) {
    window.location.replace(new URL('../login', import.meta.url));
  }
}

window.addEventListener('hashchange', leave);
leave();
