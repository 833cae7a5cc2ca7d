/** The managers' figures on Cockpit's first page: the answer of GET /api/dashboard. Every number is a link, every chart stands beside its table. */
import {ask, url} from '../kit/api.js';
import {format, plural} from '../kit/formats.js';
import {element, part, table} from './dom.js';
import {engine} from './engine.js';
import {state} from './view.js';

const LATE = '#a3161f';
const SOON = '#c98300';
const DONE = '#14498c';
const OPEN = '#b9c7d9';
const EUROS = new Intl.NumberFormat('fr-FR', {style: 'currency', currency: 'EUR'});
const CAMPAIGN_MODEL = 'contribution-campaign';

/** Draws into the node; answers what ends the drawing when the page is left. */
export function show(node) {
  const left = new AbortController();
  const charts = [];
  const box = element('div', {class: 'paraphe-case paraphe-dashboard', 'aria-busy': 'true'}, state('Chargement des chiffres…'));
  node.append(box);
  draw(box, charts, left.signal).catch(problem => {
    if (problem.name !== 'AbortError') {
      box.replaceChildren(element('p', {class: 'problem', role: 'alert'}, problem.message));
    }
  }).finally(() => box.removeAttribute('aria-busy'));
  return () => {
    left.abort();
    charts.forEach(chart => chart.destroy());
  };
}

async function draw(box, charts, signal) {
  const [figures, Chart] = await Promise.all([ask('GET', '/api/dashboard', {signal}), library()]);
  const running = await Promise.all(figures.campaigns.map(each => instanceOf(each.reference, signal)));
  const parts = [phases(figures), groups(figures), communes(figures, signal), disputes(figures), campaigns(figures, running), years(figures), incidents(figures)];
  box.replaceChildren(...parts.filter(Boolean));
  if (!signal.aborted) {
    box.querySelectorAll('canvas').forEach(canvas => charts.push(new Chart(canvas, canvas.chart)));
  }
}

/** Chart.js as its authors build it for pages without modules: it makes itself known to the window. */
async function library() {
  await import(url('/webjars/chart.js/dist/chart.umd.min.js'));
  window.Chart.defaults.animation = false;
  window.Chart.defaults.font.size = 13;
  return window.Chart;
}

function link(number, path) {
  return number ? element('a', {href: url(path)}, format(number, 'number')) : '0';
}

function sum(euros, path) {
  return Number(euros) ? element('a', {href: url(path)}, EUROS.format(euros)) : EUROS.format(euros);
}

function chart(kind, label, labels, datasets, options = {}) {
  const canvas = element('canvas', {role: 'img', 'aria-label': `${label} : les mêmes chiffres sont dans le tableau.`});
  canvas.chart = {type: kind, data: {labels, datasets}, options: {responsive: true, maintainAspectRatio: false, indexAxis: 'y', ...options}};
  return element('div', {class: 'chart', style: `height:${Math.max(120, 46 + labels.length * 28)}px`}, canvas);
}

const STACKED = {scales: {x: {stacked: true, ticks: {precision: 0}}, y: {stacked: true}}};

function beside(title, chartOf, tableOf) {
  return part(3, title, element('div', {class: 'beside'}, chartOf, tableOf));
}

function phases(figures) {
  const title = 'Conventions par phase';
  return beside(title,
    chart('bar', title, figures.phases.map(each => each.name), [{label: 'Conventions', data: figures.phases.map(each => each.count), backgroundColor: DONE}],
      {plugins: {legend: {display: false}}, scales: {x: {ticks: {precision: 0}}}}),
    table(title, [['Phase', row => row.name], ['Conventions', row => link(row.count, row.href), {numeric: true}]], figures.phases));
}

function soon(figures) {
  return `À rendre d’ici le ${format(figures.soonUntil, 'date')}`;
}

function groups(figures) {
  const title = 'Tâches par groupe';
  if (!figures.groups.length) {
    return part(3, title, state(`Aucune tâche en retard, ni à rendre d’ici le ${format(figures.soonUntil, 'date')}.`));
  }
  return beside(title, workChart(title, figures.groups, figures), workTable(title, 'Groupe', figures.groups, figures));
}

function workTable(title, head, rows, figures) {
  return table(title, [[head, row => row.name], ['En retard', row => link(row.overdue, row.overdueHref), {numeric: true}],
    [soon(figures), row => link(row.soon, row.soonHref), {numeric: true}]], rows);
}

