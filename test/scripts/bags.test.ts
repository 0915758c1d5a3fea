import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { ImportId } from "#app/core/ids.ts";
import { officeOf } from "#scripts/partner/local-office.ts";
import { readDelivery, type NamedDelivery } from "#scripts/partner/read-delivery.ts";
import { sendDelivery } from "#scripts/partner/send-delivery.ts";
import { describeWithVectors } from "#test/support/corpus.ts";
import { makeZip, type MadeEntry } from "#test/support/make-zip.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

// Bags and archives of other agencies, as `bearwitness import` reads them, into a real office.

let office: TestOffice;
let folder: string;

beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.remove());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bw-bag-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const hex = (algorithm: string, bytes: Uint8Array) =>
  createHash(algorithm).update(bytes).digest("hex");

/** What came of a delivery: its files by state, and every name that was told with its words. */
async function deliver(source: string, more: Partial<NamedDelivery> = {}) {
  const named = { source, manifest: undefined, certificate: "", acceptWeak: false, ...more };
  const delivery = await readDelivery(named);
  const told = new Map<string, string>();
  try {
    const words = { agency: "springfield-dot", reference: randomBytes(8).toString("hex") };
    const to = officeOf({
      application: { ...office, close: () => Promise.resolve() },
      isAlone: true,
    });
    const result = await sendDelivery(
      delivery,
      to,
      { ...words, custodian: "", statement: "", place: "" },
      {
        file: ({ path, problem }) => (problem === null ? undefined : told.set(path, problem)),
        progress: () => undefined,
        waiting: () => undefined,
      },
    );
    for (const path of delivery.extra) told.set(path, "not listed");
    return { ...result, told, notes: delivery.notes, facts: delivery.facts };
  } finally {
    await delivery.close();
  }
}

type Files = Readonly<Record<string, string | Uint8Array>>;

const DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
const bytesOf = (content: string | Uint8Array) =>
  typeof content === "string" ? Buffer.from(content) : content;

/** A good bag of these payload files, with its own lists; `instead` replaces or adds files after that. */
function bagOf(payload: Files, instead: Files = {}): Files {
  const list = (files: Files, algorithm: string) =>
    Object.entries(files)
      .map(([path, content]) => `${hex(algorithm, bytesOf(content))}  ${path}\n`)
      .join("");
  const tags = { "bagit.txt": DECLARATION, "manifest-sha256.txt": list(payload, "sha256") };
  return { ...payload, ...tags, "tagmanifest-sha512.txt": list(tags, "sha512"), ...instead };
}

const entriesOf = (files: Files, top = "bag/"): MadeEntry[] =>
  Object.entries(files).map(([path, content]) => ({ name: top + path, bytes: bytesOf(content) }));

async function zipped(files: Files, top?: string): Promise<string> {
  const path = join(folder, "bag.zip");
  await makeZip(path, entriesOf(files, top));
  return path;
}

async function unpacked(files: Files): Promise<string> {
  const top = join(folder, "bag");
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(top, path)), { recursive: true });
    await writeFile(join(top, path), content);
  }
  return top;
}

