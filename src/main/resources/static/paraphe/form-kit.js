/**
 * What the embedded forms of Tasklist share (docs/forms.md). Tasklist loads this module through customScripts of its config.js;
 * a form calls `Paraphe.task(camForm)` or `Paraphe.start(camForm, {...})` in its script, and may give hooks for what is its own.
 */
import {ask, Problem, url} from './kit/api.js';
import {clearError, clearErrors, showErrors} from './kit/errors.js';
import {CONTROLS, collect, describe, fill, idOf, put, wire} from './kit/fields.js';
import {format, plural, typesetAll} from './kit/formats.js';
import {get, set} from './kit/paths.js';
import {Rows} from './kit/rows.js';
import {Draft} from './kit/draft.js';
import {showChoices, showDeadlines, showLinks, showLists, showOptions, showTexts, showWhen} from './kit/views.js';
import {liveParts} from './kit/live.js';
import {buildSchools, watchSchools} from './kit/schools.js';
import {watchUai} from './kit/uai.js';
import {uploads, watchUploads} from './kit/upload.js';
import {attendance} from './kit/attendance.js';
import {vote} from './kit/vote.js';

/** Tasklist shows no message of its own for an error of exactly these words: the form shows what is wrong, in place. */
const SHOWN_IN_FORM = 'camForm submission prevented';

const STATUS = {
  saving: 'Enregistrement du brouillon…',
  saved: 'Brouillon enregistré : vous pouvez fermer cette page et reprendre plus tard.',
  resumed: 'Vous reprenez votre brouillon.'
};

class Form {

  constructor(camForm, hooks) {
    this.camForm = camForm;
    this.hooks = hooks;
    this.element = camForm.formElement[0];
    this.data = {task: null, view: null, input: {}};
  }

  get view() {
    return this.data.view;
  }

  get task() {
    return this.data.task;
  }

  get input() {
    return this.data.input;
  }

  find(selector) {
    return this.element.querySelector(selector);
  }

  all(selector) {
    return [...this.element.querySelectorAll(selector)];
  }

  build() {
    this.element.classList.add('paraphe');
    this.element.noValidate = true;
    this.element.autocomplete = 'off';
    buildSchools(this);
    typesetAll(this.element);
    const top = document.createElement('div');
    top.innerHTML = `
      <p class="case" hidden></p>
      <p class="expected" hidden></p>
      <ul class="warnings" hidden></ul>
      <div class="error-summary" role="alert" tabindex="-1" hidden></div>`;
    this.element.prepend(...top.children);
    const bottom = document.createElement('div');
    bottom.innerHTML = '<p class="draft-status" role="status"></p>';
    this.status = bottom.firstElementChild;
    this.element.append(this.status);
    this.rows = this.all('[data-rows]').map(body => new Rows(body, {changed: () => this.changed()}));
    wire(this.element);
    this.askLive = liveParts(this);
    // Tasklist enables "complete" as long as the form says nothing; an Enter in a field must not reload the page.
    this.element.addEventListener('submit', event => event.preventDefault());
    this.element.addEventListener('keydown', event => {
      if (event.key === 'Enter' && event.target.matches('input:not([type=checkbox]):not([type=radio])')) {
        event.preventDefault();
      }
    });
    this.element.addEventListener('input', event => {
      clearError(event.target);
      this.changed();
    });
    this.element.addEventListener('change', event => {
      clearError(event.target);
      this.changed();
      this.draft && this.draft.save();
    });
  }

  say(text, state = '') {
    this.status.textContent = text;
    this.status.className = `draft-status ${state}`;
  }

  /** Reads what stands in the controls, and shows what follows from it. */
  refresh() {
    this.rows.forEach(rows => rows.number());
    const read = () => this.hooks.read ? this.hooks.read(collect(this.element), this) : collect(this.element);
    this.data.input = read();
    showWhen(this.element, this.data);
    this.data.input = read();
    this.all('[data-text^="input."]').forEach(each => showTexts(each.parentElement, this.data));
    watchUai(this.element);
    watchUploads(this);
    watchSchools(this);
    this.askLive();
    this.hooks.changed && this.hooks.changed(this);
  }

  changed() {
    this.refresh();
    this.draft && this.draft.touched();
  }

  /** Shows the view and puts the input into the controls. */
  show(input) {
    [showOptions, showChoices, showTexts, showLinks, showDeadlines, showLists].forEach(part => part(this.element, this.data));
    this.rows.forEach(rows => {
      const items = get(input, rows.path) || [];
      rows.fill(this.hooks.rows ? items.map(item => this.hooks.rows(this.view, item)) : items, this.data);
    });
    fill(this.element, input);
    this.hooks.show && this.hooks.show(this, input);
    this.refresh();
  }

