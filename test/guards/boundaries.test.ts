import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { plant, ruleNames, violationsIn, type Violation } from "#test/support/import-rules.ts";
import { projectRoot } from "#test/support/project-root.ts";

/** For each rule, files of which the first breaks it. */
const plants: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "remix-package-is-never-imported": {
    "app/http/remix.ts": `import { json } from "remix"; export const a = json;`,
  },
  "imports-resolve": { "app/http/lost.ts": `import "./nowhere.ts";` },
  "no-circular": {
    "app/core/custody/egg.ts": `import { hen } from "./hen.ts"; export const egg = () => hen;`,
    "app/core/custody/hen.ts": `import { egg } from "./egg.ts"; export const hen = () => egg;`,
  },
  "no-orphans": { "app/core/custody/forgotten.ts": `export const forgotten = 1;` },
  "tests-stay-outside": {
    "app/core/custody/tested.ts": `import { given } from "#test/support/given.ts"; export const a = given;`,
    "test/support/given.ts": `export const given = 1;`,
  },
  "no-development-packages": {
    "app/server/dev.ts": `import vite from "vite"; export const a = vite;`,
  },
  "core-imports-only-core": {
    "app/core/claims/clock.ts": `import { readFileSync } from "node:fs"; export const a = readFileSync;`,
  },
  "core-server-files-add-only-crypto": {
    "app/core/hash.server.ts": `import { join } from "node:path"; export const a = join;`,
  },
  "use-cases-see-the-world-as-types-only": {
    "app/use-cases/intake/direct.ts": `import { store } from "#app/adapters/database/store.ts"; export const a = store;`,
  },
  "use-cases-know-no-framework": {
    "app/use-cases/intake/framed.ts": `import type { Request } from "express"; export type A = Request;`,
  },
  "adapters-do-not-know-each-other": {
    "app/adapters/media/nosy.ts": `import type { Store } from "#app/adapters/database/store.ts"; export type A = Store;`,
  },
  "adapters-see-use-cases-as-types-only": {
    "app/adapters/media/bossy.ts": `import { submit } from "#app/use-cases/intake/submit.ts"; export const a = submit;`,
  },
  "adapters-do-not-look-up": {
    "app/adapters/media/upward.ts": `import { page } from "#app/http/page.ts"; export const a = page;`,
  },
  "only-the-database-adapter-knows-tables": {
    "app/adapters/storage/sql.ts": `import { sql } from "kysely"; export const a = sql;`,
  },
  "jobs-decide-when-not-what": {
    "app/jobs/eager.ts": `import { submit } from "#app/use-cases/intake/submit.ts"; export const a = submit;`,
  },
  "jobs-stay-behind-the-pages": {
    "app/jobs/web.ts": `import type { Page } from "#app/http/page.ts"; export type A = Page;`,
  },
  "http-sees-the-application-as-types-only": {
    "app/http/wired.ts": `import { compose } from "#app/server/compose.ts"; export const a = compose;`,
  },
  "http-knows-no-adapter": {
    "app/http/stored.ts": `import type { Store } from "#app/adapters/database/store.ts"; export type A = Store;`,
  },
  "routes-call-use-cases-through-the-load-context": {
    "app/routes/desk.queue.tsx": `import { submit } from "#app/use-cases/intake/submit.ts"; export const a = submit;`,
  },
  "routes-know-no-adapter": {
    "app/routes/desk.cases.tsx": `import type { Store } from "#app/adapters/database/store.ts"; export type A = Store;`,
  },
  "routes-are-nobodys-library": {
    "app/http/page-user.ts": `import { page } from "#app/routes/leave.ts"; export const a = page;`,
    "app/routes/leave.ts": `export const page = 1;`,
  },
  "ui-only-draws": {
    "app/ui/form/reads.tsx": `import { join } from "node:path"; export const a = join;`,
  },
  "ui-runs-in-a-browser": {
    "app/ui/form/digest.tsx": `import { sha256 } from "#app/core/sha256.server.ts"; export const a = sha256;`,
  },
  "ui-loads-browser-scripts-when-needed": {
    "app/ui/form/upload.tsx": `import { uploader } from "#app/browser/uploader.ts"; export const a = uploader;`,
  },
  "browser-scripts-are-small": {
    "app/browser/heavy.ts": `import React from "react"; export const a = React;`,
  },
  "only-the-street-map-draws-streets": {
    "app/browser/street-map/send.ts": `import { sending } from "#app/browser/uploader/sending.ts"; export const a = sending;`,
    "app/browser/uploader/sending.ts": `export const sending = 1;`,
  },
  "server-loads-pages-by-path": {
    "app/server/pages.ts": `import { button } from "#app/ui/form/button.tsx"; export const a = button;`,
    "app/ui/form/button.tsx": `export const button = 1;`,
  },
  "only-compose-builds-adapters": {
    "app/server/extra.ts": `import { store } from "#app/adapters/database/store.ts"; export const a = store;`,
  },
  "only-the-unseal-process-opens-names": {
    "app/server/opens.ts": `import { openBox } from "#app/unseal/open-box.ts"; export const a = openBox;`,
    "app/unseal/open-box.ts": `export const openBox = 1;`,
  },
  "the-unseal-process-stands-alone": {
    "app/unseal/curious.ts": `import { store } from "#app/adapters/database/store.ts"; export const a = store;`,
  },
  "migrations-stand-alone": {
    "db/migrations/first.ts": `import { utf8 } from "#app/core/encoding.ts"; export const a = utf8;`,
  },
  "the-schema-is-types": {
    "db/schema.ts": `import { sql } from "kysely"; export const a = sql;`,
  },
  "scripts-are-thin": {
    "scripts/commands/direct.ts": `import { submit } from "#app/use-cases/intake/submit.ts"; export const a = submit;`,
  },
  "witness-stands-alone": {
    "scripts/witness/store.ts": `import { readConfig } from "#app/server/config.ts"; export const a = readConfig;`,
    "app/server/config.ts": `export const readConfig = 1;`,
  },
  "verify-bundle-stands-alone": {
    "scripts/verify-bundle.ts": `import { compose } from "#app/server/compose.ts"; export const a = compose;`,
  },
};

