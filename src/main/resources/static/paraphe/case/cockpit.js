/** The case beside the diagram of one of its processes, and on the diagram what has been passed, by whom and when. */
import {url} from '../kit/api.js';
import {format} from '../kit/formats.js';
import {element} from './dom.js';
import {engine} from './engine.js';
import {dates, documents, find, head, parties, schools, state, tasks, timeline} from './view.js';

const NONE = 'Cette procédure n’appartient à aucun dossier de convention que vous voyez.';
const UNREAD = 'Cette procédure ne peut pas être lue. Actualisez la page.';

/** The tab «Dossier»; answers what ends the drawing when the tab is left. */
export function showCase(node, processInstanceId) {
  const left = new AbortController();
  const box = element('div', {class: 'paraphe-case', 'aria-busy': 'true'}, state('Chargement du dossier…'));
  node.append(box);
  draw(box, processInstanceId, left.signal).catch(problem => {
    if (problem.name !== 'AbortError') {
      box.replaceChildren(element('p', {class: 'problem', role: 'alert'}, problem.message));
    }
  }).finally(() => box.removeAttribute('aria-busy'));
  return () => left.abort();
}

async function draw(box, processInstanceId, signal) {
  const instance = await engine(`/history/process-instance/${encodeURIComponent(processInstanceId)}`, {signal, unread: UNREAD});
  const dossier = instance.businessKey && await find(instance.businessKey, signal);
  box.replaceChildren(...(dossier
    ? [head(3, dossier), processes(dossier, processInstanceId), timeline(3, dossier), tasks(3, dossier), dates(3, dossier), parties(3, dossier), schools(3, dossier),
      documents(3, dossier)].filter(Boolean)
    : [state(NONE)]));
}

/** The other processes of the case; those that are over are on our pages, for Cockpit shows running ones only. */
function processes(dossier, shown) {
  return element('section', {class: 'part'}, element('h3', {}, 'Procédures du dossier'), element('ul', {}, dossier.processes.map(each => element('li', {},
    each.id === shown ? element('strong', {}, each.name)
      : element('a', {href: each.endedAt ? url(`/dossiers/${encodeURIComponent(dossier.reference)}/procedures/${each.id}`) : `#/process-instance/${each.id}/runtime`}, each.name),
    each.endedAt ? ` : terminée le ${format(each.endedAt, 'moment')}${each.end ? ` (${each.end})` : ''}` : ' : en cours',
    each.reference !== dossier.reference && ` – ${each.reference}`))));
}

/** Steps beside which there is room for a date, and for who did them where that was a person. */
const DATED = ['userTask', 'callActivity'];

/** Marks the steps passed, and writes beside each task who did it and when. */
export async function markPassed(viewer, processInstanceId) {
  const [passed, names] = await Promise.all([
    engine(`/history/activity-instance?processInstanceId=${encodeURIComponent(processInstanceId)}&finished=true&sortBy=endTime&sortOrder=asc`, {unread: UNREAD}),
    namesIn(processInstanceId)]);
  const last = new Map(passed.filter(each => !each.canceled).map(each => [each.activityId, each]));
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const known = viewer.get('elementRegistry');
  last.forEach((each, id) => {
    if (known.get(id)) {
      canvas.addMarker(id, 'paraphe-passed');
      if (DATED.includes(each.activityType)) {
        overlays.add(id, {position: {top: -16, left: 0}, html: element('span', {class: 'paraphe-passed-by'},
          `${format(each.endTime, 'moment')}${each.assignee ? `, ${names.get(each.assignee) || each.assignee}` : ''}`)});
      }
    }
  });
}

/** The people of the case by their accounts. */
async function namesIn(processInstanceId) {
  const instance = await engine(`/history/process-instance/${encodeURIComponent(processInstanceId)}`, {unread: UNREAD});
  const dossier = instance.businessKey && await find(instance.businessKey);
  return new Map(dossier ? dossier.timeline.filter(each => each.by).map(each => [each.by, each.byName]) : []);
}
