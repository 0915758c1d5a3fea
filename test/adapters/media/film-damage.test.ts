import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type ByteSource, bytesInMemory } from "#app/adapters/media/byte-source.ts";
import { examineBytes } from "#app/adapters/media/examine-bytes.ts";
import { readMovie } from "#app/adapters/media/movie/read-movie.ts";
import { assessFile } from "#app/core/claims/assess-file.ts";
import {
  box,
  fileType,
  fullBox,
  movieHeader,
  since1904,
  text,
  u32,
} from "#test/adapters/media/build-boxes.ts";

const CREATED = since1904("2024-09-18T15:00:00Z");
const FTYP = fileType("isom");
/** Bytes of one piece, in which two samples of half a second lie. */
const PIECE = 100;
const PIECES = 10;

interface Edited {
  readonly edits?: readonly (readonly [units: number, from: number])[];
  /** Units by which the first picture is shown later than it is stored. */
  readonly shift?: number;
}

/** A track of `PIECES` pieces from an offset on, one second each. */
function track(handler: string, offsets: readonly number[], { edits, shift }: Edited = {}): Buffer {
  const list = edits?.map(([units, from]) => u32(units, from, 0x10000)) ?? [];
  const shifts = shift === undefined ? [] : [fullBox("ctts", 0, u32(1, offsets.length * 2, shift))];
  return box(
    "trak",
    ...(list.length === 0 ? [] : [box("edts", fullBox("elst", 0, u32(list.length), ...list))]),
    box(
      "mdia",
      fullBox("mdhd", 0, u32(0, 0, 1000, offsets.length * 1000)),
      fullBox("hdlr", 0, Buffer.alloc(4), text(handler), Buffer.alloc(13)),
      box(
        "minf",
        box("dinf", fullBox("dref", 0, u32(1), Buffer.from([0, 0, 0, 12]), text("url "), u32(1))),
        box(
          "stbl",
          fullBox("stts", 0, u32(1, offsets.length * 2, 500)),
          fullBox("stsc", 0, u32(1, 1, 2, 1)),
          ...shifts,
          fullBox("stco", 0, u32(offsets.length, ...offsets)),
        ),
      ),
    ),
  );
}

const offsetsFrom = (start: number): number[] =>
  Array.from({ length: PIECES }, (_, at) => start + at * PIECE);
const header = (...tracks: Buffer[]): Buffer =>
  box("moov", movieHeader(CREATED, 1000, PIECES * 1000), ...tracks);
const media = box("mdat", Buffer.alloc(PIECES * PIECE, 0x55));

/** A film whose header stands before its picture. */
function headerFirst(edited: Edited = {}): Buffer {
  const length = header(track("vide", offsetsFrom(0), edited)).length;
  const start = FTYP.length + length + 8;
  return Buffer.concat([FTYP, header(track("vide", offsetsFrom(start), edited)), media]);
}
/** One whose header stands behind its picture. */
const headerLast = Buffer.concat([
  FTYP,
  media,
  header(track("vide", offsetsFrom(FTYP.length + 8))),
]);

async function assessed(bytes: Buffer) {
  const { findings } = await examineBytes(bytesInMemory(bytes), { previews: false });
  const file = { path: "", size: bytes.length, sha256: null, sha512: null, ...findings };
  return assessFile(file, { declaredName: "film.mp4", receivedAt: null });
}

const counted = (value: number): string => value.toLocaleString("en-US");

