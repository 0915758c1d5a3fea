import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import { createLog } from "#app/adapters/logging/log.ts";
import { createSecurityLog, type SecurityLog } from "#app/adapters/logging/security-log.ts";
import {
  openSecurityLogSink,
  type SecurityLogSink,
} from "#app/adapters/logging/security-log-sinks.ts";
import type { PersonId } from "#app/core/ids.ts";
import { entryOf, type SecurityEntry } from "#app/core/people/security-event.ts";
import { onEachDatabase, testClock } from "#test/support/each-database.ts";
import { until } from "#test/support/until.ts";

const SOMEBODY = "usr_00000000000000000000000001" as PersonId;
const undo: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bw-security-log-"));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function logInto(
  sink: SecurityLogSink,
  more: { store?: (entries: readonly SecurityEntry[]) => Promise<void> } = {},
): { log: SecurityLog; clock: ReturnType<typeof testClock>; said: string[] } {
  const clock = testClock("2026-11-22T12:34:56.789Z");
  const said: string[] = [];
  const log = createSecurityLog({
    sink,
    store: more.store ?? (() => Promise.resolve()),
    clock,
    log: createLog({ write: (line) => said.push(line), now: () => clock.now() }),
  });
  undo.push(() => log.close());
  return { log, clock, said };
}

const NOWHERE: SecurityLogSink = {
  write: () => Promise.resolve(),
  forgetBefore: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

test("lines are JSON in a file of the day that only its owner reads", async () => {
  const folder = join(await scratch(), "security-log");
  const clock = testClock("2026-11-22T12:34:56.789Z");
  const { log } = logInto(openSecurityLogSink({ kind: "folder", path: folder }, () => clock.now()));
  log.record({ event: "sign-in.ok", personId: SOMEBODY, facts: { strength: "passkey" } });
  await log.flush();
  expect(await readdir(folder)).toEqual(["security-2026-11-22.jsonl"]);
  const path = join(folder, "security-2026-11-22.jsonl");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  // On a slow machine a line that says that the log is alive stands behind it.
  const [line = ""] = (await readFile(path, "utf8")).split("\n");
  expect(JSON.parse(line)).toEqual({
    at: "2026-11-22T12:34:56.789Z",
    event: "sign-in.ok",
    person: SOMEBODY,
    facts: { strength: "passkey" },
  });
});

test("another day begins another file, and files past their time are removed", async () => {
  const folder = await scratch();
  const clock = testClock("2026-11-22T23:59:59.000Z");
  const sink = openSecurityLogSink({ kind: "folder", path: folder }, () => clock.now());
  undo.push(() => sink.close());
  await sink.write("{}\n");
  clock.move(2_000);
  await sink.write("{}\n");
  expect((await readdir(folder)).sort()).toEqual([
    "security-2026-11-22.jsonl",
    "security-2026-11-23.jsonl",
  ]);
  await sink.forgetBefore("2026-11-23");
  expect(await readdir(folder)).toEqual(["security-2026-11-23.jsonl"]);
});

test("lines go to a socket, and to the next one when it ended", async () => {
  const path = join(await scratch(), "log.sock");
  const got: string[] = [];
  const open = async () => {
    const server = createServer((socket) => {
      socket.on("data", (bytes: Buffer) => got.push(bytes.toString()));
      socket.on("error", () => undefined);
      sockets.push(() => socket.destroy());
    }).listen(path);
    await once(server, "listening");
    return async () => {
      for (const end of sockets.splice(0)) end();
      server.close();
      await once(server, "close");
    };
  };
  const sockets: (() => unknown)[] = [];
  const sink = openSecurityLogSink({ kind: "socket", path }, () => testClock().now());
  await expect(sink.write("early\n")).rejects.toThrow();
  const end = await open();
  await sink.write("first\n");
  await until(() => got.length === 1);
  await end();
  await expect(sink.write("lost\n")).rejects.toThrow();
  undo.push(await open());
  await sink.write("second\n");
  await sink.close();
  await until(() => got.length === 2);
  expect(got).toEqual(["first\n", "second\n"]);
});

describe("what somebody of the public did", () => {
  test("keeps the hour only, as a sum, and no person", async () => {
    const lines: string[] = [];
    const { log, clock } = logInto({
      ...NOWHERE,
      write: (text) => Promise.resolve(void lines.push(text)),
    });
    for (let at = 0; at < 3; at += 1) {
      log.record({
        event: "public-form.refused",
        personId: SOMEBODY,
        facts: { rule: "origin" },
      });
      clock.move(1_000);
    }
    await log.flush();
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        at: "2026-11-22T12:00:00.000Z",
        event: "public-form.refused",
        times: 3,
        facts: { rule: "origin" },
      },
    ]);
  });
});