function communes(figures, signal) {
  const title = 'Tâches par commune';
  const rest = figures.communesAll - figures.communes.length;
  if (!figures.communes.length) {
    return '';
  }
  const box = element('div', {}, workTable(title, 'Commune', figures.communes, figures));
  if (rest > 0) {
    const more = element('button', {type: 'button', class: 'btn btn-default'}, `Afficher ${plural(rest, 'autre commune', 'autres communes')}`);
    more.addEventListener('click', async () => {
      more.disabled = true;
      const all = await ask('GET', `/api/dashboard?communes=${figures.communesAll}`, {signal});
      box.replaceChildren(workTable(title, 'Commune', all.communes, all));
      box.querySelector('table').setAttribute('tabindex', '-1');
      box.querySelector('table').focus();
    });
    box.append(more);
  }
  return beside(title, workChart(title, figures.communes, figures), box);
}

function workChart(title, rows, figures) {
  return chart('bar', title, rows.map(each => each.name), [
    {label: 'En retard', data: rows.map(each => each.overdue), backgroundColor: LATE},
    {label: soon(figures), data: rows.map(each => each.soon), backgroundColor: SOON}], STACKED);
}

function disputes(figures) {
  const title = 'Litiges et dénonciations en cours';
  return part(3, title, figures.disputes.length ? table(title, [
    ['Dossier', row => element('a', {href: url(`/dossiers/${encodeURIComponent(row.convention)}`)}, row.reference)],
    ['Commune', row => row.communeName], ['Nature', row => format(row.kindName)], ['Où il en est', row => format(row.statusName)],
    ['Prochaine date', row => row.nextLimit && format(row.nextLimit.date, 'date')], ['Pourquoi', row => row.nextLimit && format(row.nextLimit.explanation)]], figures.disputes)
    : state('Aucun litige en cours.'),
  figures.disputesAll > 0 && element('p', {}, `${plural(figures.disputesAll, 'litige ou dénonciation', 'litiges et dénonciations')} en cours, dans `,
    element('a', {href: url(figures.disputedHref)}, plural(figures.disputed, 'dossier', 'dossiers'))));
}

function campaigns(figures, running) {
  const title = 'Campagne de contributions';
  return figures.campaigns.length ? part(3, title, figures.campaigns.map((each, at) => {
    const name = `Campagne ${each.schoolYear}`;
    const counted = Number(each.total) > 0;
    return element('div', {class: 'campaign'},
      element('p', {}, running[at] ? element('a', {href: `#/process-instance/${running[at]}/runtime`}, name) : element('strong', {}, name), ` : ${format(each.statusName)}, `,
        format(`fenêtre du ${format(each.opensOn, 'date')} au ${format(each.closesOn, 'date')}`)),
      counted && element('p', {}, element('progress', {max: each.total, value: each.done, 'aria-label': `${name} : ${each.step}`}), ' ',
        element(each.href ? 'a' : 'span', {href: each.href && url(each.href)}, `${each.doneText} sur ${each.totalText} (${each.step})`)));
  })) : '';
}

function years(figures) {
  const title = 'Contributions par année scolaire';
  if (!figures.years.length) {
    return '';
  }
  return beside(title, chart('bar', title, figures.years.map(each => each.schoolYear), [
    {label: 'Payé (€)', data: figures.years.map(each => Number(each.paid)), backgroundColor: DONE},
    {label: 'Reste à payer (€)', data: figures.years.map(each => Number(each.open)), backgroundColor: OPEN}], {scales: {x: {stacked: true}, y: {stacked: true}}}),
  table(title, [['Année scolaire', row => row.schoolYear],
    ['Titres', row => link(row.titres, row.href), {numeric: true}], ['Facturé', row => sum(row.billed, row.href), {numeric: true}],
    ['Payé', row => sum(row.paid, row.href), {numeric: true}], ['Reste à payer', row => sum(row.open, row.openHref), {numeric: true}],
    ['Titres échus', row => link(row.overdue, row.overdueHref), {numeric: true}]], figures.years));
}

function incidents(figures) {
  const title = 'Incidents';
  return part(3, title, figures.incidents.length ? table(title, [['Procédure', row => row.name],
    ['Incidents', row => element('a', {href: `#/process-definition/${encodeURIComponent(row.definition)}/runtime`}, format(row.count, 'number')), {numeric: true}]], figures.incidents)
    : state('Aucun incident.'));
}

/** Where a campaign runs in Cockpit. */
async function instanceOf(reference, signal) {
  const found = await engine(`/process-instance?processDefinitionKey=${CAMPAIGN_MODEL}&businessKey=${encodeURIComponent(reference)}`,
    {signal, unread: 'Les campagnes ne peuvent pas être lues. Actualisez la page.'});
  return found.length ? found[0].id : null;
}
