import { expect, test } from "@jest/globals";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { examineBytes } from "#app/adapters/media/examine-bytes.ts";
import { buildPng, pngHeader } from "#test/adapters/media/build-containers.ts";

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

test("a part of gigabytes before the pixels is never held in memory, and what stands before it is kept", async () => {
  // Without the chunk that ends it.
  const front = buildPng([pngHeader(640, 480)]).subarray(0, -12);
  const parts = new Map([
    [0, front],
    [front.length, chunkHead("teXt", GIB)],
    [front.length + 12 + GIB, chunkHead("IDAT", MIB)],
    [front.length + 24 + GIB + MIB, chunkHead("IEND", 0)],
  ]);
  const size = front.length + 36 + GIB + MIB;
  let longest = 0;
  const source: ByteSource = {
    size,
    read: (offset, length) => {
      longest = Math.max(longest, length);
      if (length > 64 * MIB) throw new Error("so much must not be asked for");
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
      for (const [at, part] of parts) {
        const from = Math.max(offset, at);
        const to = Math.min(offset + bytes.length, at + part.length);
        if (from < to) part.copy(bytes, from - offset, from - at, to - at);
      }
      return bytes;
    },
  };
  const { findings } = await examineBytes(source, { previews: false });
  expect(findings).toMatchObject({ mediaType: "image/png", width: 640, height: 480 });
  expect(findings.problems).toContain("preview-too-large");
  expect(longest).toBeLessThan(MIB);
});

function chunkHead(type: string, length: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(length, 0);
  head.write(type, 4, "latin1");
  return head;
}
