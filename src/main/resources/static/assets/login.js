/** What follows «#» in an address never reaches the server: kept here, it leads from a mail to its task or its case although one logs in on the way. */
const form = document.querySelector('form');
form.action += window.location.hash;
