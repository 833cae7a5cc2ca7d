/**
 * Form controls as JSON: a control's name is the JSON path of its value, so the field of an API error names its control.
 * Disabled controls are left out of the input, as a browser leaves them out of a native form.
 */
import {get, set} from './paths.js';

let serial = 0;

export function idOf(element) {
  if (!element.id) {
    element.id = `paraphe-${++serial}`;
  }
  return element.id;
}

export function describe(control, id, on = true) {
  const ids = new Set((control.getAttribute('aria-describedby') || '').split(' ').filter(Boolean));
  if (on) {
    ids.add(id);
  } else {
    ids.delete(id);
  }
  if (ids.size) {
    control.setAttribute('aria-describedby', [...ids].join(' '));
  } else {
    control.removeAttribute('aria-describedby');
  }
}

export const CONTROLS = 'input, select, textarea';

/** Ties every label and hint of a `.field` to its control, so that forms need no ids. */
export function wire(scope) {
  scope.querySelectorAll('.field').forEach(field => {
    const control = field.querySelector(CONTROLS);
    const label = field.querySelector('label');
    if (!control || field.querySelectorAll('input[type=radio]').length > 1) {
      return;
    }
    if (label && !label.htmlFor && !label.contains(control)) {
      label.htmlFor = idOf(control);
    }
    field.querySelectorAll('.hint').forEach(hint => describe(control, idOf(hint)));
  });
  scope.querySelectorAll('fieldset').forEach(fieldset => {
    const hint = fieldset.querySelector(':scope > .hint');
    if (hint) {
      describe(fieldset, idOf(hint));
    }
  });
  scope.querySelectorAll('[required]').forEach(control => {
    const label = control.labels && control.labels[0];
    if (label && control.type !== 'radio') {
      label.classList.add('is-required');
    }
  });
}

function valueOf(control) {
  const type = control.dataset.type || control.type;
  if (control.type === 'checkbox') {
    return control.checked;
  }
  if (control.type === 'file') {
    return control.dataset.document ? Number(control.dataset.document) : null;
  }
  const text = control.value.trim();
  if (type === 'lines') {
    return text.split('\n').map(line => line.trim()).filter(Boolean);
  }
  if (text === '') {
    return null;
  }
  switch (type) {
    case 'time':
      return text.slice(0, 5);
    case 'number':
      return Number(text.replace(',', '.'));
    case 'boolean':
      return text === 'true';
    default:
      return text;
  }
}

/** The input that the controls hold now. */
export function collect(form) {
  const input = {};
  form.querySelectorAll('[data-rows]').forEach(rows => set(input, rows.dataset.rows, []));
  for (const control of form.elements) {
    if (!control.name || control.disabled || control.closest('[data-own]') || control.closest('fieldset:disabled')) {
      continue;
    }
    if (control.type === 'radio') {
      if (control.checked) {
        set(input, control.name, valueOf(control));
      } else if (get(input, control.name) === undefined) {
        set(input, control.name, null);
      }
    } else if (control.type === 'checkbox' && control.dataset.type === 'list') {
      const chosen = get(input, control.name) || [];
      set(input, control.name, control.checked ? [...chosen, control.value] : chosen);
    } else {
      set(input, control.name, valueOf(control));
    }
  }
  return input;
}

/** Puts a value from the API into one control. */
export function put(control, value) {
  if (control.type === 'checkbox') {
    control.checked = control.dataset.type === 'list' ? (value || []).includes(control.value) : value === true;
  } else if (control.type === 'radio') {
    control.checked = value !== null && value !== undefined && String(value) === control.value;
  } else if (control.type === 'file') {
    control.dataset.document = value || '';
  } else if (value === null || value === undefined) {
    control.value = '';
  } else if (control.dataset.type === 'lines') {
    control.value = value.join('\n');
  } else {
    control.value = control.type === 'time' ? value.slice(0, 5) : String(value);
  }
}

/** Fills the controls that `input` speaks of; the others keep what they have. */
export function fill(form, input) {
  for (const control of form.elements) {
    if (control.name && !control.closest('[data-own]')) {
      const value = get(input, control.name);
      if (value !== undefined) {
        put(control, value);
      }
    }
  }
}