  /** Enters values for the clerk, as if typed. */
  enter(input) {
    clearErrors(this.element);
    this.show({...this.input, ...input});
    this.changed();
  }

  /** Shows a sentence in its place, or hides the place. */
  note(selector, sentence) {
    const place = this.find(selector);
    place.textContent = format(sentence);
    place.hidden = !sentence;
  }

  /** What the form starts from where there is no draft: what the server proposes. */
  proposed() {
    return this.hooks.initial ? this.hooks.initial(this.view, this) : this.view && this.view.initial || {};
  }

  refuse(problem) {
    showErrors(this.element, problem.message, problem.errors || []);
  }

  lock(locked) {
    this.element.toggleAttribute('aria-busy', locked);
    this.element.inert = locked;
  }

  /**
   * Tasklist's own submit waits for ours. The SDK's 'submit' event could only hold it back for a request that freezes the page,
   * so the whole of `submit` is wrapped; every failure ends in its callback, which gives the button back. `failed` may ask the API again before that.
   */
  guardSubmit(before, failed) {
    const submitToEngine = this.camForm.submit.bind(this.camForm);
    const settle = action => {
      const scope = this.camForm.formElement.scope();
      scope ? scope.$applyAsync(action) : action();
    };
    this.camForm.submit = done => {
      clearErrors(this.element);
      this.lock(true);
      const giveBack = async problem => {
        await Promise.allSettled([failed && failed()]);
        this.lock(false);
        this.refuse(problem);
        settle(() => done(new Error(SHOWN_IN_FORM)));
      };
      before().then(() => submitToEngine((error, result) => {
        if (error) {
          giveBack(new Problem(error.status, engineSentence(error)));
        } else {
          settle(() => done(null, result));
        }
      }), giveBack);
    };
  }
}

function engineSentence(error) {
  return error && error.message || 'La tâche n’a pas pu être terminée ; votre saisie est enregistrée. Réessayez.';
}

function broken(form, problem) {
  form.refuse(problem);
  form.all('fieldset, .field, table, .actions').forEach(each => {
    each.hidden = true;
  });
}

/** A user task's form: shows its view and draft, keeps the draft, and saves through the API before the task completes. */
async function task(camForm, hooks = {}) {
  const form = new Form(camForm, hooks);
  form.build();
  const path = `/api/tasks/${encodeURIComponent(camForm.taskId)}/form`;
  let saved = false;
  form.guardSubmit(async () => {
    if (!form.draft) {
      throw new Problem(0, 'Le formulaire n’est pas encore affiché. Réessayez dans un instant.');
    }
    await uploads(form);
    await form.draft.stop();
    form.refresh();
    saved = false;
    await ask('PUT', path, {body: {...form.input, ...'version' in form.view ? {version: form.view.version} : {}}});
    saved = true;
  }, async () => {
    form.draft && form.draft.resume();
    if (saved && 'version' in form.view) {
      // What was saved is now the version that the next save builds on.
      const view = (await ask('GET', path)).view;
      hooks.prepare && hooks.prepare(view);
      form.view.version = view.version;
    }
  });
  form.lock(true);
  let answer;
  try {
    answer = await ask('GET', path);
  } catch (problem) {
    form.lock(false);
    broken(form, problem);
    return form;
  }
  if (!form.element.isConnected) {
    return form;
  }
  Object.assign(form.data, {task: answer.task, view: answer.view || {}});
  hooks.prepare && hooks.prepare(form.view);
  showCase(form);
  showWarnings(form);
  form.show(form.proposed());
  const untouched = form.input;
  if (answer.draft) {
    form.show(answer.draft);
  }
  form.draft = new Draft(camForm.taskId, () => form.input, (state, message) => form.say(message ? `Brouillon non enregistré. ${message}` : STATUS[state], state));
  form.draft.settle();
  camForm.formElement.on('$destroy', () => form.draft.close());
  if (answer.draft) {
    form.say(STATUS.resumed);
    offerFreshStart(form, untouched);
  }
  hooks.withdrawable && offerWithdrawal(form);
  form.lock(false);
  return form;
}

function showCase(form) {
  const {reference, communeName, schoolName, schoolYear, description} = form.task;
  const line = form.find('.case');
  line.textContent = [communeName, reference, schoolName && `école ${schoolName}`, schoolYear && `année scolaire ${schoolYear}`].filter(Boolean).join(' · ');
  line.hidden = !line.textContent;
  const expected = form.find('.expected');
  expected.textContent = format(description);
  expected.hidden = !description;
}