describe("damage of a film is told with its place and with what can still be read", () => {
  test.each([
    ["with its header first", headerFirst()],
    ["with its header last", headerLast],
    ["with filling behind it", Buffer.concat([headerFirst(), Buffer.alloc(64)])],
    [
      "with notes of a program's behind it",
      Buffer.concat([headerFirst(), Buffer.from("#notes of its camera")]),
    ],
  ])("a whole film %s has none", async (_, bytes) => {
    const { unread, problems } = await assessed(bytes);
    expect([unread, problems]).toEqual([undefined, []]);
  });

  test("cut off in the middle of its picture", async () => {
    const whole = headerFirst();
    const cut = whole.subarray(0, whole.length - 350);
    const { unread, problems, locationStatus, bestTime } = await assessed(cut);
    expect(unread).toEqual([
      `Damaged: the part of the film that begins at byte ${counted(whole.length - media.length)} of ${counted(cut.length)} is cut off. It says that it ends 350 bytes behind the end of the file.`,
      "Damaged: of the 10 pieces in which the picture of track 1 is stored, 3 are said to lie where the file holds none; the first of them belongs at 0:07.0. The 7 others lie in the file, whole or in part.",
    ]);
    expect(problems).toContain("structure-damaged");
    expect([locationStatus, bestTime?.stated]).toEqual(["unread", "2024-09-18T15:00:00.000Z"]);
  });

  test("overwritten where the list of its parts leads to its header, which is found by its name", async () => {
    const bytes = Buffer.from(headerLast);
    bytes.fill(0x02, FTYP.length, FTYP.length + 8);
    const { unread, problems, bestTime, durationSeconds } = await assessed(bytes);
    const headerAt = FTYP.length + media.length;
    expect(unread).toEqual([
      `Damaged: the list of the film's parts breaks at byte ${FTYP.length} of ${counted(bytes.length)}: what stands there is no part. What stands before it was read. The film's header was found by its name at byte ${counted(headerAt)}, behind the damage, and read there.`,
    ]);
    expect(problems).toContain("structure-damaged");
    expect([bestTime?.stated, durationSeconds]).toEqual(["2024-09-18T15:00:00.000Z", 10]);
  });

  test("without its header, which came behind what is missing", async () => {
    const cut = headerLast.subarray(0, 500);
    const { unread, problems } = await assessed(cut);
    expect(unread).toEqual([
      `Damaged: the part of the film that begins at byte ${FTYP.length} of 500 is cut off. It says that it ends ${counted(FTYP.length + media.length - 500)} bytes behind the end of the file.`,
    ]);
    expect(problems).toContain("structure-damaged");
  });

  test("by tables that lead out of the file, or into its header", async () => {
    const start = FTYP.length + 8;
    const out = offsetsFrom(start).map((offset, at) =>
      at === 4 ? 4_000_000 : at === 5 ? 3 : offset,
    );
    const tracks = [
      track("soun", out),
      track("meta", [9_000_000]),
      track("vide", offsetsFrom(start)),
    ];
    const { unread, problems } = await assessed(Buffer.concat([FTYP, media, header(...tracks)]));
    expect(unread).toEqual([
      "Damaged: of the 10 pieces in which the sound of track 1 is stored, 2 are said to lie where the file holds none; the first of them belongs at 0:04.0. The 8 others lie in the file, whole or in part.",
      "Damaged: of the 1 pieces in which what it holds of track 2 is stored, 1 are said to lie where the file holds none; the first of them belongs at 0:00.0. None lies in the file.",
    ]);
    expect(problems).toContain("structure-damaged");
  });

  test("in the middle of its parts, behind which its tables still find the pieces", async () => {
    const half = box("mdat", Buffer.alloc(500, 0x55));
    const offsets = (start: number) =>
      offsetsFrom(start).map((offset, at) => (at < 5 ? offset : offset + 8));
    const length = header(track("vide", offsets(0))).length;
    const start = FTYP.length + length + 8;
    const bytes = Buffer.concat([FTYP, header(track("vide", offsets(start))), half, half]);
    bytes.fill(0x02, start + 500, start + 508);
    const { unread } = await assessed(bytes);
    expect(unread).toEqual([
      `Damaged: the list of the film's parts breaks at byte ${counted(start + 500)} of ${counted(bytes.length)}: what stands there is no part. What stands before it was read.`,
    ]);
  });

  test("within its header", async () => {
    const broken = track("vide", offsetsFrom(FTYP.length + 8));
    broken.writeUInt32BE(3, 8);
    const bytes = Buffer.concat([FTYP, media, header(broken)]);
    const { unread, problems } = await assessed(bytes);
    expect(unread).toEqual([
      expect.stringMatching(
        /^Damaged: the film's header breaks at byte [\d,]+ of [\d,]+\. What could be read of it is shown\.$/,
      ),
    ]);
    expect(problems).toContain("structure-damaged");
  });

  test("between fragments, whose numbers do not follow each other, which is perhaps none", async () => {
    const fragment = (number: number) =>
      Buffer.concat([box("moof", fullBox("mfhd", 0, u32(number))), box("mdat", Buffer.alloc(40))]);
    const first = Buffer.concat([FTYP, header(box("mvex")), fragment(1), fragment(2)]);
    const bytes = Buffer.concat([first, fragment(5)]);
    const { unread, problems } = await assessed(bytes);
    expect(unread).toEqual([
      `Perhaps missing: the film's fragment 2 is followed by fragment 5, at byte ${counted(first.length)}. Programs that leave numbers out exist.`,
    ]);
    expect(problems).toEqual([]);
    const cut = await assessed(bytes.subarray(0, bytes.length - 9));
    expect(cut.problems).toContain("structure-damaged");
  });

  test("wherever a film with its header in front is cut, it is damaged", () => {
    const whole = headerFirst();
    const lengths = fc.integer({ min: 1, max: whole.length - 1 });
    fc.assert(
      fc.property(lengths, (length) => {
        expect(readMovie(bytesInMemory(whole.subarray(0, length))).damaged).toBe(true);
      }),
    );
  });

  test("whatever bytes of it are changed, nothing throws, and no more pieces are missing than there are", () => {
    const whole = headerFirst({
      edits: [
        [2000, -1],
        [5000, 1000],
      ],
      shift: 40,
    });
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 });
    fc.assert(
      fc.property(changes, (list) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of list) bytes[at] = value;
        const { fields } = readMovie(bytesInMemory(bytes));
        for (const { tag, value } of fields.filter(({ group }) => group === "Damage")) {
          if (!tag.startsWith("Pieces") || !Array.isArray(value)) continue;
          expect(Number(value[3])).toBeLessThanOrEqual(Number(value[2]));
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a file full of the header's name is not searched without end", () => {
    const bytes = Buffer.concat([FTYP, u32(2), Buffer.from("moov".repeat(500_000))]);
    let reads = 0;
    const source: ByteSource = {
      size: bytes.length,
      read: (offset, length) => ((reads += 1), bytes.subarray(offset, offset + length)),
    };
    expect(readMovie(source).damaged).toBe(true);
    expect(reads).toBeLessThan(1100);
  });
});

