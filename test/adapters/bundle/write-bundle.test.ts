import { expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeBundle } from "#app/adapters/bundle/write-bundle.ts";
import { verifyBundleAt } from "#scripts/verify-bundle.ts";
import { CLIP, inChunks, inventedContent, PHOTO } from "#test/core/bundle/invented-bundle.ts";
import { inFolder, testWith, unpack } from "./unpacked.ts";

const SIGNED = "Intact, log signed, key not confirmed";

test("a bundle holds every original byte for byte, says its own digest, and is intact", async () => {
  await inFolder(async (folder) => {
    const out = join(folder, "b.zip");
    const written = await writeBundle(inventedContent(), out);
    const archive = await readFile(out);
    expect(written).toEqual({
      sha256: createHash("sha256").update(archive).digest("hex"),
      size: archive.length,
    });
    const { files, top } = await unpack(out);
    expect(top).toBe("NYAG-2026-0045-GJ-01");
    expect(files.get("data/10-exhibits/GJ-001/native/IMG_0001.JPG")?.equals(PHOTO.bytes)).toBe(
      true,
    );
    const clip = files.get("data/10-exhibits/GJ-002/native/Video-de-la-senora-Lopez-2.mov");
    expect(clip?.equals(CLIP.bytes)).toBe(true);
    expect(await verifyBundleAt(out)).toMatchObject({ result: SIGNED, faults: [] });
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["b.zip"]);
  });
});

test("the same content gives the same bytes, also in another time zone", async () => {
  await inFolder(async (folder) => {
    const zone = process.env.TZ;
    const digests = new Set<string>();
    for (const name of ["UTC", "America/New_York", "Asia/Kolkata"]) {
      process.env.TZ = name;
      digests.add((await writeBundle(inventedContent(), join(folder, "b.zip"))).sha256);
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(digests.size).toBe(1);
  });
});

test("an original of no bytes is an original", async () => {
  await inFolder(async (folder) => {
    const out = join(folder, "b.zip");
    await writeBundle(
      inventedContent({ originals: [{ ...PHOTO, bytes: new Uint8Array(0) }] }),
      out,
    );
    expect(await verifyBundleAt(out)).toMatchObject({ result: SIGNED });
  });
});

test.each([
  ["other bytes of the same length", () => inChunks(CLIP.bytes.map((byte) => byte ^ 1))],
  ["fewer bytes", () => inChunks(CLIP.bytes.subarray(1))],
  ["more bytes", () => inChunks(Buffer.concat([CLIP.bytes, Buffer.from("x")]))],
  [
    "bytes that end in an error",
    async function* () {
      yield* inChunks(CLIP.bytes.subarray(0, 40_000));
      throw new Error("the disk failed");
    },
  ],
])("an original that gives %s stops the export and leaves what was there", async (_, open) => {
  await inFolder(async (folder) => {
    const out = join(folder, "b.zip");
    await writeFile(out, "the bundle of yesterday");
    let closed = 0;
    const watched = async function* () {
      try {
        yield* open();
      } finally {
        closed += 1;
      }
    };
    const digests = digestsOf(CLIP.bytes);
    const content = inventedContent({
      originals: [
        PHOTO,
        { ...CLIP, open: watched, digests },
        { ...PHOTO, bytes: Buffer.from("z") },
      ],
    });
    await expect(writeBundle(content, out)).rejects.toThrow(
      /recorded|unexpected number|disk failed/,
    );
    expect(await readFile(out, "utf8")).toBe("the bundle of yesterday");
    expect(await readdir(folder)).toEqual(["b.zip"]);
    expect(closed).toBe(1);
  });
});

test("a partial file of a killed process does not stand in the way", async () => {
  await inFolder(async (folder) => {
    const out = join(folder, "b.zip");
    await writeFile(`${out}.partial`, Buffer.alloc(5_000_000, 1));
    await writeBundle(inventedContent(), out);
    expect(await verifyBundleAt(out)).toMatchObject({ result: SIGNED });
    expect(await readdir(folder)).toEqual(["b.zip"]);
  });
});

test("a folder that is not there is told and nothing is made", async () => {
  await inFolder(async (folder) => {
    await expect(writeBundle(inventedContent(), join(folder, "none", "b.zip"))).rejects.toThrow(
      "ENOENT",
    );
    expect(await readdir(folder)).toEqual([]);
  });
});

testWith(
  ["unzip", "sha256sum", "sha512sum"],
  "unzip, sha256sum and sha512sum accept it without a word",
  async () => {
    await inFolder(async (folder) => {
      await writeBundle(inventedContent(), join(folder, "b.zip"));
      const run = (command: string, cwd: string) =>
        execFileSync("sh", ["-c", command], {
          cwd,
          encoding: "utf8",
          stdio: ["ignore", "pipe", "pipe"],
        });
      expect(run("unzip -t b.zip", folder)).toContain("No errors detected");
      run("unzip -q b.zip", folder);
      const bag = join(folder, "NYAG-2026-0045-GJ-01");
      for (const size of ["256", "512"]) {
        expect(run(`sha${size}sum -c --quiet --strict manifest-sha${size}.txt`, bag)).toBe("");
        expect(run(`sha${size}sum -c --quiet --strict tagmanifest-sha${size}.txt`, bag)).toBe("");
      }
      expect(await verifyBundleAt(bag)).toMatchObject({ result: SIGNED, faults: [] });
    });
  },
);

const ZIPFILE = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    assert z.testzip() is None
    names = z.namelist()
    assert names == sorted(names)
    for i in z.infolist():
        assert i.compress_type == 0 and i.flag_bits & 0x800 and i.date_time == (2026, 1, 16, 17, 0, 2), i
        assert i.external_attr >> 16 == 0o100644 and i.extract_version == 45, i
print(len(names))
`;

testWith(
  ["python3"],
  "Python's zipfile reads it: stored, UTF-8, sorted, one date and mode, ZIP64",
  async () => {
    await inFolder(async (folder) => {
      const out = join(folder, "b.zip");
      await writeBundle(inventedContent(), out);
      const count = execFileSync("python3", ["-c", ZIPFILE, out], { encoding: "utf8" });
      expect(Number(count)).toBe((await verifyBundleAt(out)).files);
    });
  },
);

function digestsOf(bytes: Uint8Array) {
  return {
    sha256: createHash("sha256").update(bytes).digest("hex"),
    sha512: createHash("sha512").update(bytes).digest("hex"),
    size: bytes.length,
  };
}