/**
 * Until it is signed, a file can be withdrawn from any task of the commune; the API says who may. The convention of an avenant or of a letter is signed: of these
 * only a mise en demeure that was sent can be withdrawn, by its author, where the view says `withdrawable`.
 */
function offerWithdrawal(form) {
  const dispute = /-M\d+$/.test(form.task.reference);
  if (dispute ? !form.view.withdrawable : /-[ARD]\d+$/.test(form.task.reference)) {
    return;
  }
  const part = document.createElement('details');
  part.className = 'withdraw';
  part.innerHTML = dispute ? `
    <summary>Retirer la mise en demeure…</summary>
    <div data-own>
      <p>Le litige se clôt, ses tâches disparaissent ; l’autre partie en est prévenue, avec le motif.</p>
      <div class="field"><label>Motif du retrait</label><textarea rows="2"></textarea></div>
      <button type="button" class="btn btn-danger">Retirer définitivement la mise en demeure</button>
      <p class="error" role="alert" hidden></p>
    </div>` : `
    <summary>Retirer le dossier…</summary>
    <div data-own>
      <p>La procédure s’arrête, toutes les tâches du dossier disparaissent ; le dossier reste consultable avec le motif de son retrait.</p>
      <div class="field"><label>Motif du retrait</label><textarea rows="2"></textarea></div>
      <button type="button" class="btn btn-danger">Retirer définitivement le dossier</button>
      <p class="error" role="alert" hidden></p>
    </div>`;
  form.element.append(part);
  wire(part);
  const said = part.querySelector('.error');
  part.querySelector('button').addEventListener('click', async () => {
    said.hidden = true;
    const draft = form.draft && form.draft.stop();
    try {
      await draft;
      await ask('POST', `/api/${dispute ? 'disputes' : 'conventions'}/${encodeURIComponent(form.task.reference)}/withdrawal`, {body: {reason: part.querySelector('textarea').value.trim()}});
      window.location.hash = '#/';
      window.location.reload();
    } catch (problem) {
      form.draft.resume();
      said.textContent = problem.errors && problem.errors.length ? problem.errors.map(each => each.message).join(' ') : problem.message;
      said.hidden = false;
    }
  });
}

/** What does not stand in the way but must be seen: `view.warnings`, or one `view.warning`. */
function showWarnings(form) {
  const sentences = [form.view.warning, ...form.view.warnings || []].filter(Boolean);
  const list = form.find('.warnings');
  list.replaceChildren(...sentences.map(sentence => {
    const entry = document.createElement('li');
    entry.textContent = format(sentence);
    return entry;
  }));
  list.hidden = !sentences.length;
}

function offerFreshStart(form, untouched) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-link';
  button.textContent = 'Effacer le brouillon et recommencer';
  button.addEventListener('click', () => {
    clearErrors(form.element);
    form.show(untouched);
    button.remove();
    form.draft.save();
    form.say('Le brouillon a été effacé.');
  });
  form.status.after(button);
}

/**
 * A start form: `data` is where the choices come from, `create` makes the case through the API and answers {reference, variables}: the
 * reference becomes the business key. A start that the engine refuses is tried again with the case already made. `impossible(view)` may answer
 * why there is nothing to begin: this sentence then stands in place of the form.
 */
async function start(camForm, {data, create, impossible, ...hooks}) {
  const form = new Form(camForm, hooks);
  form.build();
  let made = null;
  const nothing = () => {
    const sentence = form.data.view && impossible && impossible(form.view);
    return sentence ? new Problem(422, sentence) : null;
  };
  form.guardSubmit(async () => {
    const problem = nothing();
    if (problem) {
      throw problem;
    }
    form.refresh();
    const asked = JSON.stringify(form.input);
    if (!made || made.asked !== asked) {
      made = {asked, ...await create(form.input, form)};
    }
    camForm.businessKey = made.reference;
    Object.entries(made.variables || {}).forEach(([name, value]) => camForm.variableManager.createVariable({name, type: 'String', value}));
  });
  form.lock(true);
  try {
    form.data.view = await ask('GET', data);
    hooks.prepare && hooks.prepare(form.view);
    const problem = nothing();
    if (problem) {
      throw problem;
    }
  } catch (problem) {
    form.lock(false);
    broken(form, problem);
    return form;
  }
  if (form.element.isConnected) {
    form.show(form.proposed());
    form.lock(false);
  }
  return form;
}

window.Paraphe = {task, start, ask, url, get, set, put, format, plural, collect, fill, describe, idOf, CONTROLS, attendance, vote};
