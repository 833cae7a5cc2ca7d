/** What a form shows of the API's answer: texts, lists, choices, and the parts that depend on them or on what is being entered. */
import {get} from './paths.js';
import {format} from './formats.js';
import {put} from './fields.js';

/** `data-text="view.sessionDate" data-format="long-date"`: always as text, never as markup. */
export function showTexts(scope, data) {
  scope.querySelectorAll('[data-text]').forEach(element => {
    const text = format(get(data, element.dataset.text), element.dataset.format);
    element.textContent = text || element.dataset.empty || '';
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
      part.querySelectorAll('[data-href]').forEach(link => link.setAttribute('href', get(inner, link.dataset.href)));
      list.append(part);
    });
  });
}

/** `<select data-options="view.communes" data-value="insee" data-label="name">` or a list of plain strings. */
export function showOptions(scope, data) {
  scope.querySelectorAll('select[data-options]').forEach(select => {
    const chosen = select.value;
    select.querySelectorAll('option[data-from-view]').forEach(option => option.remove());
    (get(data, select.dataset.options) || []).forEach(choice => {
      const option = document.createElement('option');
      const plain = typeof choice !== 'object';
      option.value = plain ? choice : get(choice, select.dataset.value || 'value');
      option.textContent = plain ? choice : get(choice, select.dataset.label || 'label');
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
 */
export function showWhen(scope, data) {
  scope.querySelectorAll('[data-when]').forEach(part => {
    part.hidden = !holds(part.dataset.when, data);
  });
  scope.querySelectorAll('[data-when] :is(input, select, textarea), :is(input, select, textarea)[data-when]').forEach(control => {
    if (!('fixed' in control.dataset)) {
      control.disabled = !!control.closest('[hidden]');
    }
  });
}
