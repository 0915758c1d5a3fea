// Which folder may import which. In one sentence: dependencies point to app/core, and the outside
// world is handed in. docs/decisions/0004-pure-core.md says why; test/guards/boundaries.test.ts
// plants violations and sees them caught.
//
// "As a type" means `import type`: it disappears before the program runs, so it ties nothing
// together.

const {
  atRunTime,
  neverReaches,
  onlyReaches,
  packages,
} = require("./scripts/import-rules/kinds.cjs");
const everywhere = require("./scripts/import-rules/everywhere.cjs");

const core = "^app/core/";
const nodeBuiltIns = "^(node:)?[a-z_/]+$";
const react = packages("react", "react-dom");

/** What works without an office: commands for files alone, benches, which measure one part by itself, and the translations' upkeep. */
const worksWithoutOffice = [
  "^scripts/commands/(assess|pack)\\.ts$",
  "^scripts/bench/",
  "^scripts/catalogue\\.ts$",
];

module.exports = {
  forbidden: [
    ...everywhere,

    // app/core
    onlyReaches(
      "core-imports-only-core",
      "No input or output, no packages, no built-in modules: whatever core needs is an argument.",
      { path: core, pathNot: "\\.server\\.ts$" },
      [core],
    ),
    onlyReaches(
      "core-server-files-add-only-crypto",
      "A *.server.ts file in core may hash and check signatures. That is all.",
      { path: `${core}.*\\.server\\.ts$` },
      [core, "^(node:)?crypto$"],
    ),

    // app/use-cases
    onlyReaches(
      "use-cases-see-the-world-as-types-only",
      "A use case is handed its tools. It decides order and transaction, and can be read alone.",
      { path: "^app/use-cases/" },
      [core, "^app/use-cases/"],
      atRunTime,
    ),
    neverReaches(
      "use-cases-know-no-framework",
      "A use case is the same whether a page, a command or a job calls it.",
      { path: "^app/use-cases/" },
      {
        path: [
          "^app/(browser|http|jobs|routes|server|ui)/",
          "^db/",
          packages("@remix-run/.*", "express", "kysely", "multer", "react", "react-dom"),
        ],
      },
    ),

    // app/adapters
    neverReaches(
      "adapters-do-not-know-each-other",
      "What two adapters share belongs to core, or is wired by app/server/compose.ts.",
      { path: "^app/adapters/([^/]+)/" },
      { path: "^app/adapters/", pathNot: "^app/adapters/$1/" },
    ),
    neverReaches(
      "adapters-see-use-cases-as-types-only",
      "The outside world is called; it does not call.",
      { path: "^app/adapters/" },
      { path: "^app/use-cases/", ...atRunTime },
    ),
    neverReaches(
      "adapters-do-not-look-up",
      "An adapter does not know who uses it.",
      { path: "^app/adapters/" },
      { path: "^app/(browser|http|jobs|routes|server|ui)/" },
    ),
    neverReaches(
      "only-the-database-adapter-knows-tables",
      "Tables are the database adapter's alone.",
      { path: "^app/", pathNot: "^app/adapters/database/" },
      { path: ["^db/", packages("kysely", "pg")] },
    ),

    // app/jobs
    onlyReaches(
      "jobs-decide-when-not-what",
      "A job names the use case that does the work.",
      { path: "^app/jobs/" },
      [core, "^app/jobs/"],
      atRunTime,
    ),
    neverReaches(
      "jobs-stay-behind-the-pages",
      "Background work knows neither pages nor the server.",
      { path: "^app/jobs/" },
      { path: "^app/(browser|http|routes|server|ui)/" },
    ),

    // app/http
    onlyReaches(
      "http-sees-the-application-as-types-only",
      "Helpers for routes get live objects from the load context.",
      { path: "^app/http/" },
      [core, "^app/http/", packages("@remix-run/node", "zod"), nodeBuiltIns],
      atRunTime,
    ),
    neverReaches(
      "http-knows-no-adapter",
      "What a page needs to know of an adapter is in the use case's types.",
      { path: "^app/http/" },
      { path: "^app/(adapters|browser|jobs|routes|ui)/" },
    ),

    // app/routes
    onlyReaches(
      "routes-call-use-cases-through-the-load-context",
      "A route guards, parses, calls one use case and answers.",
      { path: "^app/(routes/|root\\.tsx$)" },
      [core, "^app/(http|routes|ui)/", react, packages("@remix-run/(node|react)", "zod")],
      atRunTime,
    ),
    neverReaches(
      "routes-know-no-adapter",
      "Not even as a type: a page shows what a use case answers.",
      { path: "^app/(routes/|root\\.tsx$)" },
      { path: ["^app/(adapters|jobs|server)/", "^db/"] },
    ),
    neverReaches(
      "routes-are-nobodys-library",
      "A route is reached by its URL.",
      { pathNot: "^app/routes/" },
      { path: "^app/routes/" },
    ),

    // app/ui, app/browser
    onlyReaches("ui-only-draws", "A component gets what it shows as props.", { path: "^app/ui/" }, [
      core,
      "^app/(ui|browser)/",
      react,
      packages("@remix-run/react"),
      "\\.(css|scss)$",
    ]),
    neverReaches(
      "ui-runs-in-a-browser",
      "A server file would end up in the page.",
      { path: "^app/(ui|browser)/" },
      { path: "\\.server\\.ts$", ...atRunTime },
    ),
    neverReaches(
      "ui-loads-browser-scripts-when-needed",
      // A file named `…-script.tsx` takes the address alone (`?url`), for a script element with the page's nonce.
      "Pages work without scripts; a script is fetched by dynamic import or by its address.",
      { path: "^app/ui/", pathNot: "^app/ui/(desk|evidence|layout)/[a-z-]+-script\\.tsx$" },
      { path: "^app/browser/", dynamic: false },
    ),
    onlyReaches(
      "browser-scripts-are-small",
      "A script for the page takes core, how texts are put together, and nothing from the server.",
      { path: "^app/browser/(?!street-map/)" },
      [
        core,
        "^app/browser/",
        "^app/ui/text/(plural|fill|size-said)\\.ts$",
        packages("tus-js-client"),
      ],
    ),
    onlyReaches(
      "only-the-street-map-draws-streets",
      "The map's library is large: it loads on the map's own page and nowhere else.",
      { path: "^app/browser/street-map/" },
      [core, "^app/browser/street-map/", packages("maplibre-gl")],
    ),

    // app/server
    neverReaches(
      "server-loads-pages-by-path",
      // What it says when it cannot: texts alone, of no page.
      "Pages are compiled; the server loads build/server/index.js.",
      { path: "^app/server/" },
      { path: "^app/(browser|routes|ui)/", pathNot: "^app/ui/text/plain-pages\\.ts$" },
    ),
    neverReaches(
      "only-compose-builds-adapters",
      "There is one composition root.",
      {
        path: "^(app/server|scripts)/",
        pathNot: [
          // Opens the keys and starts the hashing on compose's behalf.
          "^app/server/(compose|office-keys|hashers)\\.ts$",
          ...worksWithoutOffice,
        ],
      },
      { path: "^app/adapters/", ...atRunTime },
    ),

    // app/unseal
    neverReaches(
      "only-the-unseal-process-opens-names",
      "What opens a reporter's name runs in a process of its own; the server can only ask it.",
      { path: "^(app|db|scripts)/", pathNot: ["^app/unseal/", "^scripts/unseal\\.ts$"] },
      { path: "^(app/unseal/|scripts/unseal\\.ts$)" },
    ),
    onlyReaches(
      "the-unseal-process-stands-alone",
      "It shares core and the handling of key files with the server, and nothing else.",
      { path: "^app/unseal/" },
      [
        core,
        "^app/unseal/",
        "^app/adapters/security/key-file\\.ts$",
        packages("@hpke/core", "@simplewebauthn/server", "zod"),
        nodeBuiltIns,
      ],
    ),

    // db
    onlyReaches(
      "migrations-stand-alone",
      "A migration must mean the same in ten years: it imports Kysely and nothing else.",
      { path: "^db/migrations/" },
      ["^db/migrations/", packages("kysely")],
    ),
    onlyReaches(
      "the-schema-is-types",
      "Tables as types; a schema that runs would be a second migration.",
      { path: "^db/[a-z-]+\\.ts$" },
      ["^$"],
      atRunTime,
    ),

    // scripts
    onlyReaches(
      "scripts-are-thin",
      "A command reads arguments, calls one use case, prints, and exits.",
      {
        path: "^scripts/",
        pathNot: ["^scripts/(serve-portal|unseal)\\.ts$", ...worksWithoutOffice],
      },
      [core, "^scripts/", "^app/server/(compose|config)\\.ts$", nodeBuiltIns, "^node_modules/"],
      atRunTime,
    ),
    onlyReaches(
      "verify-bundle-stands-alone",
      "Counsel can run it from a copy of two folders.",
      { path: "^scripts/verify-(?:bundle|order)\\.ts$" },
      [core, "^scripts/verify-order\\.ts$", nodeBuiltIns],
    ),
    onlyReaches(
      "witness-stands-alone",
      "A clerk of court can run it from a copy of two folders.",
      { path: "^scripts/witness/" },
      [core, "^scripts/witness/", nodeBuiltIns],
    ),
  ],

  options: {
    doNotFollow: { path: "^node_modules/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ["import", "require", "node", "default", "types"],
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".d.ts", ".js", ".mjs", ".cjs", ".json"],
      mainFields: ["module", "main", "types"],
    },
  },
};
