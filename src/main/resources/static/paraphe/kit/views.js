/** What a form shows of the API's answer: texts, lists, choices, and the parts that depend on them or on what is being entered. */
import {url} from './api.js';
import {get} from './paths.js';
import {format} from './formats.js';
import {idOf, put} from './fields.js';

/** `data-text="view.sessionDate" data-format="long-date"`: always as text, never as markup. */
export function showTexts(scope, data) {
  scope.querySelectorAll('[data-text]').forEach(element => {
    const text = format(get(data, element.dataset.text), element.dataset.format);
    element.textContent = text || element.dataset.empty || '';
  });
}

/** `data-href="view.document.href"`: a document of ours. It is downloaded: Tasklist's sandbox lets no window of it open a PDF viewer. */
export function showLinks(scope, data) {
  scope.querySelectorAll('[data-href]').forEach(link => {
    const address = get(data, link.dataset.href);
    link.hidden = !address;
    if (address && address.startsWith('/')) {
      link.href = url(address);
      link.download = '';
    }
  });
}

/** `<ul data-each="view.agenda"><template><li data-text="item.title"></li></template></ul>` */
export function showLists(scope, data) {
  scope.querySelectorAll('[data-each]').forEach(list => {
    const template = list.querySelector(':scope > template');
    [...list.children].filter(child => child !== template).forEach(child => child.remove());
    (get(data, list.dataset.each) || []).forEach((item, index) => {
      const part = template.content.cloneNode(true);
      const inner = {...data, item, index: index + 1};
      showTexts(part, inner);
      showWhen(part, inner);
      showLinks(part, inner);
      list.append(part);
    });
  });
}

/** `<p data-deadline="view.lastDay" data-label="Dernier jour :">`: a date of the law with its computation and article; hidden where there is none. */
export function showDeadlines(scope, data) {
  scope.querySelectorAll('[data-deadline]').forEach(place => {
    const deadline = get(data, place.dataset.deadline);
    place.classList.add('deadline');
    place.hidden = !deadline;
    if (deadline) {
      const date = document.createElement('strong');
      date.textContent = format(deadline.date, 'long-date');
      const why = document.createElement('span');
      why.className = 'why';
      why.textContent = `${format(deadline.explanation)}${deadline.article ? ` (${deadline.article})` : ''}`;
      place.replaceChildren(`${format(place.dataset.label || deadline.rule)} `, date, why);
    }
  });
}

/** `<fieldset data-choices="view.kinds" data-name="kind">`: a radio for each {code, label, effect} of the list. */
export function showChoices(scope, data) {
  scope.querySelectorAll('[data-choices]').forEach(place => {
    place.classList.add('choices');
    place.querySelectorAll('.choice').forEach(choice => choice.remove());
    (get(data, place.dataset.choices) || []).forEach(({id, code = id, label, effect}) => {
      const choice = document.createElement('label');
      choice.className = 'choice';
      const radio = document.createElement('input');
      Object.assign(radio, {type: 'radio', name: place.dataset.name, value: code});
      const text = document.createElement('span');
      text.append(format(label));
      if (effect) {
        const hint = document.createElement('span');
        hint.className = 'hint';
        hint.textContent = format(effect);
        text.append(hint);
      }
      choice.append(radio, text);
      place.append(choice);
    });
  });
}

/** `<select data-options="view.communes" data-value="insee" data-label="name">`, or a list of plain strings; a `datalist` serves the input before it. */
export function showOptions(scope, data) {
  scope.querySelectorAll('datalist[data-options]').forEach(list => {
    list.replaceChildren(...(get(data, list.dataset.options) || []).map(({code, label}) => {
      const option = document.createElement('option');
      option.value = code;
      option.textContent = label;
      return option;
    }));
    list.previousElementSibling.setAttribute('list', idOf(list));
  });
  scope.querySelectorAll('select[data-options]').forEach(select => {
    const chosen = select.value;
    select.querySelectorAll('option[data-from-view]').forEach(option => option.remove());
    (get(data, select.dataset.options) || []).forEach(choice => {
      const option = document.createElement('option');
      const plain = typeof choice !== 'object';
      option.value = plain ? choice : select.dataset.value ? get(choice, select.dataset.value) : choice.code ?? choice.id;
      option.textContent = plain ? choice : format(get(choice, select.dataset.label || 'label'));
      option.dataset.fromView = '';
      select.append(option);
    });
    put(select, chosen);
  });
}

function holds(condition, data) {
  return condition.split('&').every(part => {
    const [, not, path, operator, values] = /^\s*(!?)([^!=\s]+)\s*(?:(!?=)\s*(.*?))?\s*$/.exec(part);
    const value = get(data, path);
    const met = operator
      ? values.split('|').includes(String(value)) === (operator === '=')
      : Array.isArray(value) ? value.length > 0 : !!value;
    return not ? !met : met;
  });
}

/**
 * `data-when="input.kind=SECRET|PUBLIC & view.urgent"`: shows the part only then; hidden, its controls are disabled and so not sent.
 * What speaks of an item of a list or a live answer was settled when that was shown.
 */
export function showWhen(scope, data) {
  scope.querySelectorAll('[data-when]').forEach(part => {
    const root = /^\s*!?(\w+)/.exec(part.dataset.when)[1];
    if (root in data) {
      part.hidden = !holds(part.dataset.when, data);
    }
  });
  scope.querySelectorAll('[data-when] :is(input, select, textarea), :is(input, select, textarea)[data-when]').forEach(control => {
    if (!('fixed' in control.dataset)) {
      control.disabled = !!control.closest('[hidden]');
    }
  });
}
