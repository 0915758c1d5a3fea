import { randomBytes } from "node:crypto";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { recordsAbout } from "#test/support/records-about.ts";
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
