/** The tab «Dossier» beside a task's form. */
import {element} from './dom.js';
import {engine} from './engine.js';
import {dates, documents, find, head, parties, schools, state, timeline} from './view.js';

const NONE = 'Cette tâche ne porte sur aucun dossier de convention que vous voyez.';

/** Draws into the node; answers what ends the drawing when the tab is left. */
export function show(node, taskId) {
  const left = new AbortController();
  const box = element('div', {class: 'paraphe-case', 'aria-busy': 'true'}, state('Chargement du dossier…'));
  node.append(box);
  draw(box, taskId, left.signal).catch(problem => {
    if (problem.name !== 'AbortError') {
      box.replaceChildren(element('p', {class: 'problem', role: 'alert'}, problem.message));
    }
  }).finally(() => box.removeAttribute('aria-busy'));
  return () => left.abort();
}

async function draw(box, taskId, signal) {
  const reference = await referenceOf(taskId, signal);
  const dossier = reference && await find(reference, signal);
  box.replaceChildren(...(dossier
    ? [head(3, dossier), dates(3, dossier), parties(3, dossier), schools(3, dossier), documents(3, dossier), timeline(3, dossier)].filter(Boolean)
    : [state(NONE)]));
}

async function referenceOf(taskId, signal) {
  const settings = {signal, unread: 'Cette tâche n’est plus ouverte. Actualisez la liste des tâches.'};
  const task = await engine(`/task/${encodeURIComponent(taskId)}`, settings);
  const instance = task.processInstanceId && await engine(`/process-instance/${encodeURIComponent(task.processInstanceId)}`, settings);
  return instance && instance.businessKey;
}