describeWithVectors("the published bags", (vectors) => {
  /** Bags that the specification finds valid and that no stranger's bag may be. */
  const REFUSED_ALL_THE_SAME: Readonly<Record<string, RegExp>> = {
    "v0.97/valid/holey-bag": /fetch\.txt: it names files to be fetched from elsewhere/,
  };
  /** What is said of each bag that is not valid. */
  const WORDS: Readonly<Record<string, RegExp>> = {
    "v0.97/invalid/baginfo-missing-encoding": /bagit\.txt: its second and last line/,
    "v0.97/invalid/bom-in-bagit.txt": /bagit\.txt: it begins with a byte order mark/,
    "v0.97/invalid/corrupt-data-file": /data\/\S+: its bytes do not have the digest/,
    "v0.97/invalid/corrupt-tag-file": /bag-info\.txt: it does not have the digest/,
    "v0.97/invalid/extra-file-in-bag": /data\/bar: not listed/,
    "v0.97/invalid/invalid-version-number": /bagit\.txt: its first line is not/,
    "v0.97/invalid/missing-baginfo":
      /bag-info\.txt: it is listed in tagmanifest-md5\.txt and not there/,
    "v0.97/invalid/missing-bagit.txt": /it is no BagIt bag/,
    "v0.97/invalid/out-of-scope-file-paths-using-dot-notation":
      /manifest-md5\.txt: line 3: it points outside/,
    "v0.97/invalid/out-of-scope-file-paths-using-dot-notation-for-fetch":
      /fetch\.txt: it names files/,
    "v0.97/invalid/same-filename-listed-twice-with-different-hashes":
      /data\/README is listed twice/,
    "v1.0/invalid/bagit-with-invalid-whitespace": /bagit\.txt: its first line is not/,
    "v1.0/invalid/notAllManifestsListAllFiles": /data\/missingFromManifest\.txt: not listed/,
    "v1.0/invalid/same-filename-listed-twice-with-different-hashes":
      /bagit\.txt: its first line ends with a blank/,
    "v1.0/invalid/same-filename-listed-twice-with-the-same-hash": /data\/README is listed twice/,
  };

  test("each comes out as it should, as a folder and in an archive", async () => {
    let bags = 0;
    for (const version of await readdir(join(vectors, "bagit"))) {
      for (const kind of ["valid", "invalid"]) {
        for (const name of await readdir(join(vectors, "bagit", version, kind))) {
          const which = `${version}/${kind}/${name}`;
          const source = join(vectors, "bagit", which);
          const path = join(folder, `${bags}.zip`);
          const files = await readdir(source, { recursive: true, withFileTypes: true });
          const entries = files
            .filter((one) => one.isFile())
            .map((one) => join(one.parentPath, one.name));
          await makeZip(
            path,
            await Promise.all(
              entries.map(async (one) => ({
                name: `bag${one.slice(source.length)}`,
                bytes: await readFile(one),
              })),
            ),
          );
          const inFolder = await saidOf(() => deliver(source, { acceptWeak: true }));
          expect([which, inFolder]).toEqual([which, said(which)]);
          // Each delivery is a report: from the archive the same is read, and not sent a second time.
          expect([which, await listedIn(path)]).toEqual([which, await listedIn(source)]);
          bags += 1;
        }
      }
    }
    expect(bags).toBe(Object.keys(WORDS).length + 13);
  });

  const said = (which: string) => {
    const words = WORDS[which] ?? REFUSED_ALL_THE_SAME[which];
    return words === undefined ? "" : (expect.stringMatching(words) as unknown);
  };

  async function saidOf(deliver: () => Promise<{ told: ReadonlyMap<string, string> }>) {
    try {
      const { told } = await deliver();
      return [...told].map(([path, words]) => `${path}: ${words}`).join("; ");
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** What is read of a bag before it is sent; one word for what is no bag, which a folder and an archive are told in their own. */
  async function listedIn(source: string): Promise<unknown> {
    const named = { source, manifest: undefined, certificate: "", acceptWeak: true };
    try {
      const { facts, extra, close } = await readDelivery(named);
      await close();
      return { facts: facts.toSorted((one, next) => (one.path < next.path ? -1 : 1)), extra };
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      return /no BagIt bag|neither a BagIt bag/.test(words) ? "no bag" : words;
    }
  }
});

describe("a bag", () => {
  const payload = { "data/cam/1.mp4": randomBytes(40_000), "data/2.mp4": randomBytes(2_000) };

  test("is taken whole from a folder and from an archive: payload as originals, its own files beside them", async () => {
    const bag = bagOf(payload);
    for (const source of [await unpacked(bag), await zipped(bag), await zipped(bag, "")]) {
      const { counts, told, importId } = await deliver(source);
      expect([...told]).toEqual([]);
      // The second and third time the agency hands in the same bytes.
      expect(counts.received + counts["same-bytes"]).toBe(5);
      const view = await office.useCases.readOwnImport({
        ...{ by: { kind: "operator" }, importId: importId as ImportId },
      });
      expect(view?.files.map(({ facts: { path, role } }) => `${role} ${path}`)).toEqual(
        [
          ...["original data/cam/1.mp4", "original data/2.mp4"],
          ...[
            "bag-file bagit.txt",
            "bag-file manifest-sha256.txt",
            "bag-file tagmanifest-sha512.txt",
          ],
        ].toSorted((one, next) => order(one) - order(next)),
      );
      function order(line: string): number {
        return (view?.files ?? []).findIndex(({ facts }) => line.endsWith(` ${facts.path}`));
      }
    }
  });

  test("names what differs, is missing and is not listed; everything else is taken", async () => {
    const fresh = { "data/1.mp4": randomBytes(900), "data/2.mp4": randomBytes(900) };
    const bag = bagOf(
      { ...fresh, "data/3.mp4": randomBytes(900) },
      { "data/2.mp4": randomBytes(900), "data/new.mp4": randomBytes(9) },
    );
    const { "data/3.mp4": gone, ...rest } = bag;
    expect(gone).toBeDefined();
    const { counts, told } = await deliver(await zipped(rest));
    expect(counts).toMatchObject({ refused: 2 });
    expect(told.get("data/1.mp4")).toBeUndefined();
    expect(told.get("data/2.mp4")).toMatch(/do not have the digest/);
    expect(told.get("data/3.mp4")).toBe("it is listed and not there");
    expect(told.get("data/new.mp4")).toBe("not listed");
  });

  test.each([
    ["as they are", "1200.2", []],
    [
      "of other octets",
      "1201.2",
      [/says 1201 bytes in 2 files of payload, and 1200 bytes in 2 files are there/],
    ],
    ["of more files", "1200.3", [/in 3 files of payload, and 1200 bytes in 2/]],
    ["not as two numbers", "much", [/not two numbers/]],
    ["twice", "1200.2\nPAYLOAD-OXUM: 1.1", [/more than once/]],
  ])(
    "that says the size of its payload %s is compared with what is there",
    async (_, oxum, said) => {
      // A file that was lost together with its lines: no manifest knows of it any more.
      const payload = () => ({ "data/1.mp4": randomBytes(500), "data/2.mp4": randomBytes(700) });
      const info = `Source-Organization: Springfield\n Transport\nPayload-Oxum: ${oxum}\nBag-Count: 1 of 1\n`;
      for (const source of [
        await unpacked(bagOf(payload(), { "bag-info.txt": info })),
        await zipped(bagOf(payload(), { "bag-info.txt": info })),
      ]) {
        const { counts, notes } = await deliver(source);
        expect(counts.refused).toBe(0);
        expect(notes).toHaveLength(said.length);
        said.forEach((words, at) => {
          expect(notes[at]).toMatch(words);
        });
      }
    },
  );

  test("with MD5 alone is refused, and taken with a word of it where that is wanted", async () => {
    const bytes = randomBytes(700);
    const files = {
      "data/1.mp4": bytes,
      "bagit.txt": DECLARATION,
      "manifest-md5.txt": `${hex("md5", bytes)}  data/1.mp4\n`,
    };
    const source = await unpacked(files);
    await expect(deliver(source)).rejects.toThrow(/only digests are MD5.*--accept-weak/);
    const { counts, notes } = await deliver(source, { acceptWeak: true });
    expect(counts.refused).toBe(0);
    expect(notes).toEqual([expect.stringMatching(/find damage, not a change on purpose/)]);
  });

  test.each([
    ["../out.mp4", /it points outside/],
    ["data/../../out.mp4", /it points outside/],
    ["/etc/passwd", /begins at a drive or at \//],
    ["C:/out.mp4", /begins at a drive or at \//],
    ["data/..\\..\\out.mp4", /backslash/],
    ["data/%2e%2e/%2E%2E/out.mp4", /behind percent signs/],
    ["data/x%2f..%2fout.mp4", /behind percent signs/],
    ["data/a\u0007.mp4", /characters that no file name may have/],
    ["data//a.mp4", /empty part/],
  ])("that lists %j is refused", async (path, words) => {
    const list = `${"0".repeat(64)}  ${path}\n`;
    const source = await unpacked({ "bagit.txt": DECLARATION, "manifest-sha256.txt": list });
    await expect(deliver(source)).rejects.toThrow(words);
    await expect(deliver(source)).rejects.toThrow(/manifest-sha256\.txt: line 1/);
  });

  test("with links is refused where they are its own files, and names each where they are payload", async () => {
    const source = await unpacked(bagOf({ "data/1.mp4": randomBytes(10) }));
    await rm(join(source, "data/1.mp4"));
    await symlink("/etc/hostname", join(source, "data/1.mp4"));
    expect((await deliver(source)).told.get("data/1.mp4")).toMatch(/links are not followed/);
    await symlink("/etc/hostname", join(source, "extra.txt"));
    await expect(deliver(source)).rejects.toThrow(/extra\.txt: it is a link/);
  });

  test("whose manifests do not list the same, or in an algorithm that is not read, is refused", async () => {
    const one = randomBytes(10);
    const files = bagOf({ "data/1.mp4": one, "data/2.mp4": one });
    const uneven = { ...files, "manifest-md5.txt": `${hex("md5", one)}  data/1.mp4\n` };
    await expect(deliver(await unpacked(uneven))).rejects.toThrow(
      /data\/2\.mp4: it is listed in manifest-sha256\.txt and not in manifest-md5\.txt/,
    );
    const odd = { ...files, "manifest-blake3.txt": "00  data/1.mp4\n" };
    await expect(deliver(await zipped(odd))).rejects.toThrow(/blake3\.txt: its algorithm/);
  });
});

describe("an archive", () => {
  const good = bagOf({ "data/1.mp4": randomBytes(20) });

  async function patched(change: (bytes: Buffer) => void): Promise<string> {
    const path = await zipped({ ...good, "data/xx.mp4": randomBytes(20) });
    const bytes = await readFile(path);
    change(bytes);
    await writeFile(path, bytes);
    return path;
  }
  /** Overwrites every place where these letters stand: names stand beside their entry and in the directory. */
  const rename = (from: string, to: string) => (bytes: Buffer) => {
    for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + 1))
      bytes.write(to, at);
  };

  test.each([
    ["a path that leads out", "bag/data/xx.mp4", "bag/../../x.mp4", /invalid relative path/],
    ["a path from the top", "bag/data/xx.mp4", "/ag/data/xx.mp4", /absolute path/],
    ["a drive's letter", "bag/data/xx.mp4", "C:/data/xxx.mp4", /absolute path/],
    ["a backslash", "bag/data/xx.mp4", "bag\\data\\xx.mp4", /invalid characters/],
    [
      "a name twice",
      "bag/data/xx.mp4",
      "bag/bagit.txt\0\0",
      /characters that no file name|twice|invalid/,
    ],
  ])("with %s is refused, and says where", async (_, from, to, words) => {
    await expect(deliver(await patched(rename(from, to)))).rejects.toThrow(words);
  });

  test("with a name twice is refused", async () => {
    const path = join(folder, "twice.zip");
    const bytes = randomBytes(9);
    await makeZip(path, [...entriesOf(good), { name: "bag/data/1.mp4", bytes }]);
    await expect(deliver(path)).rejects.toThrow(/bag\/data\/1\.mp4: its name is there twice/);
  });

  test("with a link is refused", async () => {
    const path = join(folder, "link.zip");
    const link = { name: "bag/data/l", bytes: Buffer.from("/etc/passwd"), mode: 0o120777 };
    await makeZip(path, [...entriesOf(good), link]);
    await expect(deliver(path)).rejects.toThrow(/bag\/data\/l: it is a link/);
  });

  test("that unpacks to much more than it is, is refused before it is unpacked", async () => {
    const bomb = bagOf({ "data/zeros": new Uint8Array(20 * 1024 * 1024) });
    await expect(deliver(await zipped(bomb))).rejects.toThrow(
      /data\/zeros: it unpacks to much more/,
    );
  });

  test("whose entries lie in one another is refused", async () => {
    const path = await patched((bytes) => {
      // The directory's last entry is said to begin where the first does.
      const last = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
      bytes.writeUInt32LE(0, last + 42);
    });
    await expect(deliver(path)).rejects.toThrow(/it lies in the same bytes as|in the same bytes/);
  });

  test("that is encrypted, cut short, or none, is refused in words", async () => {
    const encrypted = await patched((bytes) => {
      const entry = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
      bytes.writeUInt16LE(bytes.readUInt16LE(entry + 8) | 1, entry + 8);
    });
    await expect(deliver(encrypted)).rejects.toThrow(/it is encrypted/);
    const whole = await readFile(await zipped(good));
    const cut = join(folder, "cut.zip");
    await writeFile(cut, whole.subarray(0, whole.length - 30));
    await expect(deliver(cut)).rejects.toThrow(/the archive cannot be taken/);
    await writeFile(cut, "no archive");
    await expect(deliver(cut)).rejects.toThrow(/the archive cannot be taken/);
    await expect(deliver(join(folder, "nothing"))).rejects.toThrow(/neither a folder nor/);
  });

  test("that is neither a bag nor ProofMode's, or has files beside the bag, is refused", async () => {
    await expect(deliver(await zipped({ "a.mp4": randomBytes(5) }))).rejects.toThrow(
      /neither a BagIt bag/,
    );
    const path = join(folder, "beside.zip");
    await makeZip(path, [...entriesOf(good), { name: "other.txt", bytes: randomBytes(3) }]);
    await expect(deliver(path)).rejects.toThrow(/other\.txt lies beside the bag/);
  });
});

describe("an archive of ProofMode", () => {
  const photo = randomBytes(30_000);
  const video = randomBytes(40_000);
  const proof = (told: string) =>
    JSON.stringify({
      ...{ "File Hash SHA256": told, "Proof Generated": "2026-01-12T08:30:12Z" },
      ...{ "Location.Latitude": "40.7153", "Location.Longitude": -74.0039 },
      ...{ "Location.Accuracy": "11.6", "Location.Provider": "gps" },
      "Location.Time": "1768206600000",
    });
  const table = (told: string) =>
    `"Proof Generated","File Hash SHA256","Location.Latitude"\n"2026","${told}","1"\n`;
  const files = () => {
    const [one, two] = [hex("sha256", photo), hex("sha256", video)];
    return {
      "IMG_1.jpg": photo,
      [`${one}.asc`]: "a signature",
      [`${one}.proof.json`]: proof(one),
      [`${one}.proof.json.asc`]: "a signature",
      "VID_2.mp4": video,
      [`${two}.proof.csv`]: table(two),
      [`${two}.ots`]: "a stamp",
      "pubkey.asc": "a key",
    };
  };

  test("is kept whole as one file, its bytes unchanged, with what it holds and what was not checked", async () => {
    const path = await zipped(files(), "");
    const bytes = await readFile(path);
    const { counts, notes, facts, importId } = await deliver(path);
    expect(counts).toMatchObject({ received: 1, refused: 0 });
    expect(notes).toEqual([
      "it is a ProofMode archive and is kept whole",
      "IMG_1.jpg: its SHA-256 is the one that its proof says",
      "VID_2.mp4: its SHA-256 is the one that its proof says",
      "its 2 OpenPGP signatures were not checked, so who made the proofs is not known",
      "its 1 time-stamps and device attestations were not checked",
      "what proofs say of time and place stands with the file (2)",
    ]);
    expect(facts).toMatchObject([
      { path: "bag.zip", role: "container", note: expect.stringMatching(/^Read by the import/) },
    ]);
    const note = facts[0]?.note ?? "";
    expect(note).toContain(
      "IMG_1.jpg: proof says, unchecked: made 2026-01-12 08:30:12 UTC (device's clock), at 40.7153, -74.0039 ± 12 m (by “gps”, found 2026-01-12 08:30:00 UTC)",
    );
    expect(notes.join(" ")).not.toContain("40.7");
    await office.worker.idle();
    const view = await office.useCases.readOwnImport({
      ...{ by: { kind: "operator" }, importId: importId as ImportId },
    });
    const itemId = view?.files[0]?.itemId;
    if (itemId == null) throw new Error("no item");
    const by = await office.employ("prosecutor");
    const read = await office.useCases.readItem({ by, itemId });
    expect(read).toMatchObject({ kind: "item", item: { sha256: hex("sha256", bytes) } });
  });

  test("says where a proof is of something else, and never that anything is genuine", async () => {
    const { "VID_2.mp4": gone, ...rest } = files();
    expect(gone).toBe(video);
    const changed = { ...rest, "IMG_1.jpg": randomBytes(10), "notes.txt": "hello" };
    const one = hex("sha256", photo);
    const twisted = { "a.jpg": photo, [`${one}.proof.json`]: proof("0".repeat(64)) };
    const { notes, facts } = await deliver(await zipped(changed, ""));
    // A proof of something else says nothing of this file.
    expect(JSON.stringify(facts)).not.toContain("proof says, unchecked");
    expect(notes).toContain("IMG_1.jpg is in it; no proof in it names its SHA-256");
    expect(notes).toContain(
      `a proof is for a file with the SHA-256 ${one}, and no file in the archive has it`,
    );
    const other = await deliver(await zipped(twisted, ""));
    expect(other.notes).toContain(
      `a.jpg: ${one}.proof.json is named for it and says another SHA-256`,
    );
    expect(other.notes).toContain("it holds no signatures");
    const unread = { "a.jpg": photo, [`${one}.proof.json`]: "{broken" };
    expect((await deliver(await zipped(unread, ""))).notes).toContain(
      "a.jpg: its SHA-256 is in the name of its proof; the proof itself could not be read",
    );
    expect([...notes, ...other.notes].join(" ")).not.toMatch(/verified|genuine|authentic/i);
  });
});
