import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { bytesInMemory } from "#app/adapters/media/byte-source.ts";
import type { MovieFacts } from "#app/adapters/media/movie/movie-facts.ts";
import { readMovie } from "#app/adapters/media/movie/read-movie.ts";
import type { RawValue } from "#app/core/claims/raw-field.ts";
import {
  appleMeta,
  box,
  fileType,
  fullBox,
  movieHeader,
  since1904,
  text,
  u16,
  u32,
  userText,
  videoTrack,
} from "#test/adapters/media/build-boxes.ts";
import { processorMillis } from "#test/support/processor-time.ts";

const CREATED = since1904("2019-07-24T08:25:57Z");

function read(...boxes: readonly Buffer[]): MovieFacts {
  return readMovie(bytesInMemory(Buffer.concat(boxes)));
}

function field(facts: MovieFacts, source: string): RawValue | undefined {
  return facts.fields.find(({ group, tag }) => `${group}:${tag}` === source)?.value;
}

const IPHONE = Buffer.concat([
  fileType("qt  "),
  box("mdat", Buffer.alloc(500)),
  box(
    "moov",
    movieHeader(CREATED, 600, 2400),
    videoTrack([568, 320], [0, 1, -1, 0], [568, 320]),
    appleMeta({
      "com.apple.quicktime.creationdate": "2019-07-24T11:25:40+0300",
      "com.apple.quicktime.location.ISO6709": "+32.0929+034.8620+028.516/",
      "com.apple.quicktime.location.accuracy.horizontal": "12.5",
      "com.apple.quicktime.make": "Apple",
      "com.example.other": "not read",
    }),
  ),
]);

describe("reading a movie's header", () => {
  test("Apple's keys, the header, size, turn and duration", () => {
    const facts = read(IPHONE);
    expect(facts).toMatchObject({
      durationSeconds: 4,
      width: 568,
      height: 320,
      rotation: 90,
      damaged: false,
    });
    expect(field(facts, "QuickTime:CreateDate")).toBe(CREATED);
    expect(field(facts, "Keys:CreationDate")).toBe("2019-07-24T11:25:40+0300");
    expect(field(facts, "Keys:GPSCoordinates")).toBe("+32.0929+034.8620+028.516/");
    expect(field(facts, "Keys:LocationAccuracyHorizontal")).toBe("12.5");
    expect(field(facts, "Keys:Make")).toBe("Apple");
    expect(facts.fields).toHaveLength(5);
  });

  test("version 1 of the header has 64-bit times", () => {
    const header = fullBox(
      "mvhd",
      1,
      u32(0, CREATED, 0, CREATED, 1000, 0, 90_500),
      Buffer.alloc(80),
    );
    const facts = read(box("moov", header));
    expect(field(facts, "QuickTime:CreateDate")).toBe(CREATED);
    expect(facts.durationSeconds).toBe(90.5);
  });

  test("user data: ©xyz, ©day, and an iTunes-style list beside them", () => {
    const item = box("\u00a9xyz", box("data", u32(1, 0), text("+40.6892-074.0445/")));
    const handler = fullBox("hdlr", 0, Buffer.alloc(4), text("mdir"), Buffer.alloc(13));
    const list = fullBox("meta", 0, handler, box("ilst", item));
    const facts = read(
      box(
        "moov",
        box(
          "udta",
          userText("\u00a9xyz", "-33.4372-070.6506/"),
          userText("\u00a9day", "2024"),
          list,
        ),
      ),
    );
    expect(field(facts, "UserData:GPSCoordinates")).toBe("-33.4372-070.6506/");
    expect(field(facts, "UserData:ContentCreateDate")).toBe("2024");
    expect(field(facts, "ItemList:GPSCoordinates")).toBe("+40.6892-074.0445/");
  });

  test.each([
    ["a Latin name", text("Brasilia\0")],
    ["no name", text("\0")],
    ["a UTF-16 name", Buffer.from([0xfe, 0xff, 0x00, 0x42, 0x01, 0x00, 0x00, 0x00])],
  ])("3GPP's loci box behind %s", (_, name) => {
    const place = u32(-47.25 * 65536, -15.5 * 65536, 1100 * 65536);
    const loci = fullBox("loci", 0, u16(0x15c7), name, Buffer.from([0]), place, text("earth\0\0"));
    const facts = read(box("moov", box("udta", loci)));
    expect(field(facts, "UserData:LocationInformation")).toEqual([-15.5, -47.25, 1100]);
    expect(field(facts, "UserData:LocationRole")).toBe(0);
    expect(field(facts, "UserData:LocationBody")).toBe("earth");
  });

  test.each([
    [[1, 0, 0, 1], 0],
    [[0, 1, -1, 0], 90],
    [[-1, 0, 0, -1], 180],
    [[0, -1, 1, 0], 270],
    [[1, 1, -1, 1], null],
  ])("the matrix %j turns by %j", (matrix, rotation) => {
    expect(read(box("moov", videoTrack([640, 480], matrix))).rotation).toBe(rotation);
  });

  test("stored pixels come from the sample entry, not from a stretched track header", () => {
    expect(read(box("moov", videoTrack([192, 144], [1, 0, 0, 1], [176, 144])))).toMatchObject({
      width: 176,
      height: 144,
    });
    expect(read(box("moov", videoTrack([192, 144], [1, 0, 0, 1])))).toMatchObject({
      width: 192,
      height: 144,
    });
  });

  test("a fragmented movie's length is that of its fragments", () => {
    const fragments = box("mvex", fullBox("mehd", 0, u32(9000)));
    expect(read(box("moov", movieHeader(CREATED, 1000, 0), fragments)).durationSeconds).toBe(9);
  });

  test("a fragmented movie whose header does not say is as long as its last fragments reach", () => {
    const track = box(
      "trak",
      fullBox("tkhd", 0, u32(0, 0, 7, 0, 0)),
      box("mdia", fullBox("mdhd", 0, u32(0, 0, 100, 0))),
    );
    const usual = fullBox("trex", 0, u32(7, 1, 20, 0, 0));
    const moov = box("moov", movieHeader(CREATED, 1000, 0), track, box("mvex", usual));
    const fragment = (start: number, run: Buffer) =>
      box("moof", box("traf", fullBox("tfhd", 0, u32(7)), fullBox("tfdt", 0, u32(start)), run));
    const alike = fullBox("trun", 0, u32(5));
    const each = box("trun", u32(0x300, 2), u32(30, 9, 20, 9));
    expect(read(moov, fragment(0, alike), fragment(100, alike)).durationSeconds).toBe(2);
    expect(read(moov, fragment(0, alike), fragment(100, each)).durationSeconds).toBe(1.5);
    expect(read(moov).durationSeconds).toBeNull();
  });

  test("an unknown length is none", () => {
    expect(read(box("moov", movieHeader(CREATED, 1000, 0xffffffff))).durationSeconds).toBeNull();
    expect(read(box("moov", movieHeader(CREATED, 0, 100))).durationSeconds).toBeNull();
  });
});

