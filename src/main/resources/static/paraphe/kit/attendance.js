/**
 * The attendance sheet: who is there, who has given a proxy to whom, and the quorum as it stands. Which number is needed comes with the view; here it is
 * only counted who is in the room when the item is discussed.
 *
 * view.members [{councillor, name, office, present, arrivedAt, leftAt, interested}] · view.proxies · view.quorum {required, needed}
 * input {president, secretary, discussedAt, members: [{councillor, present, arrivedAt, leftAt, interested}], proxies: [{giver, holder, written, sessions, illness}]}
 */
import {describe, idOf} from './fields.js';
import {plural} from './formats.js';

const ROW = `
  <tr class="member">
    <th scope="row"><span class="name"></span> <span class="office hint"></span></th>
    <td><label class="choice"><input type="checkbox" data-part="present"><span>présent(e)</span></label></td>
    <td class="proxy"><select data-part="holder"></select></td>
    <td><button type="button" class="btn btn-link btn-sm" data-part="more" aria-expanded="false">Précisions</button><p class="hint said"></p></td>
  </tr>`;

const DETAIL = `
  <tr class="detail" hidden>
    <td colspan="4">
      <div class="choices inline">
        <div class="field"><label>Arrivé(e) en cours de séance à</label><input type="time" data-part="arrivedAt"></div>
        <div class="field"><label>Parti(e) avant la fin à</label><input type="time" data-part="leftAt"></div>
        <label class="choice"><input type="checkbox" data-part="interested"><span>Intéressé(e) à l’affaire<span class="hint">ne compte pas pour le quorum et ne vote pas (CGCT, art. L2131-11)</span></span></label>
      </div>
      <div class="choices inline" data-part="proxy">
        <label class="choice"><input type="checkbox" data-part="written"><span>Procuration écrite</span></label>
        <div class="field"><label>Nombre de séances consécutives, celle-ci comprise</label><input type="number" min="1" data-part="sessions"></div>
        <label class="choice"><input type="checkbox" data-part="illness"><span>Maladie dûment constatée<span class="hint">lève la limite de trois séances (CGCT, art. L2121-20)</span></span></label>
      </div>
    </td>
  </tr>`;

function element(markup) {
  const template = document.createElement('template');
  template.innerHTML = markup.trim();
  return template.content.firstElementChild;
}

class Member {

  constructor(councillor) {
    this.id = councillor.councillor;
    this.name = councillor.name;
    this.row = element(ROW);
    this.detail = element(DETAIL);
    this.row.querySelector('.name').textContent = councillor.name;
    this.row.querySelector('.office').textContent = councillor.office.startsWith('conseiller') ? '' : councillor.office;
    this.parts = {};
    [this.row, this.detail].forEach(each => each.querySelectorAll('[data-part]').forEach(part => {
      this.parts[part.dataset.part] = part;
    }));
    const {present, holder, more, arrivedAt, leftAt, sessions} = this.parts;
    present.setAttribute('aria-label', `${councillor.name}, présent(e)`);
    holder.setAttribute('aria-label', `Procuration de ${councillor.name} à`);
    more.setAttribute('aria-label', `Précisions pour ${councillor.name}`);
    more.setAttribute('aria-controls', idOf(this.detail));
    more.addEventListener('click', () => this.open(this.detail.hidden));
    [arrivedAt, leftAt, sessions].forEach(control => {
      control.previousElementSibling.htmlFor = idOf(control);
    });
  }

  open(shown) {
    this.detail.hidden = !shown;
    this.parts.more.setAttribute('aria-expanded', String(shown));
  }

  put(member = {}, proxy = null) {
    const {present, arrivedAt, leftAt, interested, written, sessions, illness} = this.parts;
    present.checked = member.present === true;
    arrivedAt.value = (member.arrivedAt || '').slice(0, 5);
    leftAt.value = (member.leftAt || '').slice(0, 5);
    interested.checked = member.interested === true;
    this.holder = proxy ? String(proxy.holder ?? '') : '';
    written.checked = proxy ? proxy.written !== false : true;
    sessions.value = proxy ? proxy.sessions ?? 1 : 1;
    illness.checked = !!proxy && proxy.illness === true;
  }

  get present() {
    return this.parts.present.checked;
  }

  /** May have given a proxy: away for the session or a part of it. */
  get away() {
    return !this.present || !!this.parts.arrivedAt.value || !!this.parts.leftAt.value;
  }

  countsAt(hour) {
    const {arrivedAt, leftAt, interested} = this.parts;
    return this.present && !interested.checked && (!arrivedAt.value || !hour || hour >= arrivedAt.value) && (!leftAt.value || !hour || hour < leftAt.value);
  }

  read() {
    const {arrivedAt, leftAt, interested} = this.parts;
    return {
      councillor: this.id, present: this.present, arrivedAt: this.present && arrivedAt.value || null, leftAt: this.present && leftAt.value || null,
      interested: interested.checked
    };
  }

  readProxy() {
    const {written, sessions, illness} = this.parts;
    return {
      giver: this.id, holder: Number(this.holder), written: written.checked, sessions: sessions.value === '' ? null : Number(sessions.value),
      illness: illness.checked
    };
  }

