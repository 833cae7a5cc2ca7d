/** JSON paths as the API writes them in an error's field: `schools[2].uai`. */

export function steps(path) {
  return (path.match(/[^.[\]]+/g) || []).map(step => /^\d+$/.test(step) ? Number(step) : step);
}

export function get(value, path) {
  return steps(path).reduce((at, step) => at === null || at === undefined ? undefined : at[step], value);
}

export function set(target, path, value) {
  const all = steps(path);
  const last = all.pop();
  let at = target;
  all.forEach((step, i) => {
    if (at[step] === undefined || at[step] === null) {
      at[step] = typeof (i + 1 < all.length ? all[i + 1] : last) === 'number' ? [] : {};
    }
    at = at[step];
  });
  at[last] = value;
}

/** The path one level up, '' above the first: `schools[2].uai`, `schools[2]`, `schools`, ''. */
export function parent(path) {
  return path.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, '');
}
