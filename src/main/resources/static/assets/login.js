/** What follows «#» in an address never reaches the server: kept here, it leads from a mail to its task or its case although one logs in on the way. */
const form = document.querySelector('form');
const provider = document.querySelector('a[data-provider]');
if (window.location.hash) {
  form.action += window.location.hash;
  if (provider) {
    // the browser comes back from there by an address that knows nothing of it
    provider.href += `?${new URLSearchParams({suite: window.location.hash})}`;
  }
}
