import { copyFile, mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import type { ItemId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { compose } from "#app/server/compose.ts";
import { FormClient } from "#test/support/form-client.ts";
import { piecesOf } from "#test/support/given.ts";
import { openTestOffice, testConfig, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";
import { startServer } from "#test/support/start-server.ts";
import { TusClient } from "#test/support/tus-client.ts";
import { until } from "#test/support/until.ts";

// Files of uploads that no row names: what a process leaves that dies between the two.

const HOUR = 3_600_000;
const IDS = [1, 2].map((n): ItemId => `itm_0000000000000000000000000${n}`);

const filesIn = async (folder: string) => (await readdir(join(folder, "data/incoming"))).sort();
const nameOf = (id: ItemId | undefined) => `${id}.arriving`;

/** Sets when a file was last changed. */
async function aged(folder: string, name: string, at: Instant): Promise<void> {
  const path = join(folder, "data/incoming", name);
  await utimes(path, new Date(at), new Date(at));
}

describe.each(["sqlite", "postgres"] as const)("the sweep (%s)", (kind) => {
  test("removes a file without a byte that no row names and that nobody touched for a day, and no other", async () => {
    let now = new Date().toISOString() as Instant;
    const settings: Record<string, string> =
      kind === "sqlite" ? {} : { DATABASE_URL: await newPostgresDatabase() };
    const folder = await mkdtemp(join(tmpdir(), "bw-unknown-"));
    const logged: string[] = [];
    const office: TestOffice = await openTestOffice(folder, {
      ...{ settings, clock: { now: () => now } },
      writeLog: (line) => logged.push(line),
    });
    try {
      const { useCases } = office;
      const { token } = await useCases.startDraft();
      const begun = await useCases.beginUpload({
        ...{ holder: { draftToken: token, visitToken: undefined }, size: 500, sample: "" },
        ...{ originalName: "clip.mp4", declaredType: "video/mp4" },
      });
      if (begun.kind !== "begun") throw new Error(begun.kind);
      const { itemId } = begun;
      const append = (offset: number, length: number) =>
        useCases.appendToUpload({ itemId, offset, source: piecesOf(Buffer.alloc(length, 1)) });
      const [old, young] = IDS;
      // As a process leaves it that is killed before the row: the same header, another id.
      for (const id of IDS) await copyOf(folder, nameOf(itemId), nameOf(id));
      await append(0, 200);
      await aged(folder, nameOf(itemId), later(now, -30 * HOUR));
      await aged(folder, nameOf(old), later(now, -25 * HOUR));
      await aged(folder, nameOf(young), later(now, -23 * HOUR));
      await useCases.sweep();
      expect(await filesIn(folder)).toEqual([nameOf(itemId), nameOf(young)].sort());
      expect(logged.filter((line) => line.includes("upkeep.uploads-unknown"))).toHaveLength(1);
      // The one that a row names goes on where it was, however long it stood still.
      expect(await append(200, 300)).toMatchObject({ kind: "appended", offset: 500 });
      now = later(now, 2 * HOUR);
      await useCases.sweep();
      await office.worker.idle();
      expect(await filesIn(folder)).toEqual([]);
      expect(await useCases.auditLog()).toMatchObject({ faults: [] });
    } finally {
      await office.shut();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

test("what a server leaves that is killed between an upload's file and its row goes a day later, and the same file can come", async () => {
  let server = await startServer();
  try {
    const client = new FormClient(server.origin);
    await client.post("/report/start", {});
    const tus = new TusClient(server.origin, client);
    const file = { name: "clip.mp4", size: 100, sample: "ab".repeat(32) };
    // Somebody else writes just now: the file is made, its row has to wait.
    const other = new Sqlite(join(server.folder, "data/bearwitness.sqlite"));
    other.exec("begin immediate");
    const lost = tus.create(file).catch(() => "lost");
    await until(async () => (await filesIn(server.folder)).length === 1);
    await server.end("SIGKILL");
    expect(await lost).toBe("lost");
    other.exec("rollback");
    other.close();
    const [left = ""] = await filesIn(server.folder);
    expect(left).toMatch(/\.arriving$/);

    server = await server.again();
    const { location = "" } = await tus.create(file);
    const begun = `${location.split("/").at(-1)}.arriving`;
    expect(await filesIn(server.folder)).toEqual([left, begun].sort());
    await sweepBeside(server.folder);
    expect(await filesIn(server.folder)).toEqual([left, begun].sort());
    for (const name of [left, begun]) {
      await aged(server.folder, name, later(new Date().toISOString() as Instant, -25 * HOUR));
    }
    await sweepBeside(server.folder);
    expect(await filesIn(server.folder)).toEqual([begun]);
    expect((await tus.patch(location, 0, Buffer.alloc(100, 1))).status).toBe(204);
  } finally {
    await server.remove();
  }
});

async function copyOf(folder: string, from: string, to: string): Promise<void> {
  const incoming = join(folder, "data/incoming");
  await copyFile(join(incoming, from), join(incoming, to));
}

/** The sweep, as a command beside the running server would do it. */
async function sweepBeside(folder: string): Promise<void> {
  const composed = await compose(testConfig(folder), {
    purpose: "visit",
    writeLog: () => undefined,
  });
  if (!composed.ok) throw new Error(composed.problem);
  await composed.value.useCases.sweep();
  await composed.value.close();
}
