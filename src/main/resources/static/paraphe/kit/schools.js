/**
 * Annexe 1 as rows to enter, `<div data-schools="schools"></div>`: UAI, type, name and commune (of `view.communes`), and a word about a school that stands
 * there twice.
 */
import {get} from './paths.js';
import {format} from './formats.js';

const TABLE = `
  <p class="hint">UAI : sept chiffres et une lettre de contrôle. Laissez-le vide s’il n’est pas encore connu ; il sera demandé avant l’activation de l’école.</p>
  <div class="scroll">
    <table class="entry">
      <thead>
        <tr>
          <th scope="col" style="width: 44px">N°</th>
          <th scope="col" style="width: 150px">UAI</th>
          <th scope="col" style="width: 160px">Type</th>
          <th scope="col">Nom de l’école</th>
          <th scope="col" style="width: 175px">Commune</th>
          <th scope="col" style="width: 80px"><span class="said-only">Retirer</span></th>
        </tr>
      </thead>
      <tbody data-min="1">
        <template>
          <tr>
            <td data-number></td>
            <td><input name="uai" data-uai aria-label="UAI de l’école {n}" maxlength="12" autocapitalize="characters" spellcheck="false"></td>
            <td>
              <select name="type" aria-label="Type de l’école {n}">
                <option value=""></option>
                <option value="EM">E.M maternelle</option>
                <option value="EE">E.E élémentaire</option>
                <option value="EP">E.P primaire</option>
              </select>
            </td>
            <td><input name="name" aria-label="Nom de l’école {n}" maxlength="200"></td>
            <td><select name="commune" data-default="task.commune" aria-label="Commune de l’école {n}" data-options="view.communes" data-value="insee" data-label="name"></select></td>
            <td><button type="button" class="btn-remove" data-remove aria-label="Retirer l’école {n}">Retirer</button></td>
          </tr>
        </template>
      </tbody>
    </table>
  </div>
  <p class="actions"><button type="button" class="btn btn-default">Ajouter une école</button></p>
  <p class="warning" role="status" hidden></p>`;

export function buildSchools(form) {
  form.all('[data-schools]').forEach(place => {
    place.innerHTML = TABLE;
    place.querySelector('tbody').dataset.rows = place.dataset.schools;
    place.querySelector('button').dataset.add = place.dataset.schools;
  });
}

const key = text => (text || '').replace(/\s+/g, ' ').trim().toUpperCase();

function twice(schools) {
  const seen = new Set();
  return schools.filter(school => {
    const keys = [key(school.uai), school.name && [school.type, key(school.name), school.commune].join(' ')].filter(Boolean);
    const again = keys.some(each => seen.has(each));
    keys.forEach(each => seen.add(each));
    return again;
  }).map(school => school.name || school.uai);
}

/** Called at each change. */
export function watchSchools(form) {
  form.all('[data-schools]').forEach(place => {
    const names = twice(get(form.input, place.dataset.schools) || []);
    const said = place.querySelector('.warning');
    said.textContent = format(names.length ? `Inscrite deux fois : ${names.join(', ')}.` : '');
    said.hidden = !names.length;
  });
}
