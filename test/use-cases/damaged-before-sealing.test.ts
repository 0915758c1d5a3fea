import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { open, rename, stat } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import express from "express";
import { instantFromMillis } from "#app/core/instant.ts";
import { health } from "#app/server/health.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { recordsAbout } from "#test/support/records-about.ts";
import { until } from "#test/support/until.ts";
import type { ItemId } from "#app/core/ids.ts";

// A disk that changes a file between "received whole" and the seal.

const FILE_BYTES = 2_500_000;

/** Turns one bit of a staged file, `fromEnd` bytes before its end. */
async function turnBit(path: string, fromEnd: number): Promise<void> {
  const file = await open(path, "r+");
  const { size } = await file.stat();
  const at = Buffer.alloc(1);
  await file.read(at, 0, 1, size - fromEnd);
  await file.write(Buffer.of((at[0] ?? 0) ^ 1), 0, 1, size - fromEnd);
  await file.close();
}

async function withDamagedFile(
  fromEnd: number,
  work: (office: TestOffice, path: string, itemId: ItemId) => Promise<void>,
): Promise<void> {
  const office = await openTestOffice();
  try {
    await office.worker.stop();
    const { itemIds } = await givenReport(office, {
      files: [
        { name: "a.mp4", bytes: randomBytes(FILE_BYTES) },
        { name: "b.mp4", bytes: randomBytes(1_000) },
      ],
    });
    const [itemId] = itemIds;
    if (itemId === undefined) throw new Error("nothing was received");
    const path = join(office.folder, "data/incoming", itemId);
    await turnBit(path, fromEnd);
    await work(office, path, itemId);
  } finally {
    await office.remove();
  }
}

describe.each([
  ["in its last bytes", 5],
  ["in its middle", FILE_BYTES / 2],
  ["in its beginning", FILE_BYTES + 50],
])("a received file that was changed %s", (_where, fromEnd) => {
  test("is named by the audit, which goes on to the end, and by the item's own history", async () => {
    await withDamagedFile(fromEnd, async (office, _path, itemId) => {
      const { faults } = await office.useCases.auditLog();
      expect(faults).toMatchObject([{ fault: "altered", subject: itemId }]);
      expect(recordsAbout(office, itemId)).toContainEqual(
        expect.objectContaining({ ev: "item.fixity_failed" }),
      );
    });
  });

  test("is marked as damaged when it is to be sealed, once and for all, and what is left of it is kept", async () => {
    await withDamagedFile(fromEnd, async (office, path, itemId) => {
      const { size } = await stat(path);
      for (let time = 0; time < 2; time += 1) {
        await office.useCases.sealEvidence({ itemId });
      }
      const verified = recordsAbout(office, itemId).filter(({ ev }) => ev === "item.verified");
      expect(verified).toMatchObject([{ obj: { result: "received-bytes-altered" } }]);
      expect((await stat(path)).size).toBe(size);
      expect((await office.useCases.auditLog()).faults).toMatchObject([
        { fault: "damaged", subject: itemId },
      ]);
    });
  });
});

test("a damaged file is sealed for a custodian, with a reason on record, once its bytes are what was received, and not before", async () => {
  await withDamagedFile(5, async (office, path, itemId) => {
    const { listUnsealed, sealAgain, sealEvidence } = office.useCases;
    await sealEvidence({ itemId });
    const by = await office.employ("evidence-custodian");
    const prosecutor = await office.employ("prosecutor");
    const reason = "The disk was mended";
    expect(await sealAgain({ by: prosecutor, itemId, reason })).toMatchObject({ kind: "refused" });
    expect(await sealAgain({ by, itemId, reason: " " })).toEqual({ kind: "no-reason" });
    const listed = { id: itemId, why: "damaged", staged: true, stored: false };
    expect(await listUnsealed({ by })).toMatchObject({ kind: "listed", items: [listed] });

    // Still not what was received.
    expect(await sealAgain({ by, itemId, reason })).toEqual({ kind: "asked" });
    await sealEvidence({ itemId });
    expect(await listUnsealed({ by })).toMatchObject({ items: [listed] });

    await turnBit(path, 5);
    expect(await sealAgain({ by, itemId, reason })).toEqual({ kind: "asked" });
    await sealEvidence({ itemId });
    expect(await listUnsealed({ by })).toEqual({ kind: "listed", items: [] });
    expect(await sealAgain({ by, itemId, reason })).toEqual({ kind: "not-found" });
    expect(recordsAbout(office, itemId).map(({ ev }) => ev)).toEqual([
      ...["item.received", "item.verified", "item.seal_asked", "item.verified"],
      ...["item.seal_asked", "item.hashed", "item.stored"],
    ]);
    expect((await office.useCases.auditLog()).faults).toEqual([]);
  });
});

