/** A case as Tasklist's and Cockpit's tabs show it: the answer of GET /api/dossiers/{reference}, in sections. */
import {ask, url} from '../kit/api.js';
import {format} from '../kit/formats.js';
import {element, part, table, terms} from './dom.js';

const TYPES = {EM: 'maternelle', EE: 'élémentaire', EP: 'primaire'};

/** The convention whose case a process belongs to: an avenant's or a letter's reference is the convention's with one number more. */
export function conventionOf(reference) {
  return reference.replace(/-[A-Z]\d+$/, '');
}

/** The case, or null where the person sees none under that reference; asking for the list first says so without an error. */
export async function find(reference, signal) {
  const convention = conventionOf(reference);
  const found = await ask('GET', `/api/dossiers?size=5&q=${encodeURIComponent(convention)}`, {signal});
  return found.items.some(each => each.reference === convention) ? ask('GET', `/api/dossiers/${encodeURIComponent(convention)}`, {signal}) : null;
}

export function state(text) {
  return element('p', {class: 'state', role: 'status'}, text);
}

export function head(level, dossier) {
  return part(level, `Dossier ${dossier.reference}`,
    terms(['Où en est le dossier', dossier.phaseName], ['Commune', dossier.parties.commune.name], ['Convention', format(dossier.object)],
      ['Années scolaires', `${dossier.firstSchoolYear} à ${dossier.lastPaidSchoolYear}`], ['En vigueur depuis le', format(dossier.effectiveOn, 'date')],
      ['Terme', format(dossier.endsOn, 'date')], ['Fin', dossier.endedOn && `${format(dossier.endedOn, 'date')}${dossier.endReason ? ` : ${format(dossier.endReason)}` : ''}`]),
    element('p', {}, element('a', {href: url(`/dossiers/${encodeURIComponent(dossier.reference)}`)}, 'Ouvrir la page du dossier')));
}

export function tasks(level, dossier) {
  return part(level, 'Tâches ouvertes', table('Tâches ouvertes du dossier', [
    ['Tâche', row => element('a', {href: url(row.href)}, row.name)],
    ['Échéance', row => row.due && [format(row.due.date, 'date'), row.overdue && element('strong', {class: 'late'}, ' en retard')].filter(Boolean)],
    ['Pourquoi cette date', row => row.due && format(row.due.explanation)],
    ['À', row => row.assigneeName || row.groups.join(', ')],
    ['Dossier', row => row.reference]], dossier.tasks));
}

export function dates(level, dossier) {
  return part(level, 'Échéances et leur calcul', table('Dates que fixent la loi et la convention', [
    ['Date', row => [format(row.date, 'date'), row.past && element('span', {class: 'past'}, ' (passée)')].filter(Boolean)],
    ['Échéance', row => format(row.rule)],
    ['Calcul', row => format(row.explanation)],
    ['Texte', row => format(row.article)],
    ['Concerne', row => element('span', {class: 'reference'}, row.about)]], dossier.dates));
}

export function parties(level, dossier) {
  const all = dossier.parties;
  return part(level, 'Parties', terms(['Commune', `${all.commune.name} (${all.commune.code})`], ['Maire', all.mayor], ['Académie', all.academie.name],
    ['Recteur', all.recteurTitle ? `${all.recteur}, ${format(all.recteurTitle)}` : all.recteur], ['Communes du RPI', all.members.map(each => `${each.name} (${each.mandate})`).join(' ; ')],
    ['Contact de la commune', [all.contact, all.contactEmail, all.contactPhone].filter(Boolean).join(', ')]));
}

export function schools(level, dossier) {
  return part(level, 'Écoles', table('Écoles de la convention', [
    ['École', row => row.name],
    ['Type', row => TYPES[row.type] || row.type],
    ['UAI', row => row.uai || 'à compléter'],
    ['Inscrite', row => row.from ? `depuis ${row.from}${row.until ? `, jusqu’à ${row.until}` : ''}` : 'à l’annexe 1'],
    ['En service', row => row.activatedOn ? `depuis le ${format(row.activatedOn, 'date')}` : 'pas encore']], dossier.schools));
}

export function documents(level, dossier) {
  // downloaded: the sandbox of Camunda's pages lets no window of theirs open a PDF viewer
  return part(level, 'Documents', dossier.documents.length ? element('ul', {class: 'documents'}, dossier.documents.map(each => element('li', {},
    element('a', {href: url(each.href), download: ''}, format(each.title)), ` – ${each.kind}, ${format(each.createdAt, 'moment')}`))) : null);
}

export function timeline(level, dossier) {
  return part(level, 'Ce qui s’est passé', dossier.timeline.length ? element('ol', {class: 'timeline'}, dossier.timeline.map(each => element('li', {class: each.kind.toLowerCase()},
    element('time', {datetime: each.at}, format(each.at, 'moment')), ' ', element('span', {class: 'what'}, format(each.what)),
    each.byName && element('span', {class: 'by'}, ` – ${each.byName}`), each.reference !== dossier.reference && element('span', {class: 'about'}, ` (${each.reference})`)))) : null);
}
