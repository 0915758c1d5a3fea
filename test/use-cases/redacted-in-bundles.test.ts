import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import sharp from "sharp";
import type { BundleId, CaseId, ItemId, RedactionId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { PhotoBox } from "#app/core/redaction/plan.ts";
import { verifiedByBoth } from "#test/adapters/bundle/python-check.ts";
import { unpack } from "#test/adapters/bundle/unpacked.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { recordsAbout } from "#test/support/records-about.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";
import { scene } from "#test/support/scene.ts";

let office: TestOffice;
let ann: Person;
let bob: Person;
beforeAll(async () => {
  office = await openTestOffice();
  ann = await office.employ("prosecutor");
  bob = await office.employ("investigator");
});
afterAll(() => office.remove());

const BOX: PhotoBox = {
  ...{ left: 2_000, top: 2_000, right: 5_000, bottom: 6_000 },
  ...{ cover: "solid", reason: "home-address" },
};

interface Given {
  readonly caseId: CaseId;
  readonly itemId: ItemId;
  readonly bytes: Buffer;
}

/** A case with one photo that says a place, as an exhibit. */
async function given(): Promise<Given> {
  const bytes = await sharp(await scene(3))
    .withExif({
      IFD0: { ImageDescription: "PLANTED-IN-EXIF" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "44/1 58/1 40/1" },
    })
    .jpeg({ quality: 92 })
    .toBuffer();
  const sent = await givenReport(office, { files: [{ name: "MY-HOME-AT-ELM.jpg", bytes }] });
  await office.worker.idle();
  const opened = await office.useCases.openCase({ by: ann, title: "Elm and 3rd" });
  const [itemId] = sent.itemIds;
  if (opened.kind !== "opened" || itemId === undefined) throw new Error(opened.kind);
  const { caseId } = opened;
  await office.useCases.addReportToCase({ by: ann, caseId, reportId: sent.reportId });
  await office.useCases.markExhibit({ by: ann, caseId, itemId, description: "A photograph" });
  await everyFileReviewed(office.useCases, { by: ann, caseId });
  return { caseId, itemId, bytes };
}

async function covered({ itemId }: Given): Promise<RedactionId> {
  const asked = await office.useCases.askRedaction({ by: ann, itemId, boxes: [BOX] });
  if (asked.kind !== "asked") throw new Error(asked.kind);
  await office.worker.idle();
  return asked.redactionId;
}

async function accepted(of: Given): Promise<RedactionId> {
  const redactionId = await covered(of);
  const look = { by: bob, itemId: of.itemId, redactionId, accepted: true, note: "" };
  expect(await office.useCases.reviewRedaction(look)).toEqual({ kind: "done" });
  return redactionId;
}

const choose = (
  of: Given,
  redactionId: RedactionId | null,
  reason = "",
  audience = "GJ" as const,
) => office.useCases.chooseFile({ ...of, by: ann, audience, redactionId, reason });

const request = ({ caseId }: Given, audience: "GJ" | "PRO" = "GJ") =>
  office.useCases.requestBundle({ by: ann, caseId, audience });

async function requested(of: Given, audience: "GJ" | "PRO" = "GJ"): Promise<BundleId> {
  const asked = await request(of, audience);
  if (asked.kind !== "requested") throw new Error(asked.kind);
  return asked.bundleId;
}

async function archiveOf(bundleId: BundleId): Promise<{ bytes: Buffer; path: string }> {
  await office.worker.idle();
  const opened = await office.useCases.openBundle({ by: ann, bundleId });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const path = join(office.folder, `${bundleId}.zip`);
  const bytes = await buffer(opened.blob.stream);
  await writeFile(path, bytes);
  return { bytes, path };
}

/** Whether any run of 24 octets of a JPEG's picture data stands in an archive. */
function sharesBytes(archive: Buffer, original: Buffer): boolean {
  const pieces = new Set<string>();
  // Every JPEG begins with the same tables; behind the start of the scan is this picture's own.
  for (let at = original.indexOf("ffda", "hex") + 14; at + 24 <= original.length; at += 24) {
    const piece = original.subarray(at, at + 24);
    // One colour all over is written alike in any picture.
    if (new Set(piece).size >= 12) pieces.add(piece.toString("latin1"));
  }
  for (let at = 0; at + 24 <= archive.length; at += 1) {
    if (pieces.has(archive.toString("latin1", at, at + 24))) return true;
  }
  return false;
}

test("a photo with a part covered goes to the grand jury in place of the original, once a second person accepted it and somebody chose so", async () => {
  const of = await given();
  const redactionId = await covered(of);
  expect(await request(of)).toMatchObject({
    kind: "not-chosen",
    open: [{ itemId: of.itemId, exhibit: "EX-001", because: "not-chosen" }],
  });
  expect(await choose(of, redactionId)).toEqual({ kind: "not-accepted" });
  const look = { by: bob, itemId: of.itemId, redactionId, accepted: true, note: "" };
  await office.useCases.reviewRedaction(look);
  expect(await choose(of, redactionId)).toEqual({ kind: "chosen" });

  const { bytes, path } = await archiveOf(await requested(of));
  expect(await verifiedByBoth(path)).toMatchObject({ faults: [] });
  expect(sharesBytes(bytes, of.bytes)).toBe(false);
  const { files } = await unpack(path);
  const native = "data/10-exhibits/GJ-001/native/GJ-001-redacted.jpg";
  expect([...files.keys()].filter((one) => one.includes("/native/"))).toEqual([native]);
  expect(await sharp(files.get(native)).metadata()).toMatchObject({ format: "jpeg" });
  const all = [...files].map(([name, text]) => `${name}\n${String(text)}`).join("\n");
  const decoded = [...all.matchAll(/"d":"([\w-]+)"/g)].map(([, d]) =>
    String(Buffer.from(d ?? "", "base64url")),
  );
  for (const kept of ["PLANTED-IN-EXIF", "MY-HOME-AT-ELM", "44.977"]) {
    expect([all, ...decoded].filter((text) => text.includes(kept))).toEqual([]);
  }
  const records = String(files.get("data/10-exhibits/GJ-001/custody.jsonl"));
  expect(records).toContain('"ev":"item.redaction_reviewed"');
  // Who chose what for whom is the case's, not the file's: each audience reads the file's records.
  expect(records).not.toContain("file_chosen");

  // The prosecution has the original all the same.
  const pro = await archiveOf(await requested(of, "PRO"));
  expect(await verifiedByBoth(pro.path)).toMatchObject({ faults: [] });
  expect(pro.bytes.includes(of.bytes)).toBe(true);
  expect(sharesBytes(pro.bytes, of.bytes)).toBe(true);
});

test("an original of which parts were to be covered leaves only with a reason on record", async () => {
  const of = await given();
  await accepted(of);
  expect(await choose(of, null, " ")).toMatchObject({ kind: "no-reason" });
  expect(await request(of)).toMatchObject({ kind: "not-chosen" });
  expect(await choose(of, null, "The court ordered the whole picture.")).toEqual({
    kind: "chosen",
  });
  const { bytes } = await archiveOf(await requested(of));
  expect(bytes.includes(of.bytes)).toBe(true);
  const record = recordsAbout(office, of.caseId).find(({ ev }) => ev === "case.file_chosen");
  expect(record).toMatchObject({ obj: { item: of.itemId, audience: "GJ", file: "original" } });

  // What is to be covered afterwards was not before the person who chose.
  await covered(of);
  expect(await request(of)).toMatchObject({ open: [{ because: "asked-since" }] });
});

test("a bundle that waits is not made where its redacted file is taken back meanwhile", async () => {
  const of = await given();
  const redactionId = await accepted(of);
  await choose(of, redactionId);
  const bundleId = await requested(of);
  await office.useCases.withdrawRedaction({ by: ann, itemId: of.itemId, redactionId });
  await office.worker.idle();
  const read = await office.useCases.readBundle({ by: ann, bundleId });
  expect(read).toMatchObject({ bundle: { state: "failed", problem: "files-chosen-anew" } });
});

test("whoever may not hand out bundles chooses nothing, and no file outside of the case's exhibits is chosen", async () => {
  const of = await given();
  const redactionId = await accepted(of);
  const asked = { ...of, audience: "GJ", redactionId, reason: "" } as const;
  expect(await office.useCases.chooseFile({ ...asked, by: bob })).toMatchObject({
    kind: "refused",
  });
  const other = await given();
  const elsewhere = { ...asked, caseId: other.caseId, by: ann };
  expect(await office.useCases.chooseFile(elsewhere)).toEqual({ kind: "not-found" });
  const nothing = { ...other, by: ann, audience: "GJ", redactionId: null, reason: "None" } as const;
  expect(await office.useCases.chooseFile(nothing)).toEqual({ kind: "not-found" });
});
