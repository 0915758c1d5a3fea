import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { ZipFile, type Options } from "yazl";
import { BagReadError } from "#app/core/bundle/fault.ts";
import { storedZipBag } from "#app/core/bundle/stored-zip.ts";
import { inMemory, planned, zipOf } from "./memory-zip.ts";

const text = (words: string) => new TextEncoder().encode(words);

async function everything(archive: Uint8Array) {
  const bag = storedZipBag(inMemory(archive), crc32);
  const listing = await bag.list();
  const read = new Map<string, Buffer>();
  for (const { path } of listing.entries) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bag.open(path)) chunks.push(chunk);
    read.set(path, Buffer.concat(chunks));
  }
  return { ...listing, read };
}

test("what was written is read back, byte for byte, with its top folder told apart", async () => {
  const file = fc.uint8Array({ maxLength: 3000 });
  const name = fc
    .stringMatching(/^[a-z0-9]{1,8}(\/[a-z0-9]{1,8}\.txt)?$/)
    .filter((one) => !/^(con|prn|aux|nul)/.test(one));
  const files = fc.uniqueArray(fc.tuple(name, file), {
    minLength: 1,
    maxLength: 6,
    selector: ([path]) => path.toLowerCase(),
  });
  await fc.assert(
    fc.asyncProperty(files, async (given) => {
      const found = await everything(
        await zipOf(given.map(([path, bytes]) => planned(path, bytes))),
      );
      expect(found.faults).toEqual([]);
      expect(found.top).toBe("top");
      for (const [path, bytes] of given) expect(found.read.get(path)?.equals(bytes)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test("every byte that is cut off the end makes the archive truncated or refused, never accepted", async () => {
  const archive = await zipOf([planned("a.txt", text("hello")), planned("b.txt", text("world"))]);
  for (let length = 0; length < archive.length; length += 1) {
    const { faults, entries } = await storedZipBag(inMemory(archive.subarray(0, length))).list();
    expect(faults.length).toBeGreaterThan(0);
    expect(entries).toEqual([]);
  }
});

test("every single bit that is turned is noticed by the list or by the check sum, or changes only a date", async () => {
  const archive = await zipOf([planned("a.txt", text("hello"))]);
  const unnoticed = new Set<number>();
  for (let at = 0; at < archive.length; at += 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      const changed = Buffer.from(archive);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      const noticed = await everything(changed).then(
        ({ faults, top, read }) => faults.length > 0 || top !== "top" || !read.has("a.txt"),
        (error: unknown) => error instanceof BagReadError,
      );
      if (!noticed) unnoticed.add(at);
    }
  }
  // Versions, dates, modes and extra times carry nothing that a file's content or name could hide behind.
  expect(unnoticed.size).toBeLessThan(60);
  const hidden = archive.subarray(30, 30 + "top/a.txt".length + "hello".length);
  for (let at = 30; at < 30 + hidden.length; at += 1) expect(unnoticed.has(at)).toBe(false);
});

test("random bytes, also behind a real beginning or end, are refused in words without throwing", async () => {
  const real = await zipOf([planned("a.txt", text("hello"))]);
  const random = fc.uint8Array({ maxLength: 400 });
  const bytes = fc.oneof(
    random,
    random.map((some) => Buffer.concat([real, some])),
    random.map((some) => Buffer.concat([some, real])),
    fc
      .array(fc.tuple(fc.nat(real.length - 1), fc.integer({ min: 0, max: 255 })), {
        minLength: 1,
        maxLength: 12,
      })
      .map((changes) => {
        const changed = Buffer.from(real);
        for (const [at, value] of changes) changed[at] = value;
        return changed;
      }),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (given) => {
      await everything(given).catch((error: unknown) => {
        // A wrong check sum is the one thing that shows only while reading.
        expect(error).toBeInstanceOf(BagReadError);
      });
    }),
    { numRuns: 1500 },
  );
});

describe("an archive is refused that", () => {
  const cases: readonly (readonly [string, () => Promise<Buffer>, RegExp])[] = [
    ["is compressed", () => yazlOf([["top/a", "hello hello"]], { compress: true }), /compressed/],
    [
      "holds a name twice",
      () =>
        yazlOf([
          ["top/a", "1"],
          ["top/a", "2"],
        ]),
      /twice/,
    ],
    [
      "holds names that differ in case only",
      () =>
        yazlOf([
          ["top/a", "1"],
          ["top/A", "2"],
        ]),
      /twice/,
    ],
    [
      "has two folders at its top",
      () =>
        yazlOf([
          ["top/a", "1"],
          ["two/a", "2"],
        ]),
      /one folder/,
    ],
    ["has a file at its top", () => yazlOf([["a", "1"]]), /one folder/],
    ["names a file to escape", () => rename("top/aa/x", "top/../x"), /starts with a dot/],
    ["names a file from the root", () => rename("atop/x", "/top/x"), /empty part|one folder/],
    [
      "names a file with a backslash",
      () => rename("top/aax", "top\\..\\"),
      /characters other than/,
    ],
    ["holds a link", () => yazlOf([["top/a", "/etc/passwd"]], { mode: 0o120777 }), /ordinary file/],
    ["holds an encrypted entry", () => flagged(1), /encrypted/],
    ["uses another feature", () => flagged(1 << 5), /feature/],
    ["carries a comment", () => yazlOf([["top/a", "1"]], {}, "hidden"), /comment/],
    [
      "has bytes before it",
      async () => Buffer.concat([Buffer.from("MZ"), await yazlOf([["top/a", "1"]])]),
      /directory does not end|where its locator/,
    ],
    [
      "has bytes behind it",
      async () => Buffer.concat([await yazlOf([["top/a", "1"]]), Buffer.from("x")]),
      /after its end/,
    ],
    [
      "is no archive",
      () => Promise.resolve(Buffer.from("this is not a ZIP archive at all")),
      /not a ZIP/,
    ],
    ["is empty", () => Promise.resolve(Buffer.alloc(0)), /too short/],
    ["has two entries over the same bytes", overlapping, /overlaps|belong to none/],
    ["names a file differently in its two headers", twoNames, /two names differ/],
  ];
  test.each(cases)("%s", async (_, make, expected) => {
    const { faults, entries } = await storedZipBag(inMemory(await make())).list();
    expect(entries).toEqual([]);
    expect(faults.map(({ detail }) => detail).join("; ")).toMatch(expected);
  });
});

test("an ordinary stored archive without ZIP64 is read as well", async () => {
  const found = await everything(
    await yazlOf([
      ["top/a", "1"],
      ["top/b/c", "2"],
    ]),
  );
  expect(found.faults).toEqual([]);
  expect([...found.read.keys()]).toEqual(["a", "b/c"]);
});

test("a check sum that does not fit is told when the file is read", async () => {
  const archive = await zipOf([planned("a.txt", text("hello"))]);
  archive[archive.indexOf("hello")] = 0x48;
  await expect(everything(archive)).rejects.toThrow("check sum");
});

async function yazlOf(
  files: readonly (readonly [string, string])[],
  options: Partial<Options> = {},
  comment = "",
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, words] of files) {
    zip.addBuffer(Buffer.from(words), name, { compress: false, mode: 0o100644, ...options });
  }
  zip.end({ forceZip64Format: false, comment });
  const chunks: Buffer[] = [];
  const out = zip.outputStream as Readable;
  out.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(out, "end");
  return Buffer.concat(chunks);
}

/** An archive whose one name was changed in both headers, as a library would not write it. */
async function rename(before: string, after: string): Promise<Buffer> {
  const archive = await yazlOf([[before, "1"]]);
  const name = Buffer.from(after.padEnd(before.length, "x"));
  for (let at = archive.indexOf(before); at !== -1; at = archive.indexOf(before, at + 1))
    name.copy(archive, at);
  return archive;
}

async function flagged(flag: number): Promise<Buffer> {
  const archive = await yazlOf([["top/a", "1"]]);
  const central = archive.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  archive[6] = (archive[6] ?? 0) | flag;
  archive[central + 8] = (archive[central + 8] ?? 0) | flag;
  return archive;
}

async function overlapping(): Promise<Buffer> {
  const archive = await yazlOf([
    ["top/a", "1"],
    ["top/b", "2"],
  ]);
  const first = archive.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  const second = archive.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), first + 1);
  archive.writeUInt32LE(0, second + 42);
  return archive;
}

async function twoNames(): Promise<Buffer> {
  const archive = await yazlOf([["top/a", "1"]]);
  archive[34] = 0x62;
  return archive;
}