describe("what cannot be written", () => {
  test("stays out when it is no word, count or id, whatever the types were told", () => {
    const facts = { path: "Maria Lopez", reason: "maria@example.org", more: "12 Elm Street" };
    const entry = entryOf({ event: "sign-in.failed", facts } as never, testClock().now());
    expect(entry.facts).toEqual({ path: "withheld", reason: "withheld" });
  });

  test("waits without an error and arrives later, in order", async () => {
    let broken = true;
    const lines: string[] = [];
    const { log } = logInto({
      ...NOWHERE,
      write: (text) => {
        if (broken) return Promise.reject(new Error("disk full"));
        lines.push(text);
        return Promise.resolve();
      },
    });
    log.record({ event: "system.started" });
    log.record({ event: "session.ended", personId: SOMEBODY, facts: { reason: "idle" } });
    await log.flush();
    broken = false;
    await log.flush();
    expect(lines.join("").match(/"event":"[^"]+"/g)).toEqual([
      '"event":"system.started"',
      '"event":"session.ended"',
    ]);
  });

  test("does not keep the other place from taking its copy", async () => {
    const stored: SecurityEntry[] = [];
    const { log } = logInto(
      { ...NOWHERE, write: () => Promise.reject(new Error("gone")) },
      {
        store: (entries) => {
          stored.push(...entries);
          return Promise.resolve();
        },
      },
    );
    log.record({ event: "system.started" });
    await log.flush();
    expect(stored.map((entry) => entry.event)).toEqual(["system.started"]);
  });
});

onEachDatabase("the security log's table", (open) => {
  test("gives entries newest first, filtered, page by page", async () => {
    const { transact, read, clock } = await open();
    for (const event of ["sign-in.ok", "access.refused", "sign-in.ok"] as const) {
      const entry = entryOf({ event, personId: SOMEBODY }, clock.now());
      await transact(({ security }) => security.add([entry]));
      clock.move(1_000);
    }
    const all = await read(({ security }) => security.page({}, 10));
    expect(all.map((entry) => entry.event)).toEqual(["sign-in.ok", "access.refused", "sign-in.ok"]);
    const [first, second] = all;
    if (first === undefined || second === undefined) throw new Error("no entries");
    expect(await read(({ security }) => security.page({ after: first }, 1))).toEqual([second]);
    const signIns = await read(({ security }) => security.page({ event: "sign-in.ok" }, 10));
    expect(signIns).toHaveLength(2);
    const early = { from: all[2]?.at, until: all[0]?.at, personId: SOMEBODY };
    expect(await read(({ security }) => security.page(early, 10))).toHaveLength(2);
    const counts = await read(({ security }) =>
      security.counts("2026-01-01T00:00:00.000Z" as never, clock.now()),
    );
    expect(counts).toEqual([
      { event: "sign-in.ok", times: 2 },
      { event: "access.refused", times: 1 },
    ]);
    await transact(({ security }) => security.forgetBefore(clock.now()));
    expect(await read(({ security }) => security.page({}, 10))).toEqual([]);
  });
});
