/**
 * Rules are asked, not repeated in the browser: while the clerk types, the API says what follows.
 * `<div data-live="/api/deadlines/convocation?session={input.sessionDate}&population={view.population}"><template>…</template></div>`
 * is asked again when a value in braces changes, stays empty while one is missing, and shows the answer under `live`.
 * What is too long for an address goes as a body: `data-body="simulation"` names the hook that answers it, or null while there is nothing to ask.
 */
import {ask, Problem} from './api.js';
import {get} from './paths.js';
import {showDeadlines, showLists, showTexts, showWhen} from './views.js';

const PAUSE = 250;

/** Asks for the path, after a pause in typing, with a body if there is one, and never shows an answer that a later question has overtaken. */
export function asker(show) {
  let asked = null;
  let timer = null;
  let running = null;
  return (path, body) => {
    const question = path && path + (body ? JSON.stringify(body) : '');
    if (question === asked) {
      return;
    }
    asked = question;
    clearTimeout(timer);
    running && running.abort();
    if (!path) {
      show(null, null);
      return;
    }
    timer = setTimeout(async () => {
      running = new AbortController();
      try {
        show(await (body ? ask('POST', path, {body, signal: running.signal}) : ask('GET', path, {signal: running.signal})), null);
      } catch (failure) {
        failure instanceof Problem && show(null, failure);
      }
    }, PAUSE);
  };
}

function address(pattern, data) {
  let missing = false;
  const path = pattern.replace(/\{([^}]+)\}/g, (all, name) => {
    const value = get(data, name);
    missing = missing || value === null || value === undefined || value === '';
    return encodeURIComponent(value);
  });
  return missing ? null : path;
}

/** Answers what is to be called at each change of the form. */
export function liveParts(form) {
  const parts = [...form.element.querySelectorAll('[data-live]')].map(place => {
    const template = place.querySelector(':scope > template');
    place.setAttribute('aria-live', 'polite');
    const question = asker((live, problem) => {
      [...place.children].filter(child => child !== template).forEach(child => child.remove());
      const refused = !!problem && problem.status === 422;
      place.classList.toggle('is-refused', refused);
      if (refused) {
        const text = document.createElement('p');
        text.textContent = problem.errors.length ? problem.errors.map(each => each.message).join(' ') : problem.message;
        place.append(text);
      } else if (live) {
        const part = template.content.cloneNode(true);
        const data = {...form.data, live};
        showTexts(part, data);
        showDeadlines(part, data);
        showLists(part, data);
        showWhen(part, data);
        place.append(part);
      }
    });
    return () => {
      const body = place.dataset.body && form.hooks[place.dataset.body](form);
      question(place.closest('[hidden]') || place.dataset.body && !body ? null : address(place.dataset.live, form.data), body);
    };
  });
  return () => parts.forEach(part => part());
}
