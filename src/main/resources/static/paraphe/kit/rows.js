/**
 * Rows that the clerk adds and removes:
 * `<tbody data-rows="schools" data-min="1"><template><tr>…<input name="uai" aria-label="UAI de l’école {n}">…</tr></template></tbody>`
 * and `<button type="button" data-add="schools">`. In the template a control's name is its path inside the row.
 */
import {CONTROLS, put, wire} from './fields.js';
import {get} from './paths.js';
import {showTexts, showOptions, showWhen} from './views.js';

export class Rows {

  constructor(body, {changed}) {
    this.body = body;
    this.path = body.dataset.rows;
    this.min = Number(body.dataset.min || 0);
    this.template = body.querySelector(':scope > template');
    this.changed = changed;
    const form = body.closest('form');
    form.querySelectorAll(`[data-add="${this.path}"]`).forEach(button => button.addEventListener('click', () => {
      const row = this.add({});
      this.number();
      this.changed();
      (row.querySelector(CONTROLS) || row).focus();
    }));
    body.addEventListener('click', event => {
      const button = event.target.closest('[data-remove]');
      if (button && body.contains(button)) {
        this.remove(button.closest('[data-path]'));
      }
    });
  }

  rows() {
    return [...this.body.children].filter(child => child !== this.template && !child.matches('.row-error'));
  }

  /** Shows these items, each with what the view says of it under `row`. */
  fill(items, data) {
    this.data = data;
    this.rows().forEach(row => row.remove());
    items.forEach(item => this.add(item));
    while (this.rows().length < this.min) {
      this.add({});
    }
    this.number();
  }

  add(item) {
    const row = this.template.content.firstElementChild.cloneNode(true);
    const data = {...this.data, row: item};
    showOptions(row, data);
    showTexts(row, data);
    row.querySelectorAll(CONTROLS).forEach(control => {
      if (control.name) {
        control.dataset.local = control.name;
        const value = get(item, control.name) ?? (control.dataset.default && get(data, control.dataset.default));
        if (value !== undefined) {
          put(control, value);
        }
      }
    });
    row.querySelectorAll('[aria-label], [data-remove]').forEach(each => {
      each.dataset.label = each.getAttribute('aria-label') || '';
    });
    this.body.append(row);
    wire(row);
    showWhen(row, data);
    return row;
  }

  remove(row) {
    const at = this.rows().indexOf(row);
    while (row.previousElementSibling && row.previousElementSibling.matches('.row-error')) {
      row.previousElementSibling.remove();
    }
    row.remove();
    while (this.rows().length < this.min) {
      this.add({});
    }
    this.number();
    this.changed();
    const rest = this.rows();
    const next = rest[Math.min(at, rest.length - 1)];
    const target = next && next.querySelector(CONTROLS) || this.body.closest('form').querySelector(`[data-add="${this.path}"]`);
    if (target) {
      target.focus();
    }
  }

  /** A row in which nothing but its defaults stands is not sent. */
  blank(row) {
    return !('fixed' in this.body.dataset)
      && [...row.querySelectorAll('[data-local]')].every(control => control.dataset.default
        || (control.matches('[type=checkbox], [type=radio]') ? !control.checked : !(control.dataset.document || control.value.trim())));
  }

  /** Paths follow the order in which the rows that are sent stand; spoken labels and numbers that of all rows. */
  number() {
    let sent = 0;
    this.rows().forEach((row, i) => {
      const path = this.blank(row) ? '' : `${this.path}[${sent++}]`;
      row.dataset.path = path;
      row.querySelectorAll('[data-local]').forEach(control => {
        control.name = path && `${path}.${control.dataset.local}`;
      });
      row.querySelectorAll('[data-label]').forEach(each => each.setAttribute('aria-label', each.dataset.label.replace('{n}', i + 1)));
      row.querySelectorAll('[data-number]').forEach(each => {
        each.textContent = i + 1;
      });
    });
  }
}
