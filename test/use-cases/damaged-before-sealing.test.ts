import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { open, rename, stat } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
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
      files: [{ name: "a.mp4", bytes: randomBytes(5_000) }],
    });
    const [itemId] = itemIds as [ItemId];
    await office.shut();
    const path = join(folder, "data/incoming", itemId);
    await rename(path, join(folder, "away"));

    let ahead = 0;
    const clock = { now: () => instantFromMillis(Date.now() + ahead) };
    office = await openTestOffice(folder, { clock });
    const by = await office.employ("prosecutor");
    const state = async () => {
      const read = await office.useCases.readReport({ by, reportId });
      return read.kind === "report" ? read.file.items[0]?.state : read.kind;
    };
    await until(async () => (await alertsOf(office)).includes("received-files"));
    expect(await state()).toBe("received");
    expect(recordsAbout(office, itemId).map(({ ev }) => ev)).toEqual(["item.received"]);

    await rename(join(folder, "away"), path);
    ahead = 3_700_000;
    office.worker.wake();
    await until(async () => (await state()) === "sealed");
    await until(async () => !(await alertsOf(office)).includes("received-files"));
    expect((await office.useCases.auditLog()).faults).toEqual([]);
  } finally {
    await office.remove();
  }
});
