// The import rules that hold for every folder.

const { atRunTime, neverReaches } = require("./kinds.cjs");

module.exports = [
  neverReaches(
    "remix-package-is-never-imported",
    "The package `remix` throws when it is imported. Use @remix-run/*.",
    {},
    { path: ["^node_modules/remix/", "^remix$"] },
  ),
  neverReaches("imports-resolve", "A file or package is not there.", {}, { couldNotResolve: true }),
  neverReaches(
    "no-circular",
    "Files that need each other at run time are one file, or lack a third.",
    {},
    { circular: true, viaOnly: atRunTime },
  ),
  {
    name: "no-orphans",
    severity: "error",
    comment: "Nothing imports it and it starts nothing: delete it.",
    from: {
      orphan: true,
      pathNot: [
        // Found by their names.
        "^app/(root|routes|entry\\.(client|server))\\.tsx?$",
        "^app/(routes|assets|browser)/",
        "\\.(d\\.ts|css|scss|md)$",
        "^scripts/[^/]+$",
        "^scripts/import-rules/",
        "^scripts/bench/",
      ],
    },
    to: {},
  },
  neverReaches(
    "tests-stay-outside",
    "The program does not know its tests.",
    { path: "^(app|db|scripts)/", pathNot: "^scripts/bench/" },
    { path: "^test/" },
  ),
  neverReaches(
    "no-development-packages",
    "What runs in an office is listed under dependencies.",
    { path: "^(app|db|scripts)/", pathNot: ["^app/routes\\.ts$", "^scripts/bench/"] },
    { dependencyTypes: ["npm-dev"], ...atRunTime },
  ),
];