test("a file that is whole in the store is sealed also where its staged copy was changed since", async () => {
  const office = await openTestOffice();
  try {
    await office.worker.stop();
    const { itemIds } = await givenReport(office, {
      files: [{ name: "a.mp4", bytes: randomBytes(5_000) }],
    });
    const [itemId] = itemIds as [ItemId];
    // The process dies between store and row.
    const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
    database.exec(
      `create trigger cut before update on evidence_item begin select raise(abort, 'cut'); end`,
    );
    await expect(office.useCases.sealEvidence({ itemId })).rejects.toThrow("cut");
    database.exec("drop trigger cut");
    database.close();
    await turnBit(join(office.folder, "data/incoming", itemId), 5);
    await office.useCases.sealEvidence({ itemId });
    expect(recordsAbout(office, itemId).map(({ ev }) => ev)).toEqual([
      ...["item.received", "item.hashed", "item.stored"],
    ]);
    expect(await office.useCases.auditLog()).toMatchObject({ faults: [], originals: 1 });
  } finally {
    await office.remove();
  }
});

/** What the health page of an office names, asked over HTTP. */
async function alertsOf(office: TestOffice): Promise<readonly string[]> {
  const server = express().use("/health", health(office)).listen(0, "localhost");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  try {
    const answer = await fetch(`http://localhost:${port}/health/ready`);
    return ((await answer.json()) as { readonly alerts: readonly string[] }).alerts;
  } finally {
    server.close();
  }
}

test("a received file that is not there when it is to be sealed is waited for, with an alert, and sealed once it is back", async () => {
  let office = await openTestOffice();
  const { folder } = office;
  try {
    await office.worker.stop();
    const { reportId, itemIds } = await givenReport(office, {
      files: [
        { name: "a.mp4", bytes: randomBytes(5_000) },
        { name: "b.mp4", bytes: randomBytes(6_000) },
      ],
    });
    const [itemId, other] = itemIds as [ItemId, ItemId];
    await office.shut();
    const pathOf = (id: ItemId) => join(folder, "data/incoming", id);
    const awayOf = (id: ItemId) => join(folder, `away-${id}`);
    for (const id of [itemId, other]) await rename(pathOf(id), awayOf(id));

    let ahead = 0;
    const clock = { now: () => instantFromMillis(Date.now() + ahead) };
    office = await openTestOffice(folder, { clock });
    const { listUnsealed, sayLost, sealAgain } = office.useCases;
    const prosecutor = await office.employ("prosecutor");
    const by = await office.employ("evidence-custodian");
    const stateOf = async (id: ItemId) => {
      const read = await office.useCases.readReport({ by: prosecutor, reportId });
      return read.kind === "report" ? read.file.items.find((one) => one.id === id)?.state : "";
    };
    await until(async () => (await alertsOf(office)).includes("received-files"));
    await until(async () => {
      const listed = await listUnsealed({ by });
      return listed.kind === "listed" && listed.items.length === 2;
    });
    expect(await listUnsealed({ by })).toMatchObject({
      items: [itemId, other].map((id) => ({ id, why: "missing", staged: false, stored: false })),
    });
    expect(await stateOf(itemId)).toBe("received");
    expect(recordsAbout(office, itemId).map(({ ev }) => ev)).toEqual(["item.received"]);

    // One is said to be lost, and turns up after all.
    const reason = "The phone's card was burnt";
    expect(await sealAgain({ by, itemId: other, reason })).toEqual({ kind: "nothing-there" });
    expect(await sayLost({ by, itemId: other, reason })).toEqual({ kind: "said" });
    expect(await stateOf(other)).toBe("damaged");
    expect(await sayLost({ by, itemId: other, reason })).toEqual({ kind: "damaged" });
    await rename(awayOf(other), pathOf(other));
    expect(await sealAgain({ by, itemId: other, reason })).toEqual({ kind: "asked" });
    await until(async () => (await stateOf(other)) === "sealed");

    // The other comes back and goes on by itself.
    await rename(awayOf(itemId), pathOf(itemId));
    expect(await sayLost({ by, itemId, reason })).toEqual({ kind: "still-there" });
    ahead = 3_700_000;
    office.worker.wake();
    await until(async () => (await stateOf(itemId)) === "sealed");
    await until(async () => !(await alertsOf(office)).includes("received-files"));
    expect(recordsAbout(office, other).map(({ ev }) => ev)).toEqual(
      expect.arrayContaining(["item.said_lost", "item.seal_asked", "item.stored"]),
    );
    expect((await office.useCases.auditLog()).faults).toEqual([]);
  } finally {
    await office.remove();
  }
});
