import { createHash, randomBytes } from "node:crypto";
import { readdir, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { NO_FRAMES } from "#app/adapters/storage/frame-file.ts";
import { compose } from "#app/server/compose.ts";
import { FormClient } from "#test/support/form-client.ts";
import { testConfig } from "#test/support/open-test-office.ts";
import {
  noPromises,
  sendPatiently,
  untilAnswered,
  type Moment,
  type Promises,
} from "#test/support/patient-sender.ts";
import { startServer } from "#test/support/start-server.ts";
import { until } from "#test/support/until.ts";
import { objectsOf, runCommand } from "../../scripts/run-command.ts";

// How often the server is killed: a handful on every run, 200 with BEARWITNESS_KILLS=200. What falls where differs from run to run;
// BEARWITNESS_SEED repeats a run's choices, as far as the machine's own timing lets it.
const KILLS = Number(process.env["BEARWITNESS_KILLS"] ?? "3");
const SEED = Number(process.env["BEARWITNESS_SEED"] ?? randomBytes(4).readUInt32BE());
const MILLIS_A_KILL = 120_000;
const WITNESSES = 3;
/** The header of an upload that has not a byte yet. A file of the form can be of one byte, so every further octet counts. */
const EMPTY_UPLOAD_BYTES = NO_FRAMES.position;

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Witness {
  readonly client: FormClient;
  readonly promises: Promises;
  /** SHA-256 of every file this witness chose to send. */
  readonly chosen: string[];
}

/** SHA-256 of every file of each witness's draft as it is kept, sorted. */
async function draftsIn(folder: string, witnesses: readonly Witness[]): Promise<string[][]> {
  const composed = await compose(testConfig(folder), {
    purpose: "visit",
    writeLog: () => undefined,
  });
  if (!composed.ok) throw new Error(composed.problem);
  const { useCases, close } = composed.value;
  try {
    const drafts: string[][] = [];
    for (const { client } of witnesses) {
      const token = client.cookie("__Host-bw-draft") ?? "";
      const open = await useCases.readDraft({ token });
      const items = (open?.items ?? []).filter(({ state }) => state !== "withdrawn");
      drafts.push(items.map(({ sha256 }) => sha256).sort());
    }
    return drafts;
  } finally {
    await close();
  }
}

test(
  `kill -9 while files come, are finished and sealed, ${KILLS} times: nothing told is lost, nothing is there twice`,
  async () => {
    process.stdout.write(`seed ${SEED}, ${KILLS} kills\n`);
    const random = numbersFrom(SEED);
    let server = await startServer();
    const { origin, folder } = server;
    let over = false;
    /** Who waits for the next moment of a kind. */
    let awaited: { readonly moment: Moment; readonly come: () => void } | undefined;
    const at = (moment: Moment) => {
      if (awaited?.moment === moment) awaited.come();
    };

    const keepSending = async ({ client, promises, chosen }: Witness) => {
      await untilAnswered(() => client.post("/report/start", {}));
      for (let number = 0; !over; number += 1) {
        const bytes = randomBytes(1 + Math.floor(random() ** 2 * 4_000_000));
        const file = { name: `clip-${number}.mp4`, bytes };
        chosen.push(createHash("sha256").update(bytes).digest("hex"));
        if (random() < 0.7) {
          const partBytes = 1 + Math.floor(random() * 1_500_000) + 50_000;
          await sendPatiently(origin, client, file, { partBytes, promises, at });
        } else {
          at("last-part");
          await untilAnswered(() => client.postFiles("/report/evidence", { go: "stay" }, [file]));
          promises.received.push(chosen.at(-1) ?? "");
          at("received");
        }
      }
    };

    const witnesses: Witness[] = Array.from({ length: WITNESSES }, () => ({
      client: new FormClient(origin),
      promises: noPromises(),
      chosen: [],
    }));
    try {
      const sending = Promise.all(witnesses.map(keepSending));
      for (let kill = 0; kill < KILLS; kill += 1) {
        const moment = (["sending", "last-part", "received"] as const)[kill % 3] ?? "sending";
        await Promise.race([
          new Promise<void>((come) => (awaited = { moment, come })),
          wait(5_000),
          sending,
        ]);
        awaited = undefined;
        // What follows such a moment takes some tens of milliseconds: writing, flushing, committing, sealing.
        await wait(random() * (kill % 2 === 0 ? 30 : 300));
        await server.end("SIGKILL");
        server = await server.again();
      }
      over = true;
      await sending;

      for (const { client, promises, chosen } of witnesses) {
        expect(promises.broken).toEqual([]);
        expect(promises.received.length).toBe(chosen.length);
        const files = await until(async () => {
          const answer = (await (await client.get("/uploads/")).json()) as {
            files: readonly { id: string; state: string }[];
          };
          const open = answer.files.filter(({ state }) => state !== "sealed");
          return open.length === 0 ? answer.files : false;
        }, 600_000);
        expect(files).toHaveLength(chosen.length);
      }
      await server.end("SIGTERM");
      const config = {
        dataDir: join(folder, "data"),
        masterKeyFile: join(folder, "keys/master.key"),
      };
      const drafts = await draftsIn(folder, witnesses);
      drafts.forEach((digests, place) => {
        expect(digests).toEqual([...(witnesses[place]?.chosen ?? [])].sort());
      });
      const incoming = join(folder, "data/incoming");
      // As if it had lain there for an hour: what is younger may still be on its way, and no audit counts it.
      for (const name of await readdir(incoming)) {
        const hourAgo = new Date(Date.now() - 3_600_000);
        await utimes(join(incoming, name), hourAgo, hourAgo);
      }
      const audit = await runCommand(["audit", "--json"], { config, env: { HOME: folder } });
      const lines = objectsOf(audit.stdout);
      expect(lines.filter(({ kind }) => kind === "fault")).toEqual([]);
      expect(lines.at(-1)).toMatchObject({
        faults: 0,
        originals: witnesses.reduce((sum, { chosen }) => sum + chosen.length, 0),
      });
      expect(audit.code).toBe(0);
      // Of an upload whose beginning was cut short before anybody was told of it, a file without a byte may be left; and of a form that was cut
      // short between the file and its row, the whole file: it was sent again under another id, and the audit names what is left.
      const left: string[] = [];
      for (const name of await readdir(incoming)) {
        if ((await stat(join(incoming, name))).size > EMPTY_UPLOAD_BYTES) left.push(name);
      }
      const { unacknowledged } = lines.at(-1) as { readonly unacknowledged: readonly string[] };
      expect(left.sort()).toEqual([...unacknowledged].sort());
    } finally {
      over = true;
      await server.remove();
    }
  },
  60_000 + KILLS * MILLIS_A_KILL,
);
