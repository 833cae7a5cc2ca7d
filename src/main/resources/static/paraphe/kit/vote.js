/**
 * The vote: figures that are added up as they are typed, and names where the ballot is public or the town wants some. What the figures decide is the API's to say.
 *
 * view.voters [{councillor, name, holderName}] (holderName: who votes in that name) · view.present · view.proxies · view.total · view.saved
 * input {mode, unanimous, votesFor, against, abstentions, blanks, byName: [{voter, sense}], …}
 */
import {plural} from './formats.js';

const SENSES = [['FOR', 'pour'], ['AGAINST', 'contre'], ['ABSTENTION', 'abstention'], ['BLANK', 'blanc ou nul'], ['', 'non inscrit']];
const FIGURES = {FOR: 'votesFor', AGAINST: 'against', ABSTENTION: 'abstentions', BLANK: 'blanks'};

let serial = 0;

class Voter {

  constructor(voter) {
    this.voter = voter;
    this.row = document.createElement('tr');
    this.row.className = 'member';
    const name = document.createElement('th');
    name.scope = 'row';
    name.append(voter.name);
    if (voter.holderName) {
      const holder = document.createElement('span');
      holder.className = 'hint office';
      holder.textContent = ` procuration à ${voter.holderName}`;
      name.append(holder);
    }
    this.row.append(name);
    const group = `voter-${++serial}`;
    this.choices = SENSES.map(([value, label]) => {
      const cell = this.row.insertCell();
      const radio = document.createElement('input');
      radio.type = 'radio';
      radio.name = group;
      radio.value = value;
      radio.setAttribute('aria-label', `${voter.name} : ${label}`);
      cell.className = value ? 'sense' : 'sense unnamed';
      cell.append(radio);
      return radio;
    });
  }

  get sense() {
    const chosen = this.choices.find(choice => choice.checked);
    return chosen ? chosen.value : '';
  }

  set sense(sense) {
    this.choices.forEach(choice => {
      choice.checked = choice.value === sense;
    });
  }
}

/** Hooks for Paraphe.task: the form brings `#voters` (a tbody), `#sum`, `#named` (a details around the names) and the named fields of the input. */
export function vote() {
  let voters = [];

  const figure = (form, name) => form.find(`[name=${name}]`);
  const count = sense => voters.filter(voter => voter.sense === sense).length;

  function tellSum(form) {
    const all = form.view.total;
    const {mode, unanimous} = form.input;
    const given = Object.values(FIGURES).map(name => form.input[name]);
    const byNames = mode === 'PUBLIC';
    const figures = byNames ? Object.keys(FIGURES).map(count) : given.map(each => each || 0);
    const sum = figures.reduce((one, other) => one + other, 0);
    const deduced = !byNames && unanimous && given.every(each => each === null || each === undefined);
    const panel = form.find('#sum');
    const missing = all - sum;
    panel.querySelector('.figures').textContent = deduced ? `À l’unanimité : ${all} voix pour, déduites des présents et des procurations`
      : `${sum} voix comptées sur ${all} : ` + (missing === 0 ? 'le compte est bon' : missing > 0 ? `il en manque ${missing}` : `${-missing} de trop`);
    panel.querySelector('.others').textContent = byNames
      ? Object.keys(FIGURES).map((sense, i) => `${figures[i]} ${SENSES[i][1]}`).join(', ') + '.'
      : `Peuvent voter : ${plural(form.view.present, 'présent')} et ${plural(form.view.proxies, 'procuration')}.`;
    panel.classList.toggle('is-good', deduced || missing === 0);
    panel.classList.toggle('is-bad', !deduced && missing !== 0);
    const tie = !deduced && figures[0] > 0 && figures[0] === figures[1] && mode !== 'SECRET';
    const president = form.find('#president-vote');
    president.hidden = !tie || byNames;
    president.querySelectorAll('input, select').forEach(each => {
      each.disabled = president.hidden;
    });
  }

  return {
    initial: ({saved}) => saved || {action: 'VOTE', mode: 'ORDINARY', askPublic: 0, askSecret: 0, unanimous: false},
    show(form, input) {
      const body = form.find('#voters');
      body.replaceChildren();
      voters = form.view.voters.map(voter => new Voter(voter));
      voters.forEach(voter => {
        const named = (input.byName || []).find(each => each.voter === voter.voter.councillor);
        voter.sense = named ? named.sense : '';
        body.append(voter.row);
      });
      form.find('#named').open = (input.byName || []).length > 0;
      form.find('#all-for').onclick = () => {
        voters.forEach(voter => {
          voter.sense = 'FOR';
        });
        form.changed();
      };
      form.find('#nobody').onclick = () => {
        voters.forEach(voter => {
          voter.sense = '';
        });
        form.changed();
      };
    },
    read(input, form) {
      if (input.action !== 'VOTE') {
        return input;
      }
      const named = input.mode === 'SECRET' ? [] : voters.filter(voter => voter.sense);
      voters.forEach(voter => {
        const at = named.indexOf(voter);
        voter.row.dataset.path = at < 0 ? '' : `byName[${at}]`;
      });
      return {...input, byName: named.map(voter => ({voter: voter.voter.councillor, sense: voter.sense}))};
    },
    changed(form) {
      if (form.input.action !== 'VOTE') {
        return;
      }
      const open = form.input.mode === 'PUBLIC';
      form.element.classList.toggle('is-public', open);
      if (open) {
        form.find('#named').open = true;
      }
      tellSum(form);
    }
  };
}
