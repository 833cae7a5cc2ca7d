/**
 * A paper of the case, deposited from within a form:
 * `<input type="file" name="proof" data-upload="SENDING_PROOF" data-title="Preuve d’envoi">` with the document's kind and its title.
 * The file goes to the API as soon as it is chosen; what the form sends is the number of the document.
 */
import {ask, Problem, url} from './api.js';
import {describe, idOf} from './fields.js';
import {format} from './formats.js';

const MOST_BYTES = 10 * 1024 * 1024;
/** Whose papers they are, by the end of the reference; a convention's otherwise. */
const ADDRESSES = [[/-A\d+$/, 'avenants'], [/-[MRD]\d+$/, 'letters']];
const watched = new WeakMap();

function addressOf(reference) {
  const found = ADDRESSES.find(([end]) => end.test(reference));
  return `/api/${found ? found[1] : 'conventions'}/${encodeURIComponent(reference)}/documents`;
}

function watch(form, input) {
  input.accept = 'application/pdf,.pdf';
  const said = document.createElement('p');
  said.className = 'check';
  said.setAttribute('aria-live', 'polite');
  input.after(said);
  describe(input, idOf(said));
  let name = null;
  const state = {sending: null};

  const say = (text, look = '') => {
    said.textContent = format(text);
    said.className = `check ${look}`;
  };
  const keep = id => {
    input.dataset.document = id || '';
    form.changed();
    form.draft && form.draft.save();
  };

  const take = () => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link';
    button.textContent = 'Retirer';
    button.setAttribute('aria-label', `Retirer la pièce : ${name || input.dataset.title || 'document'}`);
    button.addEventListener('click', () => {
      input.value = '';
      name = null;
      keep(null);
      input.focus();
    });
    return button;
  };

  state.show = () => {
    const id = input.dataset.document;
    if (state.sending || id === state.shown) {
      return;
    }
    state.shown = id;
    say('');
    if (id) {
      const link = document.createElement('a');
      link.href = url(`/api/documents/${id}`);
      link.target = '_blank';
      link.rel = 'noopener';
      link.textContent = name || input.dataset.title || 'document';
      said.append('Pièce enregistrée : ', link, ' ', take());
      said.className = 'check is-good';
    }
  };

  const send = async file => {
    const body = new FormData();
    body.append('kind', input.dataset.upload);
    body.append('title', input.dataset.title || file.name.replace(/\.pdf$/i, ''));
    body.append('file', file);
    say(`Envoi de ${file.name}…`);
    try {
      const stored = await ask('POST', addressOf(form.task.reference), {form: body});
      name = file.name;
      state.sending = null;
      state.shown = null;
      keep(stored.id);
    } catch (failure) {
      state.sending = null;
      if (!(failure instanceof Problem)) {
        throw failure;
      }
      say(failure.errors.length ? failure.errors.map(each => each.message).join(' ') : failure.message, 'is-bad');
    }
  };

  input.addEventListener('change', () => {
    const file = input.files[0];
    if (!file) {
      return;
    }
    input.dataset.document = '';
    state.shown = '';
    if (file.size > MOST_BYTES) {
      // the server would say so too, once it has taken it all
      say('Le fichier dépasse la taille admise (10 Mo).', 'is-bad');
      return;
    }
    state.sending = send(file);
  });
  return state;
}

/** Called at each change: every file input of the form takes part, those of new rows too. */
export function watchUploads(form) {
  form.element.querySelectorAll('input[type=file][data-upload]').forEach(input => {
    if (!watched.has(input)) {
      watched.set(input, watch(form, input));
    }
    watched.get(input).show();
  });
}

/** What is still on its way: the form is not saved without it. */
export function uploads(form) {
  return Promise.all([...form.element.querySelectorAll('input[type=file][data-upload]')].map(input => watched.get(input)?.sending));
}