describe("what a film's list of edits leaves out", () => {
  const signOf = async (edited: Edited) =>
    (await assessed(headerFirst(edited))).signs.find(({ code }) => code === "edit-list")?.sentence;

  test("before the first picture and behind the last is a lead, in seconds", async () => {
    const told = await signOf({ edits: [[4500, 3200]] });
    expect(told).toContain("3.2 s of pictures before the first one shown are left out");
    expect(told).toContain("2.3 s of pictures behind the last one shown are left out");
    expect(told).toContain("without being compressed anew");
  });

  test("and how long the film shows nothing before its first picture", async () => {
    expect(
      await signOf({
        edits: [
          [1500, 0xffffffff],
          [10_000, 0],
        ],
      }),
    ).toContain("the first picture comes 1.5 s after the film begins");
  });

  test.each([
    ["all pictures", { edits: [[10_000, 0]] }],
    [
      "all pictures, in two edits",
      {
        edits: [
          [4000, 0],
          [6000, 4000],
        ],
      },
    ],
    ["all but a few for reasons of coding", { edits: [[9_600, 400]] }],
    ["what is stored with a shift", { edits: [[10_000, 800]], shift: 800 }],
  ] satisfies [string, Edited][])("a list that shows %s is none", async (_, edited) => {
    expect(await signOf(edited)).toBeUndefined();
  });

  test("stands with the fields of its track", () => {
    const { fields } = readMovie(bytesInMemory(headerFirst({ edits: [[4500, 3200]] })));
    expect(fields.filter(({ group }) => group === "Track1")).toEqual([
      { group: "Track1", tag: "LeftOutBefore", value: 3.2 },
      { group: "Track1", tag: "LeftOutBehind", value: 2.3 },
    ]);
  });
});
