/** On a case's page, the way back before it is signed: asks the API, which says who may and until when. */
import {ask} from '../kit/api.js';

const form = document.querySelector('form[data-withdrawal]');
const problem = form.querySelector('[role=alert]');
const button = form.querySelector('button');

form.addEventListener('submit', async event => {
  event.preventDefault();
  problem.hidden = true;
  // twice would be refused, and the second answer would hide that the first did it
  button.disabled = true;
  try {
    await ask('POST', `/api/conventions/${encodeURIComponent(form.dataset.reference)}/withdrawal`, {body: {reason: form.querySelector('textarea').value.trim()}});
    window.location.reload();
  } catch (refused) {
    problem.textContent = refused.errors.length ? refused.errors.map(each => each.message).join(' ') : refused.message;
    problem.hidden = false;
    button.disabled = false;
  }
});
