/** The check letter of a school's UAI, verified as it is typed: `<input name="uai" data-uai>`. The rule itself is the API's. */
import {asker} from './live.js';
import {describe, idOf} from './fields.js';
import {format} from './formats.js';

const watched = new WeakMap();

function watch(input) {
  const said = document.createElement('p');
  said.className = 'check';
  said.setAttribute('aria-live', 'polite');
  input.after(said);
  describe(input, idOf(said));
  const say = (text, state = '') => {
    said.textContent = format(text);
    said.className = `check ${state}`;
  };
  const question = asker((check, problem) => {
    if (problem) {
      say(problem.message, 'is-bad');
    } else if (check && check.valid) {
      say('Lettre exacte', 'is-good');
    } else if (check) {
      say(check.explanation, 'is-bad');
    }
  });
  return () => {
    const text = input.value.replace(/[\s.-]/g, '').toUpperCase();
    question(text.length >= 7 ? `/api/uai/${encodeURIComponent(text)}` : null);
    if (text.length < 7) {
      say(text ? '' : 'UAI manquant');
    }
  };
}

/** Called at each change: asks about every UAI that has its digits, and says which are missing. */
export function watchUai(scope) {
  scope.querySelectorAll('input[data-uai]').forEach(input => {
    if (!watched.has(input)) {
      watched.set(input, watch(input));
    }
    watched.get(input)();
  });
}
