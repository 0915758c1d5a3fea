import { openDatabase } from "#app/adapters/database/open.ts";
import { idFromBytes } from "#app/core/ids.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { openOfficeKeys } from "#app/server/office-keys.ts";
import { rotateMasterKey } from "#app/use-cases/custody/rotate-master-key.ts";
import { randomBytes } from "node:crypto";
import { testConfig } from "./open-test-office.ts";

/**
 * A process for crash tests: replaces the master key of the office of the given folder and ends by SIGKILL at a step:
 * `next-written`, `in-transaction`, `committed` or `adopted`.
 */
const [, , folder, step] = process.argv;
if (folder === undefined || step === undefined) throw new Error("usage: FOLDER STEP");

const config = testConfig(folder);
const database = await openDatabase({
  location: config.database,
  clock: { now: () => instantFromMillis(Date.now()) },
  newLogOrigin: "never/needed",
});
const keys = await openOfficeKeys(config, database, () =>
  Promise.resolve({ ok: false, problem: "this office has its keys" }),
);
if (!keys.ok) throw new Error(keys.problem);
const { masterRotation } = keys.value;

async function dieAt(place: string): Promise<void> {
  if (place !== step) return;
  process.kill(process.pid, "SIGKILL");
  // The signal is on its way; nothing may happen meanwhile.
  await new Promise(() => setInterval(() => undefined, 1_000));
}

const outcome = await rotateMasterKey(
  {
    newId: (kind) => idFromBytes(kind, randomBytes(16)),
    masterRotation: {
      prepare: async () => {
        const next = await masterRotation.prepare();
        await dieAt("next-written");
        return next;
      },
      adopt: async () => {
        await dieAt("committed");
        await masterRotation.adopt();
        await dieAt("adopted");
      },
    },
    transact: (work) =>
      database.transact(async (stores) => {
        const done = await work(stores);
        await dieAt("in-transaction");
        return done;
      }),
  },
  { reason: "planned" },
);
throw new Error(`it was not killed: ${outcome.kind}`);
