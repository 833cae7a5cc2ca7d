/** Refusals of the API beside the fields they speak of, and together at the top of the form. */
import {parent} from './paths.js';
import {CONTROLS, describe, idOf} from './fields.js';
import {format} from './formats.js';

const quoted = text => text.replace(/["\\]/g, '\\$&');

function locate(form, field) {
  for (let path = field; path; path = parent(path)) {
    const places = [...form.querySelectorAll(`[name="${quoted(path)}"], [data-path="${quoted(path)}"], [data-rows="${quoted(path)}"]`)];
    const place = places.find(each => each.checked) || places.find(each => !each.closest('[hidden]'));
    if (place) {
      return place;
    }
  }
  return null;
}

function line(error) {
  const text = document.createElement('p');
  text.className = 'error';
  text.append(format(error.message));
  if (error.article) {
    const article = document.createElement('span');
    article.className = 'article';
    article.textContent = ` (${format(error.article)})`;
    text.append(article);
  }
  return text;
}

/** Where the sentence is written for a place: in its field, in a line of its own above a row of entries, or at the top of its group. */
function holderOf(place) {
  if (place.matches('tbody')) {
    return place.closest('fieldset, section') || place.closest('table').parentElement;
  }
  const row = place.matches('tr') ? place : place.matches('table.entry :is(input, select)') && place.closest('tr');
  if (row) {
    const above = document.createElement('tr');
    above.className = 'row-error';
    above.insertCell().colSpan = row.cells.length;
    row.before(above);
    return above.cells[0];
  }
  return place.matches(CONTROLS) ? place.closest('.field, td, .choices, fieldset') || place.parentElement : place;
}

export function clearErrors(form) {
  form.querySelectorAll('p.error, tr.row-error').forEach(each => each.remove());
  form.querySelectorAll('[aria-invalid]').forEach(each => {
    each.removeAttribute('aria-invalid');
    (each.getAttribute('aria-describedby') || '').split(' ').filter(id => id && !document.getElementById(id)).forEach(id => describe(each, id, false));
  });
  form.querySelectorAll('.in-error').forEach(each => each.classList.remove('in-error'));
  const summary = form.querySelector('.error-summary');
  summary.hidden = true;
  summary.replaceChildren();
}

/** Takes away the error of one control, once it has been changed. */
export function clearError(control) {
  if (!control.hasAttribute || control.getAttribute('aria-invalid') !== 'true') {
    return;
  }
  control.removeAttribute('aria-invalid');
  (control.dataset.errors || '').split(' ').filter(Boolean).forEach(id => {
    describe(control, id, false);
    document.querySelector(`.error-summary li[data-of="${id}"]`)?.remove();
    const text = document.getElementById(id);
    const holder = text && text.closest('.in-error');
    if (text) {
      text.remove();
    }
    if (holder && !holder.querySelector('p.error')) {
      holder.classList.remove('in-error');
      holder.closest('tr.row-error')?.remove();
    }
  });
  delete control.dataset.errors;
  count(control.closest('form').querySelector('.error-summary'));
}

/** How many errors the summary still has; it goes with the last. */
function count(summary) {
  const left = summary.querySelectorAll('li').length;
  summary.hidden = left === 0;
  if (left > 0) {
    summary.querySelector('.title').textContent = titleOf(left);
  }
}

function titleOf(errors) {
  return errors > 1 ? `${errors} points à corriger` : 'Un point à corriger';
}

/** Shows the sentence of the whole and each error; the focus goes to the summary, which leads to each field. */
export function showErrors(form, message, errors) {
  clearErrors(form);
  const summary = form.querySelector('.error-summary');
  const title = document.createElement('p');
  title.className = 'title';
  title.textContent = errors.length ? titleOf(errors.length) : format(message);
  summary.append(title);
  const list = document.createElement('ul');
  errors.forEach(error => {
    const text = line(error);
    const entry = document.createElement('li');
    const place = error.field ? locate(form, error.field) : null;
    if (place) {
      const control = place.matches(CONTROLS) ? place : null;
      for (let folded = place.closest('details'); folded; folded = folded.parentElement.closest('details')) {
        folded.open = true;
      }
      const holder = holderOf(place);
      holder.classList.add('in-error');
      if (control) {
        holder.append(text);
        control.setAttribute('aria-invalid', 'true');
        describe(control, idOf(text));
        control.dataset.errors = `${control.dataset.errors || ''} ${text.id}`.trim();
        entry.dataset.of = text.id;
      } else {
        const legend = holder.querySelector(':scope > legend');
        legend ? legend.after(text) : holder.append(text);
      }
      const link = document.createElement('button');
      link.type = 'button';
      link.className = 'to-field';
      link.append(...line(error).childNodes);
      link.addEventListener('click', () => {
        const target = control || place.querySelector(CONTROLS) || holder;
        target.scrollIntoView({block: 'center'});
        target.focus();
      });
      entry.append(link);
    } else {
      entry.append(...text.childNodes);
    }
    list.append(entry);
  });
  if (errors.length) {
    summary.append(list);
  }
  summary.hidden = false;
  summary.scrollIntoView({block: 'nearest'});
  summary.focus();
}
