/** Elements from data: a text is always a text, whatever it contains. */

function shown(children) {
  return children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false && child !== '');
}

/**
 * @param tag       e.g. `a`
 * @param settings  attributes; a function is a listener, null and false are left out
 * @param children  elements, texts, or lists of them; null and false are left out
 */
export function element(tag, settings = {}, ...children) {
  const made = document.createElement(tag);
  Object.entries(settings).forEach(([name, value]) => {
    if (typeof value === 'function') {
      made.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  });
  shown(children).forEach(child => made.append(child instanceof Node ? child : document.createTextNode(String(child))));
  return made;
}

/** A part of a view with its heading; nothing where there is nothing to show. */
export function part(level, title, ...children) {
  const content = shown(children);
  return content.length ? element('section', {class: 'part'}, element(`h${level}`, {}, title), content) : null;
}

/**
 * A table whose first column names the row.
 *
 * @param caption what the table tells
 * @param columns `[title, row => cell, {numeric: true}]`
 * @param rows    null where there are none
 */
export function table(caption, columns, rows) {
  if (!rows.length) {
    return null;
  }
  return element('div', {class: 'table-frame', tabindex: '0', role: 'region', 'aria-label': caption}, element('table', {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, columns.map(([title, , how]) => element('th', {scope: 'col', class: how && how.numeric ? 'number' : null}, title)))),
    element('tbody', {}, rows.map(row => element('tr', {}, columns.map(([, cell, how], at) => at === 0
      ? element('th', {scope: 'row'}, cell(row)) : element('td', {class: how && how.numeric ? 'number' : null}, cell(row))))))));
}

/** Terms and what they say; those without an answer are left out. */
export function terms(...pairs) {
  const told = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && !value.length));
  return told.length ? element('dl', {}, told.map(([term, value]) => [element('dt', {}, term), element('dd', {}, value)])) : null;
}
