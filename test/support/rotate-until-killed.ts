import { openDatabase } from "#app/adapters/database/open.ts";
import { officeOnlyPolicy } from "#app/core/custody/trust-policy.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { shippedPack } from "./shipped-pack.ts";
import { openOfficeKeys } from "#app/server/office-keys.ts";
import { rotateLogKey } from "#app/use-cases/custody/rotate-log-key.ts";
import { testConfig } from "./open-test-office.ts";

/**
 * A process for crash tests: replaces the log's key in the office of the given folder and ends by SIGKILL at a step:
 * `next-written`, `in-transaction`, `committed` or `adopted`.
 */
const [, , folder, step] = process.argv;
if (folder === undefined || step === undefined) throw new Error("usage: FOLDER STEP");

const clock = { now: () => instantFromMillis(Date.now()) };
const config = testConfig(folder);
const database = await openDatabase({
  location: config.database,
  clock,
  newLogOrigin: "never/needed",
});
const keys = await openOfficeKeys(config, database, () =>
  Promise.resolve({ ok: false, problem: "this office has its keys" }),
);
if (!keys.ok) throw new Error(keys.problem);
const { log, nextLog } = keys.value;

async function dieAt(place: string): Promise<void> {
  if (place !== step) return;
  process.kill(process.pid, "SIGKILL");
  // The signal is on its way; nothing may happen meanwhile.
  await new Promise(() => setInterval(() => undefined, 1_000));
}

const outcome = await rotateLogKey(
  {
    clock,
    logKey: log,
    office: shippedPack("us-ny"),
    timestampAuthorities: [],
    trustPolicy: officeOnlyPolicy([log.verifierKey]),
    wakeWorker: () => undefined,
    nextLogKey: {
      prepare: async () => {
        const next = await nextLog.prepare();
        await dieAt("next-written");
        return next;
      },
      adopt: async (next) => {
        await dieAt("committed");
        await nextLog.adopt(next);
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