describe("hostile movies", () => {
  test("a file of 4 GB with its header at the end is read by a few megabytes, in which positions are looked for", () => {
    const size = 4 * 1024 ** 3;
    const mdat = Buffer.concat([u32(1), text("mdat"), u32(0, 0)]);
    const moov = box("moov", movieHeader(CREATED, 1000, 60_000));
    mdat.writeBigUInt64BE(BigInt(size - moov.length), 8);
    let bytesRead = 0;
    const source: ByteSource = {
      size,
      read: (offset, length) => {
        bytesRead += length;
        const bytes = Buffer.alloc(Math.min(length, size - offset));
        mdat.copy(bytes, 0, Math.min(offset, mdat.length));
        if (offset >= size - moov.length) moov.copy(bytes, 0, offset - (size - moov.length));
        return bytes;
      },
    };
    expect(readMovie(source).durationSeconds).toBe(60);
    expect(bytesRead).toBeLessThan(4 * 1024 * 1024 + 64 * 1024);
  });

  test("a thousand boxes inside each other lead nowhere", () => {
    let nested = box("moov");
    for (let depth = 0; depth < 1000; depth += 1) nested = box("moov", nested);
    expect(read(nested).fields).toEqual([]);
  });

  test("a million empty boxes end the reading, not the program", () => {
    const many = Buffer.alloc(8 * 1_000_000);
    for (let at = 0; at < many.length; at += 8) many.writeUInt32BE(8, at);
    const started = processorMillis();
    expect(read(box("moov", many)).damaged).toBe(true);
    expect(processorMillis() - started).toBeLessThan(2000);
  });

  test.each([
    ["a size of 1 without the long size", Buffer.concat([u32(1), text("moov")])],
    ["a long size of 0", Buffer.concat([u32(1), text("moov"), u32(0, 0)])],
    [
      "a long size beyond any file",
      Buffer.concat([u32(1), text("moov"), u32(0xffffffff, 0xffffffff)]),
    ],
    ["a size smaller than a header", Buffer.concat([u32(4), text("moov")])],
    [
      "a box that reaches beyond the file",
      Buffer.concat([u32(1000), text("moov"), movieHeader(CREATED, 1, 1)]),
    ],
    ["no header at all", fileType("isom")],
  ])("%s is damage", (_, bytes) => {
    expect(read(bytes).damaged).toBe(true);
  });

  test("keys that claim to be many or long are not believed", () => {
    const keys = fullBox("keys", 0, u32(0xffffffff), u32(0xffffffff), text("mdta"));
    const item = box("\0\0\0\x01", box("data", u32(1, 0), text("x")));
    expect(read(box("moov", box("meta", Buffer.alloc(4), keys, box("ilst", item)))).fields).toEqual(
      [],
    );
  });

  test("no bytes make the reader throw", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        (bytes) => void readMovie(bytesInMemory(bytes)),
      ),
      { numRuns: 500 },
    );
  });

  test("no cut of a real header makes it throw, and a cut file is never whole", () => {
    fc.assert(
      fc.property(fc.nat({ max: IPHONE.length - 1 }), (length) => {
        const facts = readMovie(bytesInMemory(IPHONE.subarray(0, length)));
        expect(facts.damaged).toBe(true);
      }),
    );
  });

  test("no changed bytes of a real header make it throw or go on for long", () => {
    const changes = fc.array(fc.tuple(fc.nat({ max: IPHONE.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(changes, (list) => {
        const bytes = Buffer.from(IPHONE);
        for (const [at, value] of list) bytes[at] = value;
        const started = processorMillis();
        const facts = readMovie(bytesInMemory(bytes));
        expect(processorMillis() - started).toBeLessThan(1000);
        expect(facts.fields.length).toBeLessThan(100);
      }),
      { numRuns: 1000 },
    );
  });
});
