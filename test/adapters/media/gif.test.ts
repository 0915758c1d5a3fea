import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { bytesInMemory } from "#app/adapters/media/byte-source.ts";
import { readGif } from "#app/adapters/media/containers/gif.ts";
import { examineBytes } from "#app/adapters/media/examine-bytes.ts";

const subBlocks = (data: Buffer): Buffer => {
  const parts: Buffer[] = [];
  for (let at = 0; at < data.length; at += 255) {
    const part = data.subarray(at, at + 255);
    parts.push(Buffer.from([part.length]), part);
  }
  return Buffer.concat([...parts, Buffer.from([0])]);
};
const header = Buffer.concat([
  Buffer.from("GIF89a"),
  Buffer.from([30, 0, 20, 0, 0x81, 0, 0]),
  Buffer.alloc(12),
]);
const comment = (text: string) =>
  Buffer.concat([Buffer.from([0x21, 0xfe]), subBlocks(Buffer.from(text))]);
const application = (name: string, rest: Buffer) =>
  Buffer.concat([Buffer.from([0x21, 0xff, 11]), Buffer.from(name, "latin1"), rest]);
const loop = (times: number) =>
  application("NETSCAPE2.0", Buffer.from([3, 1, times & 255, times >> 8, 0]));
/** The end that leads out of a packet wherever a reader of sub-blocks lands in it. */
const magic = Buffer.concat([
  Buffer.from([1]),
  Buffer.from(Array.from({ length: 256 }, (_, index) => 255 - index)),
  Buffer.from([0]),
]);
const xmp = (packet: string) =>
  application("XMP DataXMP", Buffer.concat([Buffer.from(packet), magic]));
const frame = (bytes: number, ownColours = false) =>
  Buffer.concat([
    Buffer.from([0x21, 0xf9, 4, 0, 10, 0, 0, 0]),
    Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, ownColours ? 0x80 : 0]),
    Buffer.alloc(ownColours ? 6 : 0),
    Buffer.from([2]),
    subBlocks(Buffer.alloc(bytes, 0x55)),
  ]);
const gif = (...blocks: Buffer[]) => Buffer.concat([header, ...blocks, Buffer.from([0x3b])]);

const PACKET = `<x:xmpmeta xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreateDate="2024-07-04T12:00:00+05:45"/>${" ".repeat(700)}`;
const WHOLE = gif(loop(7), xmp(PACKET), frame(600), comment("taken at the gate"), frame(3, true));

describe("a GIF", () => {
  test("is read for its size, comment, XMP, pictures and how often they are shown", async () => {
    const { findings } = await examineBytes(bytesInMemory(WHOLE), { previews: false });
    expect(findings).toMatchObject({ mediaType: "image/gif", width: 30, height: 20 });
    expect(findings.fields).toEqual(
      expect.arrayContaining([
        { group: "GIF", tag: "AnimationIterations", value: 7 },
        { group: "GIF", tag: "Comment", value: "taken at the gate" },
        { group: "GIF", tag: "FrameCount", value: 2 },
        { group: "XMP-xmp", tag: "CreateDate", value: "2024-07-04T12:00:00+05:45" },
      ]),
    );
    expect(readGif(bytesInMemory(WHOLE)).damaged).toBe(false);
  });

  test("that is cut off anywhere is damaged, and its pictures are not counted", () => {
    for (let length = 0; length < WHOLE.length; length += 1) {
      const { damaged, fields = [] } = readGif(bytesInMemory(WHOLE.subarray(0, length)));
      expect([length, damaged]).toEqual([length, true]);
      expect(fields.map(({ tag }) => tag)).not.toContain("FrameCount");
    }
  });

  test("gives back any comment and any number of pictures", () => {
    const text = fc.string({ maxLength: 600, unit: "grapheme" });
    fc.assert(
      fc.property(text, fc.nat({ max: 12 }), fc.nat({ max: 65_535 }), (said, count, times) => {
        const frames = Array.from({ length: count }, (_, index) =>
          frame(index * 97, index % 2 === 0),
        );
        const { fields, damaged } = readGif(
          bytesInMemory(gif(loop(times), ...frames, comment(said))),
        );
        expect(damaged).toBe(false);
        expect(fields).toEqual([
          { group: "GIF", tag: "AnimationIterations", value: times },
          { group: "GIF", tag: "Comment", value: said.replace(/^\ufeff/, "").slice(0, 1024) },
          { group: "GIF", tag: "FrameCount", value: count },
        ]);
      }),
    );
  });

  test("of a thousand comments keeps the first, and still counts its pictures", () => {
    const { fields = [] } = readGif(
      bytesInMemory(
        gif(...Array.from({ length: 1000 }, (_, index) => comment(`${index}`)), frame(1)),
      ),
    );
    expect(fields.length).toBeLessThan(40);
    expect(fields[0]?.value).toBe("0");
    expect(fields.at(-1)).toEqual({ group: "GIF", tag: "FrameCount", value: 1 });
  });

  test("no change or cut of a sound one makes the reader throw", () => {
    const changes = fc.array(fc.tuple(fc.nat({ max: WHOLE.length - 1 }), fc.nat({ max: 255 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(changes, fc.nat({ max: WHOLE.length }), (list, length) => {
        const bytes = Buffer.from(WHOLE);
        for (const [at, value] of list) bytes[at] = value;
        readGif(bytesInMemory(bytes.subarray(0, length)));
      }),
      { numRuns: 300 },
    );
  });

  test("endless parts end the reading, not the program", () => {
    // Sub-blocks of one byte each that never come to an end.
    const endless = {
      size: Number.MAX_SAFE_INTEGER,
      read: (offset: number, length: number) =>
        offset < header.length
          ? header.subarray(offset, offset + length)
          : offset === header.length
            ? Buffer.from([0x21, 0xfe]).subarray(0, length)
            : Buffer.alloc(length, 1),
    };
    expect(readGif(endless).damaged).toBe(true);
  });
});