  /** What the hidden line says, in short. */
  tell() {
    const {arrivedAt, leftAt, interested} = this.parts;
    const said = this.row.querySelector('.said');
    said.textContent = [
      this.present && arrivedAt.value && `arrivé(e) à ${arrivedAt.value.replace(':', ' h ')}`,
      this.present && leftAt.value && `parti(e) à ${leftAt.value.replace(':', ' h ')}`,
      interested.checked && 'intéressé(e)'
    ].filter(Boolean).join(', ');
    describe(this.parts.present, idOf(said), !!said.textContent);
  }
}

function option(value, label) {
  const choice = document.createElement('option');
  choice.value = value;
  choice.textContent = label;
  return choice;
}

/** Hooks for Paraphe.task: the form brings `#members` (a tbody), `#quorum`, and selects named president and secretary. */
export function attendance() {
  let members = [];

  function offerHolders() {
    const taken = new Map(members.filter(member => member.away && member.holder).map(member => [member.holder, member]));
    const there = members.filter(member => member.present);
    members.forEach(member => {
      const select = member.parts.holder;
      const free = there.filter(other => other !== member && (!taken.has(String(other.id)) || taken.get(String(other.id)) === member));
      const choices = [option('', 'pas de procuration'), ...free.map(other => option(other.id, other.name))];
      if (member.holder && !free.some(other => String(other.id) === member.holder)) {
        const chosen = members.find(other => String(other.id) === member.holder);
        choices.push(option(member.holder, chosen ? `${chosen.name} (${chosen.present ? 'porte déjà une procuration' : 'absent(e)'})` : member.holder));
      }
      select.replaceChildren(...choices);
      select.value = member.holder;
      select.hidden = !member.away;
      member.parts.proxy.hidden = !member.away || !member.holder;
      member.row.classList.toggle('is-absent', !member.present);
    });
  }

  function offerOffices(form) {
    ['president', 'secretary'].forEach(name => {
      const select = form.find(`[name=${name}]`);
      const chosen = select.dataset.chosen ?? select.value;
      select.replaceChildren(option('', 'à désigner'), ...members.filter(member => member.present || String(member.id) === chosen)
        .map(member => option(member.id, member.name)));
      select.value = chosen;
      delete select.dataset.chosen;
    });
  }

  function tellQuorum(form) {
    const hour = form.find('[name=discussedAt]').value;
    const present = members.filter(member => member.countsAt(hour)).length;
    const proxies = members.filter(member => member.away && member.holder).length;
    const away = members.filter(member => !member.present && !member.holder).length;
    const {required, needed} = form.view.quorum;
    const reached = !needed || present >= required;
    const panel = form.find('#quorum');
    panel.querySelector('.figures').textContent = needed
      ? `${plural(present, 'présent')} sur ${members.length}, quorum ${required} : ${reached ? 'atteint' : 'non atteint'}`
      : `${plural(present, 'présent')} sur ${members.length} : seconde convocation, aucun quorum n’est exigé`;
    panel.querySelector('.others').textContent = [
      `${plural(proxies, 'procuration')} : ${proxies > 1 ? 'elles votent mais ne comptent' : 'elle vote mais ne compte'} pas pour le quorum`,
      away && `${plural(away, 'absent')} sans procuration`
    ].filter(Boolean).join(' ; ') + '.';
    panel.classList.toggle('is-good', reached);
    panel.classList.toggle('is-bad', !reached);
  }

  function name() {
    let given = 0;
    members.forEach((member, i) => {
      member.row.dataset.path = `members[${i}]`;
      ['present', 'arrivedAt', 'leftAt', 'interested'].forEach(part => {
        member.parts[part].name = `members[${i}].${part}`;
      });
      const proxy = member.away && member.holder ? `proxies[${given++}]` : '';
      member.row.querySelector('.proxy').dataset.path = proxy;
      ['holder', 'written', 'sessions', 'illness'].forEach(part => {
        member.parts[part].name = proxy && `${proxy}.${part}`;
      });
    });
  }

  return {
    initial: ({president, secretary, discussedAt, members: sheet, proxies}) => ({
      president, secretary, discussedAt, proxies,
      members: sheet.map(({councillor, present, arrivedAt, leftAt, interested}) => ({councillor, present, arrivedAt, leftAt, interested}))
    }),
    show(form, input) {
      const body = form.find('#members');
      body.replaceChildren();
      members = form.view.members.map(councillor => new Member(councillor));
      members.forEach(member => {
        member.put((input.members || []).find(each => each.councillor === member.id), (input.proxies || []).find(each => each.giver === member.id));
        body.append(member.row, member.detail);
        member.parts.holder.addEventListener('input', () => {
          member.holder = member.parts.holder.value;
        });
      });
      ['president', 'secretary'].forEach(each => {
        form.find(`[name=${each}]`).dataset.chosen = String(input[each] ?? '');
      });
      form.find('#everybody').onclick = () => {
        members.forEach(member => {
          member.parts.present.checked = true;
        });
        form.changed();
      };
      offerHolders();
      offerOffices(form);
    },
    read(input) {
      name();
      return {
        ...input, members: members.map(member => member.read()),
        proxies: members.filter(member => member.away && member.holder).map(member => member.readProxy())
      };
    },
    changed(form) {
      members.forEach(member => member.tell());
      offerHolders();
      offerOffices(form);
      tellQuorum(form);
    }
  };
}
