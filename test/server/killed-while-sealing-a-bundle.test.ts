import { execFileSync } from "node:child_process";
import { createHash, randomInt } from "node:crypto";
import { createWriteStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setImmediate as breathe, setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import type { BundleId } from "#app/core/ids.ts";
import { verifyBundleAt } from "#scripts/verify-bundle.ts";
import { runCommand } from "#test/scripts/run-command.ts";
import { sealingOffice, type Found, type SealingOffice } from "#test/support/killed-sealing.ts";
import { describeWithOpenssl } from "#test/support/openssl-program.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { makeTestAuthority, serveAnswers } from "#test/support/test-authority.ts";
import { until } from "#test/support/until.ts";

// The real server, killed with SIGKILL at each step of making a bundle (evidence-standards 4.3, 16.8). Larger, more often, and the same again:
//   SEALING_KILL_MIB=2000 SEALING_KILLS=40 SEALING_KILL_SEED=… npm test -- test/server/killed-while-sealing-a-bundle.test.ts

const MIB = 1024 * 1024;
const BYTES = Number(process.env["SEALING_KILL_MIB"] ?? 48) * MIB;
/** Kills at any moment, beside one at each step. */
const KILLS = Number(process.env["SEALING_KILLS"] ?? 1);
const SEED = Number(process.env["SEALING_KILL_SEED"] ?? randomInt(1_000_000));

/** A number from 0 to 1 that follows from the seed. */
function chance(of: string): number {
  return createHash("sha256").update(`${SEED} ${of}`).digest().readUInt32BE() / 2 ** 32;
}

/** A step of making a bundle, as it is seen from outside of the process. */
interface Step {
  readonly at: string;
  /** The time-stamp authority says nothing while this step is waited for. */
  readonly isUnanswered?: true;
  /** No other process can write to the database, and so not get past this step: from when on. */
  readonly lockFrom?: (found: Found) => boolean;
  /** When the process is killed; what then lies there must say so too. */
  readonly is: (found: Found) => boolean;
}

const part = (written: number, of: string) => written > 0 && written >= chance(of) * BYTES;

const STEPS: readonly Step[] = [
  { at: "request on record", lockFrom: () => true, is: ({ isSigned }) => !isSigned },
  {
    at: "log signed, not stamped",
    isUnanswered: true,
    is: ({ isSigned, isStamped, work }) => isSigned && !isStamped && work === "nothing",
  },
  {
    at: "payload, manifests and tag manifests being made",
    is: ({ isStamped, work }) => isStamped && work === "files",
  },
  {
    at: "archive being written",
    is: ({ work, written }) => work === "part" && part(written, "write"),
  },
  {
    at: "archive written, not stored",
    is: ({ work, stored, kept }) => work === "whole" && stored !== "whole" && kept === 0,
  },
  {
    at: "archive being stored",
    is: ({ stored, kept }) => stored === "part" && part(kept, "store"),
  },
  {
    at: "archive stored, not exported",
    lockFrom: ({ stored }) => stored === "part",
    is: ({ stored, isExported }) => stored === "whole" && !isExported,
  },
  { at: "exported", is: ({ isExported }) => isExported },
];

const TRIES = 6;

describeWithOpenssl("kill -9 while a bundle is made", () => {
  test(`leaves no bundle or a whole one at each of ${STEPS.length} steps and ${KILLS} more moments, seed ${SEED}`, async () => {
    const authority = makeTestAuthority();
    let isUnanswered = false;
    const service = await serveAnswers(async (body) =>
      isUnanswered ? "hang" : { body: await authority.answer(body) },
    );
    const settings = { TSA_URL: service.url };
    const office = await sealingOffice(BYTES, settings);
    let server = await startServer({
      ...{ folder: office.folder, environment: settings, lightHashes: true },
    });
    const made: BundleId[] = [];
    /** Kills the server once `reached` says so, and answers what it left. */
    const killed = async (bundleId: BundleId, reached: () => Promise<void>) => {
      await reached();
      process.kill(server.pid, "SIGKILL");
      await server.end("SIGKILL");
      return office.found(bundleId);
    };
    const goOn = async (at: string, bundleId: BundleId, left: Found) => {
      isUnanswered = false;
      await nothingHalf(office, bundleId, { at, left });
      server = await server.again();
      await madeWhole(office, bundleId);
      made.push(bundleId);
    };
    try {
      for (const step of STEPS) {
        let isHit = false;
        for (let tries = 0; tries < TRIES && !isHit; tries += 1) {
          isUnanswered = step.isUnanswered === true;
          const bundleId = await office.request();
          let unlock: (() => void) | undefined;
          const left = await killed(bundleId, async () => {
            for (;;) {
              const found = office.found(bundleId);
              if (unlock === undefined && step.lockFrom?.(found) === true) unlock = office.lock();
              // Past it: the process was quicker than who looks. It is killed all the same, and the step tried again.
              if (step.is(found) || found.isExported) return;
              await breathe();
            }
          });
          unlock?.();
          isHit = step.is(left);
          await goOn(step.at, bundleId, left);
        }
        expect({ step: step.at, isHit, seed: SEED }).toEqual({ step: step.at, isHit: true, seed: SEED });
      }
      for (let kill = 0; kill < KILLS; kill += 1) {
        const bundleId = await office.request();
        await until(() => office.found(bundleId).isSigned);
        // Writing and storing take about so long each; where it falls differs from run to run.
        const millis = chance(`kill ${kill}`) * (400 + (BYTES / MIB) * 12);
        const left = await killed(bundleId, () => wait(millis));
        await goOn(`${Math.round(millis)} ms after the log was signed`, bundleId, left);
      }
      await everyoneVerifies(office, server, made);
    } finally {
      await server.end("SIGKILL");
      await office.remove();
      await service.stop();
      authority.remove();
    }
  }, 1_800_000);
}); // prettier-ignore

/** What a killed server left: no bundle is offered, or the whole one, and the log agrees with what is stored. */
async function nothingHalf(
  office: SealingOffice,
  bundleId: BundleId,
  where: { readonly at: string; readonly left: Found },
): Promise<void> {
  const { isExported } = where.left;
  await office.visit(async ({ useCases }) => {
    const bundle = await useCases.findBundle({ bundleId });
    const opened = await useCases.openBundle({ by: office.by, bundleId });
    if (opened.kind === "opened") opened.blob.stream.destroy();
    const { faults } = await useCases.auditLog();
    expect({ ...where, seed: SEED, state: bundle?.state, opened: opened.kind, faults }).toEqual({
      ...{ ...where, seed: SEED, faults: [] },
      ...(isExported
        ? { state: "ready", opened: "opened" }
        : // Still on record as asked for, which the desk calls "being made".
          { state: "waiting", opened: "not-ready" }),
    });
  });
}

/** The next start finishes what was asked for, and leaves nothing of what was half done. */
async function madeWhole(office: SealingOffice, bundleId: BundleId): Promise<void> {
  await until(() => office.found(bundleId).isExported);
  await until(async () => (await readdir(join(office.folder, "data/work"))).length === 0);
}

/** Takes every bundle out, and has the commands, the Python program and the audit look at all of it. */
async function everyoneVerifies(
  office: SealingOffice,
  server: RunningServer,
  made: readonly BundleId[],
): Promise<void> {
  await server.end();
  const names = await office.visit(async ({ useCases }) => {
    const named: string[] = [];
    for (const bundleId of made) {
      const opened = await useCases.openBundle({ by: office.by, bundleId });
      if (opened.kind !== "opened") throw new Error(opened.kind);
      const name = `${opened.bundle.name}.zip`;
      await pipeline(opened.blob.stream, createWriteStream(join(office.folder, name)));
      const report = await verifyBundleAt(join(office.folder, name));
      const timestamps = report.log?.timestamps.length;
      expect({ name, result: report.result, faults: report.faults, timestamps }).toEqual({
        ...{ name, result: "Intact, log signed, key not confirmed", faults: [], timestamps: 1 },
      });
      named.push(name);
    }
    return named;
  });
  const [newest = ""] = names.slice(-1);
  const inFolder = { cwd: office.folder, encoding: "utf8" } as const;
  expect((await runCommand(["verify", newest], inFolder)).code).toBe(0);
  execFileSync("unzip", ["-q", newest], inFolder);
  for (const name of names) {
    const said = execFileSync(
      "python3",
      [join(newest.replace(".zip", ""), "verify.py"), name],
      inFolder,
    );
    expect(said).toMatch(/^Intact, log signed, key not confirmed\n/);
  }
  const data = join(office.folder, "data");
  const config = { dataDir: data, masterKeyFile: join(office.folder, "keys/master.key") };
  expect(await runCommand(["audit"], { config })).toMatchObject({ code: 0 });
}