/** A small tree in which every permitted kind of import occurs. */
const lawful = {
  "package.json": JSON.stringify({
    name: "planted",
    type: "module",
    imports: { "#app/*": "./app/*", "#db/*": "./db/*", "#test/*": "./test/*" },
    dependencies: { "@remix-run/node": "1", express: "1", kysely: "1", react: "1", remix: "1" },
    devDependencies: { vite: "1" },
  }),
  "app/core/encoding.ts": `import type { Text } from "./text.ts"; export const utf8 = (text: Text) => text;`,
  "app/core/text.ts": `import type { utf8 } from "./encoding.ts"; export type Text = string; export type Encode = typeof utf8;`,
  "app/core/sha256.server.ts": `import { createHash } from "node:crypto"; import { utf8 } from "./encoding.ts"; export const sha256 = () => utf8(createHash("sha256").digest("hex"));`,
  "app/use-cases/intake/submit.ts": `import type { Store } from "#app/adapters/database/store.ts"; import { sha256 } from "#app/core/sha256.server.ts"; export type Submit = Store; export const submit = sha256;`,
  "app/adapters/database/store.ts": `import { sql } from "kysely"; import type { Tables } from "#db/schema.ts"; export const store = sql; export type Store = Tables;`,
  "app/jobs/worker.ts": `import type { Submit } from "#app/use-cases/intake/submit.ts"; export const worker = (work: Submit) => work;`,
  "app/http/page.ts": `import { data } from "@remix-run/node"; import type { App } from "#app/server/compose.ts"; export const page = (app: App) => data(app); export type Page = string;`,
  "app/browser/uploader.ts": `import { utf8 } from "#app/core/encoding.ts"; export const uploader = utf8;`,
  "app/ui/form/field.tsx": `import React from "react"; export const field = React; export const later = () => import("#app/browser/uploader.ts");`,
  "app/routes/_public.tsx": `import { field } from "#app/ui/form/field.tsx"; import { page } from "#app/http/page.ts"; import type { Submit } from "#app/use-cases/intake/submit.ts"; export const a = (submit: Submit) => [field, page, submit];`,
  "app/server/compose.ts": `import { store } from "#app/adapters/database/store.ts"; import { submit } from "#app/use-cases/intake/submit.ts"; import { worker } from "#app/jobs/worker.ts"; export const compose = () => [store, submit, worker]; export type App = string;`,
  "db/schema.ts": `import type { Generated } from "kysely"; export type Tables = Generated;`,
  "db/migrations/index.ts": `import { sql } from "kysely"; export const all = [sql];`,
  "scripts/serve.ts": `import { compose } from "#app/server/compose.ts"; compose();`,
};

/** Stand-ins for installed packages: only their place and their names matter here. */
const installed = Object.fromEntries(
  ["@remix-run/node", "express", "kysely", "react", "remix", "vite"].flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, main: "index.js" })],
    [`node_modules/${name}/index.js`, "export {};"],
  ]),
);

test("no import in this project breaks a rule", async () => {
  expect(await violationsIn(projectRoot)).toEqual([]);
});

test("every rule has a planted violation", () => {
  expect(Object.keys(plants).sort()).toEqual(ruleNames().sort());
});

describe("over a planted tree", () => {
  let root: string;
  let beforePlanting: Violation[];
  let found: Violation[];

  beforeAll(async () => {
    root = mkdtempSync(path.join(tmpdir(), "bearwitness-boundaries-"));
    plant(root, { ...installed, ...lawful });
    beforePlanting = await violationsIn(root);
    for (const files of Object.values(plants)) plant(root, files);
    found = await violationsIn(root);
  });

  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  test("what is permitted passes", () => {
    expect(beforePlanting).toEqual([]);
  });

  test.each(Object.entries(plants))("%s is caught by name", (rule, files) => {
    const from = Object.keys(files)[0];
    expect(found).toContainEqual(expect.objectContaining({ rule, from }));
  });
});
