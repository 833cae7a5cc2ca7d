/**
 * What the engine's web applications write in their own words wherever no text of a locale stands: accounts where people have names, the English of an incident, the
 * technical number of a case, the id of a group. Said anew in the same place, each time they draw.
 */
import {ask} from './kit/api.js';

const ENGLISH = {
  '.incidents-tab td.type': {'Failed Job': 'Traitement en échec', 'failedExternalTask': 'Tâche externe en échec'},
  '.incidents-tab td.message i': {'Message is null.': 'Aucun message'}
};
/** Where an account stands, and nothing else. */
const PEOPLE = '.operation-user, .event-body .new-value span, .event-body .original-value span, h5.assignee, [cam-tasklist-task-meta] .assignee span:not(:has(*)), '
  + '.user-tasks td.assignee [in-place-text-field-root] > div, .user-tasks td.owner';
/** The properties of a task of which somebody is the value. */
const OF_PEOPLE = ['Personne chargée de la tâche', 'Responsable'];
const ACCOUNT = /^[a-zA-Z0-9][a-zA-Z0-9._@-]*$/;
const AT_ONCE = 100;

/** By account its name, or itself where nobody tells: asked once. */
const names = new Map();

/** The engine's applications keep the text that they have made and change what it says: another text in its place would never change again. */
function textOf(element) {
  return [...element.childNodes].find(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
}

function say(text, said) {
  if (text && text.data.trim() !== said) {
    text.data = said;
  }
}

function isOfSomebody(element) {
  const line = element.closest('.line');
  return !line || OF_PEOPLE.includes(line.querySelector('.event-property').textContent.trim());
}

function accounts() {
  return [...document.querySelectorAll(PEOPLE)].filter(isOfSomebody).map(textOf).filter(text => text && ACCOUNT.test(text.data.trim()));
}

async function namePeople() {
  const unknown = [...new Set(accounts().map(text => text.data.trim()))].filter(account => !names.has(account)).slice(0, AT_ONCE);
  if (unknown.length) {
    unknown.forEach(account => names.set(account, account));
    const query = new URLSearchParams(unknown.map(account => ['account', account]));
    const told = await ask('GET', `/api/people?${query}`).catch(() => []);
    told.forEach(person => names.set(person.account, person.name));
  }
  accounts().forEach(text => say(text, names.get(text.data.trim()) || text.data.trim()));
}

function translate() {
  Object.entries(ENGLISH).forEach(([place, words]) => document.querySelectorAll(place).forEach(element => {
    const text = textOf(element);
    say(text, text && words[text.data.trim()] || text && text.data.trim());
  }));
}

/** Who watches cases knows them by their reference; an operator also needs their number in the engine. */
function nameCases() {
  if (document.documentElement.dataset.may.split(' ').includes('operate')) {
    return;
  }
  document.querySelectorAll('tr:has(td.business-key)').forEach(row => {
    const reference = row.querySelector('td.business-key');
    const link = row.querySelector(':is(td.instance-id, td.called-process-instance) a[href*=process-instance]');
    if (link && reference.textContent.trim()) {
      say(textOf(link), reference.textContent.trim());
      link.removeAttribute('title');
    }
  });
  document.querySelectorAll('table.process-instances .instance-id-label').forEach(label => say(textOf(label), 'Dossier'));
  const shown = document.querySelector('.ctn-sidebar dd.business-key');
  const crumb = document.querySelector('.cam-breadcrumb li:last-child > span.text');
  if (shown && crumb && window.location.hash.startsWith('#/process-instance/')) {
    say(textOf(crumb), shown.textContent.trim());
  }
}

function nameGroups() {
  const groups = JSON.parse(document.documentElement.dataset.groups);
  document.querySelectorAll('#task-group-counts td:last-child').forEach(cell => {
    const text = textOf(cell);
    say(text, text && (groups[text.data.trim()] || text.data.trim()));
  });
}

function tell() {
  translate();
  nameGroups();
  nameCases();
  namePeople();
}

let soon = null;
new MutationObserver(() => {
  clearTimeout(soon);
  soon = setTimeout(tell, 100);
}).observe(document.body, {childList: true, characterData: true, subtree: true});
tell();
