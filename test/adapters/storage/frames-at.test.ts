import { randomBytes } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "@jest/globals";
import fc from "fast-check";
import { createStaging, type Staging } from "#app/adapters/storage/staging.ts";
import { idFromBytes, type DraftId, type ItemId } from "#app/core/ids.ts";
import { ownerKeyInMemory } from "#test/support/keys-in-memory.ts";
import { piecesOf } from "#test/support/given.ts";
import { scratchFolder } from "./scratch.ts";

let incoming: string;
let staging: Staging;
beforeEach(async () => {
  incoming = await scratchFolder();
  staging = createStaging({ incoming, ownerKey: ownerKeyInMemory });
});

const draft = (): DraftId => idFromBytes("drf", randomBytes(16));

async function staged(parts: readonly Uint8Array[]): Promise<ItemId> {
  const id = idFromBytes("itm", randomBytes(16));
  await staging.begin({ id, owner: draft() });
  let offset = 0;
  for (const part of parts) {
    await staging.append(id, offset, piecesOf(part), { limitBytes: 1_000_000_000 });
    offset += part.length;
  }
  await staging.finish(id);
  return id;
}

test("any piece of a staged upload reads as it was sent, across its frames", async () => {
  // Frames of several lengths: parts end where the network ended them.
  const parts = [1_500_000, 7, 1_048_576, 300_000].map((length) => randomBytes(length));
  const whole = Buffer.concat(parts);
  const opened = await staging.openAt(await staged(parts));
  if (opened === undefined) throw new Error("not staged");
  try {
    expect(opened.size).toBe(whole.length);
    const places = fc.record({
      position: fc.integer({ min: 0, max: whole.length + 10 }),
      length: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 2_500_000 })),
    });
    await fc.assert(
      fc.asyncProperty(places, async ({ position, length }) => {
        const buffer = Buffer.alloc(length + 3);
        const { bytesRead } = await opened.read(buffer, 3, length, position);
        const sent = whole.subarray(position, position + length);
        expect(bytesRead).toBe(sent.length);
        expect(buffer.subarray(3, 3 + bytesRead).equals(sent)).toBe(true);
      }),
      { numRuns: 60 },
    );
  } finally {
    await opened.close();
  }
});

test("one that was changed gives nothing from the frame that was changed", async () => {
  const id = await staged([randomBytes(2_500_000)]);
  const file = await open(join(incoming, id), "r+");
  await file.write(Buffer.from([1, 2, 3, 4]), 0, 4, 1_800_000);
  await file.close();
  const opened = await staging.openAt(id);
  if (opened === undefined) throw new Error("not staged");
  try {
    expect((await opened.read(Buffer.alloc(9), 0, 9, 100)).bytesRead).toBe(9);
    await expect(opened.read(Buffer.alloc(9), 0, 9, 1_700_000)).rejects.toMatchObject({
      code: "tampered",
    });
  } finally {
    await opened.close();
  }
});

test("one that is not there, or not whole yet, opens as nothing", async () => {
  const id = idFromBytes("itm", randomBytes(16));
  expect(await staging.openAt(id)).toBeUndefined();
  await staging.begin({ id, owner: draft() });
  expect(await staging.openAt(id)).toBeUndefined();
});
