import { randomBytes } from "node:crypto";
import { expect, test } from "@jest/globals";
import { chunkCipher, openFrameAside } from "#app/adapters/storage/ciphering.ts";
import { BLOCK_BYTES, giveBlock, takeBlock } from "#app/adapters/storage/spare-blocks.ts";
import { CHUNK_BYTES, fileKey, openChunks } from "#app/core/encryption/cobblestone.server.ts";
import { sealFrame } from "#app/core/encryption/frame.server.ts";

const FILE = fileKey(randomBytes(32), randomBytes(24), Buffer.from("context"));

function filled(bytes: Uint8Array) {
  const block = takeBlock();
  new Uint8Array(block).set(bytes);
  return { block, length: bytes.length };
}

test("chunks encrypted in a thread are those that core opens, and open in a thread again", async () => {
  const cipher = chunkCipher(FILE);
  for (const size of [0, 1, CHUNK_BYTES, 3 * CHUNK_BYTES + 5, BLOCK_BYTES]) {
    const bytes = randomBytes(size);
    const room = takeBlock();
    const length = await cipher.seal(7, filled(bytes), room);
    const sealed = Uint8Array.from(new Uint8Array(room, 0, length));
    expect(Buffer.from(openChunks(FILE, 7, sealed)).equals(bytes)).toBe(true);
    const back = await cipher.open(7, filled(sealed), room);
    expect(Buffer.from(new Uint8Array(room, 0, back)).equals(bytes)).toBe(true);
    giveBlock(room);
  }
});

test("a chunk changed, moved or cut is told as that, and the thread goes on", async () => {
  const cipher = chunkCipher(FILE);
  const room = takeBlock();
  const length = await cipher.seal(0, filled(randomBytes(40_000)), room);
  const sealed = Uint8Array.from(new Uint8Array(room, 0, length));
  const changed = Uint8Array.from(sealed);
  changed[20_000] = (changed[20_000] ?? 0) ^ 1;
  for (const [first, bytes] of [
    [0, changed],
    [1, sealed],
    [0, sealed.subarray(0, -1)],
    [0, sealed.subarray(0, 5)],
  ] as const) {
    await expect(cipher.open(first, filled(bytes), takeBlock())).rejects.toMatchObject({
      code: "tampered",
    });
  }
  expect(await cipher.open(0, filled(sealed), room)).toBe(40_000);
});

test("a frame opens in a thread at its own place only", async () => {
  const key = randomBytes(32);
  const place = { upload: "itm_1", index: 3, offset: 900, last: false };
  const bytes = randomBytes(BLOCK_BYTES);
  const frame = sealFrame(key, place, bytes, randomBytes(12));
  const room = takeBlock();
  const length = await openFrameAside(key, place, filled(frame), room);
  expect(Buffer.from(new Uint8Array(room, 0, length)).equals(bytes)).toBe(true);
  await expect(
    openFrameAside(key, { ...place, index: 4 }, filled(frame), room),
  ).rejects.toMatchObject({ code: "tampered" });
});

test("what does not fit is a fault of the program, not of the file, and the thread lives on", async () => {
  const cipher = chunkCipher(FILE);
  const tooSmall = new SharedArrayBuffer(10);
  const sealing = cipher.seal(0, filled(randomBytes(100)), tooSmall);
  await expect(sealing).rejects.toThrow("no room");
  await expect(sealing).rejects.not.toHaveProperty("code");
  expect(await cipher.seal(0, filled(randomBytes(100)), takeBlock())).toBe(116);
});
