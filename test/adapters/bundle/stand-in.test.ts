import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeBundle } from "#app/adapters/bundle/write-bundle.ts";
import { planBundle } from "#app/core/bundle/payload.ts";
import { parseDat } from "#app/core/load-files/concordance.ts";
import {
  CLIP,
  inventedContent,
  PHOTO,
  type InventedRedaction,
} from "#test/core/bundle/invented-bundle.ts";
import { change } from "./meddlings.ts";
import { verifiedByBoth } from "./python-check.ts";
import { makeManifestsFit, repack, testWith, unpack, type Unpacked } from "./unpacked.ts";

const COVERED: InventedRedaction = {
  bytes: Buffer.from("the picture with parts covered\n"),
  ...{ mediaType: "image/png", reasons: ["home-address"] },
};
const SHA256 = createHash("sha256").update(COVERED.bytes).digest("hex");
const PARENT = createHash("sha256").update(PHOTO.bytes).digest("hex");
const HERE = "data/10-exhibits/GJ-001";
const NATIVE = `${HERE}/native/GJ-001-redacted.png`;

let folder: string;
let top: string;
let whole: Unpacked;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stand-in-"));
  await writeBundle(contentWith(COVERED), join(folder, "whole.zip"));
  ({ top, files: whole } = await unpack(join(folder, "whole.zip")));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function contentWith(covered: InventedRedaction, audience: "PRO" | "GJ" = "GJ") {
  const examined = ["image/jpeg"];
  const itemFormat = "bearwitness-item/2";
  return inventedContent({ audience, originals: [PHOTO, CLIP], covered, examined, itemFormat });
}

test("a redacted file lies in the place of the original, named and told as what it is, and every program calls the bundle intact", async () => {
  expect((await verifiedByBoth(join(folder, "whole.zip"))).faults).toEqual([]);
  expect(whole.get(NATIVE)).toEqual(COVERED.bytes);
  expect(Buffer.concat([...whole.values()]).includes(Buffer.from(PHOTO.bytes))).toBe(false);
  const item = JSON.parse(String(whole.get(`${HERE}/item.json`))) as Record<string, unknown>;
  expect(item).toMatchObject({
    native: {
      ...{ path: "native/GJ-001-redacted.png", sha256: SHA256, mediaType: "image/png" },
      derivative: { name: "redacted-1", parent: { sha256: PARENT, size: PHOTO.bytes.length } },
    },
    originalName: null,
    place: null,
  });
  expect(whole.has(`${HERE}/metadata.json`)).toBe(false);
  expect(whole.has("data/10-exhibits/GJ-002/metadata.json")).toBe(true);
  const list = String(whole.get("data/10-exhibits/exhibit-list.csv"));
  expect(list).toContain(`SHA-256 of the file as received: ${PARENT}`);
  expect(list).toContain("Not told here: it was covered in the file.");
  expect(list).not.toContain("IMG_0001");
  expect(String(whole.get("data/00-cover/index.csv"))).toContain(
    `${NATIVE},"Redacted file, in place of the original"`,
  );
});

test("load files say that it is redacted, with its own digest and type", async () => {
  await writeBundle(contentWith(COVERED, "PRO"), join(folder, "pro.zip"));
  const { files } = await unpack(join(folder, "pro.zip"));
  const dat = parseDat(files.get("data/70-loadfiles/VOL001.DAT") ?? Buffer.alloc(0));
  if (!dat.ok) throw new Error(dat.problem);
  const { columns, rows } = dat.value;
  const cell = (row: number, name: string) => rows[row]?.[columns.indexOf(name)];
  expect(["REDACTED", "SHA256HASH", "MIMETYPE", "LATITUDE"].map((one) => cell(0, one))).toEqual([
    ...["Y", SHA256, "image/png", ""],
  ]);
  expect(cell(1, "REDACTED")).toBe("N");
});

test.each([
  ["that nobody accepted", { accepted: false }, /no second person accepted it/],
  [
    "that was taken back",
    { withdrawn: true },
    /no second person accepted it, or it was taken back/,
  ],
  ["that was made of another file", { parent: "00".repeat(32) }, /made of another file/],
])("no bundle is made with a redacted file %s", (_, changed, words) => {
  expect(() => planBundle(contentWith({ ...COVERED, ...changed }))).toThrow(words);
});

test("no bundle is made with another file than bundle.prepared names", () => {
  const content = contentWith(COVERED);
  const exhibits = content.exhibits.map(({ standIn: _, ...exhibit }) => exhibit);
  expect(() => planBundle({ ...content, exhibits })).toThrow(/names another file/);
});

const MEDDLINGS: readonly (readonly [string, (files: Unpacked) => void, string])[] = [
  [
    "the original lies in its place",
    (files) => files.set(NATIVE, Buffer.from(PHOTO.bytes)),
    `native ${NATIVE}`,
  ],
  [
    "item.json says that it is no derivative",
    (files) => {
      change(files, `${HERE}/item.json`, (text) => text.replace('"derivative"', '"other"'));
    },
    `item ${HERE}/item.json`,
  ],
  [
    "item.json names another parent",
    (files) => {
      change(files, `${HERE}/item.json`, (text) => text.replace(PARENT, "11".repeat(32)));
    },
    `item ${HERE}/item.json`,
  ],
  [
    "an original is called a derivative",
    (files) => {
      change(files, "data/10-exhibits/GJ-002/item.json", (text) =>
        text.replace('"mediaType"', '"derivative": null, "mediaType"'),
      );
    },
    "item data/10-exhibits/GJ-002/item.json",
  ],
  [
    "the records of the bundle are gone, and another file with them",
    (files) => {
      files.set(NATIVE, Buffer.from("another picture\n"));
      files.delete("data/60-log/events.jsonl");
    },
    `native ${NATIVE}`,
  ],
];

testWith(["python3"], "every program tells by the same words what was meddled with", async () => {
  for (const [name, meddle, expected] of MEDDLINGS) {
    const files: Unpacked = new Map(whole);
    meddle(files);
    makeManifestsFit(files);
    const path = join(folder, "meddled.zip");
    await writeFile(path, await repack(files, top));
    const { faults, result } = await verifiedByBoth(path);
    expect({ name, result }).toEqual({ name, result: "Altered" });
    expect(faults.map(({ code, path: where }) => `${code} ${where ?? ""}`)).toContain(expected);
  }
});
