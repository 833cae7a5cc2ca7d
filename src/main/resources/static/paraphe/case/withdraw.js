/** On a case's page, the way back: of a file before it is signed, of a mise en demeure before its résiliation. The API says who may and until when. */
import {ask} from '../kit/api.js';
import {format} from '../kit/formats.js';

function offer(form) {
  const problem = form.querySelector('[role=alert]');
  const button = form.querySelector('button');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    problem.hidden = true;
    // twice would be refused, and the second answer would hide that the first did it
    button.disabled = true;
    try {
      await ask('POST', `/api/${form.dataset.withdrawal}/${encodeURIComponent(form.dataset.reference)}/withdrawal`, {body: {reason: form.querySelector('textarea').value.trim()}});
      window.location.reload();
    } catch (refused) {
      problem.textContent = format(refused.errors.length ? refused.errors.map(each => each.message).join(' ') : refused.message);
      problem.hidden = false;
      button.disabled = false;
    }
  });
}

document.querySelectorAll('form[data-withdrawal]').forEach(offer);
