// The kinds of rules that .dependency-cruiser.cjs is written in.

const atRunTime = { dependencyTypesNot: ["type-only"] };

/** A rule: files matching `from` must not reach anything but what matches one of `only`. */
function onlyReaches(name, comment, from, only, to = {}) {
  return { name, severity: "error", comment, from, to: { pathNot: only, ...to } };
}

/** A rule: files matching `from` must not reach what matches `to`. */
function neverReaches(name, comment, from, to) {
  return { name, severity: "error", comment, from, to };
}

/** The resolved place of packages; a built-in module has no folder. */
function packages(...names) {
  return `^node_modules/(@types/)?(${names.join("|")})/`;
}

module.exports = { atRunTime, neverReaches, onlyReaches, packages };
