/** How forms write dates, hours and amounts. A civil date has no zone: it is never read as a moment. */

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Of the académie: the page says it. */
const ZONE = document.documentElement.dataset.zone || 'Europe/Paris';

function civil(iso, options) {
  const [, year, month, day] = ISO_DATE.exec(iso);
  return new Intl.DateTimeFormat('fr-FR', {timeZone: 'UTC', ...options}).format(new Date(Date.UTC(+year, +month - 1, +day)));
}

const FORMATS = {
  date: value => ISO_DATE.test(value) ? value.split('-').reverse().join('/') : String(value),
  'long-date': value => ISO_DATE.test(value)
    ? civil(value, {weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'}).replace(/^(\S+) 1 /, (all, weekday) => `${weekday} 1er `) : String(value),
  moment: value => new Intl.DateTimeFormat('fr-FR', {dateStyle: 'short', timeStyle: 'short', timeZone: ZONE}).format(new Date(value)).replace(' ', ' à '),
  time: value => String(value).slice(0, 5).replace(':', ' h '),
  number: value => new Intl.NumberFormat('fr-FR').format(value),
  amount: value => `${value} €`,
  'yes-no': value => value ? 'oui' : 'non',
  list: value => Array.isArray(value) ? value.join(', ') : String(value)
};

/** French punctuation keeps its distance and its word, a number what it numbers, so that no line begins with a colon; an apostrophe is the printed one. */
function typeset(text) {
  return text.replace(/«[ \u00a0]*/g, '«\u00a0').replace(/[ \u00a0]*»/g, '\u00a0»').replace(/([\p{L}\d)])(?=[;?!](?:\s|$))/gu, '$1\u00a0').replace(/ ([:;?!€%])/g, '\u00a0$1')
    .replace(/(\bart\.|n°) /g, '$1\u00a0').replace(/(\p{L})'(?=\p{L})/gu, '$1’');
}

export function typesetAll(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const better = text.parentElement && text.parentElement.matches('script, textarea') ? text.data : typeset(text.data);
    if (better !== text.data) {
      text.data = better;
    }
  }
  root.querySelectorAll('template').forEach(template => typesetAll(template.content));
}

export function format(value, name) {
  if (value === undefined || value === null || value === '') {
    return '';
  }
  if (name) {
    return typeset(FORMATS[name](value));
  }
  return ISO_DATE.test(value) ? FORMATS.date(value) : typeset(String(value));
}

/** «1 voix», «2 voix» stay; «1 présent», «2 présents» take their s. */
export function plural(count, singular, many = singular + 's') {
  return `${count} ${count > 1 ? many : singular}`;
}
