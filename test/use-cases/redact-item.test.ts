import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import sharp from "sharp";
import type { ItemId, RedactionId, ReportId } from "#app/core/ids.ts";
import type { JsonObject } from "#app/core/json.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { pixelsOf } from "#app/core/redaction/pixels.ts";
import type { PhotoBox } from "#app/core/redaction/plan.ts";
import { isAccepted } from "#app/core/redaction/redaction.ts";
import { xmpSegment } from "#test/adapters/media/build-containers.ts";
import { jpegWithExif, SMALL_PICTURE_AT, tiffWith } from "#test/adapters/media/jpeg-with-exif.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, PASSWORD, type TestOffice } from "#test/support/open-test-office.ts";
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
  ...{ cover: "solid", reason: "minor" },
};

async function given(name: string, bytes: Buffer) {
  const sent = await givenReport(office, { files: [{ name, bytes }] });
  await office.worker.idle();
  const [itemId] = sent.itemIds;
  if (itemId === undefined) throw new Error("no item");
  return { itemId, reportId: sent.reportId };
}

async function asked(itemId: ItemId, ...boxes: readonly PhotoBox[]): Promise<RedactionId> {
  const outcome = await office.useCases.askRedaction({ by: ann, itemId, boxes });
  if (outcome.kind !== "asked") throw new Error(outcome.kind);
  await office.worker.idle();
  return outcome.redactionId;
}

async function redactions(itemId: ItemId) {
  const found = await office.useCases.readRedactions({ by: bob, itemId });
  if (found.kind !== "redactions") throw new Error(found.kind);
  return found;
}

async function records(reportId: ReportId, like: RegExp): Promise<(JsonObject & { ev: string })[]> {
  const read = await office.useCases.readReport({ by: ann, reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  return read.file.custody
    .filter(({ ev }) => like.test(ev))
    .map(({ ev, leaf }) => ({
      ...(JSON.parse(new TextDecoder().decode(leaf)) as { obj: JsonObject }).obj,
      ev,
    }));
}

async function shownBytes(itemId: ItemId, preview: string): Promise<Buffer> {
  const session = await office.useCases.signIn({ signInName: "prosecutor", password: PASSWORD });
  if (session.kind !== "signed-in") throw new Error(session.kind);
  const asker = { by: ann, token: session.token, client: "browser" };
  const ticket = await office.useCases.givePreviewTicket({ ...asker, itemId, preview });
  if (ticket.kind !== "given") throw new Error(ticket.kind);
  const opened = await office.useCases.openTicket({ ticket: ticket.ticket, client: "browser" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  return buffer(opened.blob.stream);
}

async function originalDigest(itemId: ItemId): Promise<string> {
  const opened = await office.useCases.openOriginal({ by: ann, itemId, purpose: "examination" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  return createHash("sha256")
    .update(await buffer(opened.blob.stream))
    .digest("hex");
}

test("a redacted photo holds nothing of the original but the pixels outside the box: no EXIF, XMP, small picture, trailer or comment", async () => {
  const small = Buffer.concat([
    await sharp(await scene(2))
      .resize(160)
      .jpeg()
      .toBuffer(),
    Buffer.from("SMALL-PICTURE-END"),
  ]);
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="PLANTED-IN-XMP"/></rdf:RDF></x:xmpmeta>`;
  const photo = jpegWithExif(
    await sharp(await scene(1))
      .jpeg({ quality: 92 })
      .toBuffer(),
    Buffer.concat([
      tiffWith(SMALL_PICTURE_AT, small.length, small),
      Buffer.from("PLANTED-IN-EXIF 44.9778N"),
    ]),
  );
  const comment = Buffer.concat([
    Buffer.from([0xff, 0xfe, 0, 19]),
    Buffer.from("PLANTED-IN-COMMENT"),
  ]);
  comment.writeUInt16BE(comment.length - 2, 2);
  const trailer = Buffer.from("....ftypmp42 PLANTED-IN-TRAILER ".repeat(40));
  const bytes = Buffer.concat([
    photo.subarray(0, 2),
    xmpSegment(xmp),
    comment,
    photo.subarray(2),
    trailer,
  ]);
  const { itemId, reportId } = await given("motion.jpg", bytes);
  const before = await originalDigest(itemId);
  expect(before).toBe(createHash("sha256").update(bytes).digest("hex"));

  await asked(itemId, BOX);
  const { all, made: shown } = await redactions(itemId);
  expect(all).toMatchObject([
    { number: 1, askedBy: ann.id, rendered: { state: "made" }, review: null },
  ]);
  expect(shown.map(({ kind }) => kind)).toContain("redacted-1");
  const made = await shownBytes(itemId, "redacted-1");
  for (const planted of [/PLANTED/, /44\.9778/, /SMALL-PICTURE/, /ftyp/, /Exif/, /adobe/i]) {
    expect(made.toString("latin1")).not.toMatch(planted);
  }
  // Not a stretch of the small picture's own octets either.
  expect(made.includes(small.subarray(200, 232))).toBe(false);
  // Exactly one picture, ended where the file ends.
  expect(made.subarray(0, 2).toString("hex") + made.subarray(-2).toString("hex")).toBe("ffd8ffd9");
  expect(made.indexOf(Buffer.from([0xff, 0xd8]), 2)).toBe(-1);
  const { exif, xmp: laterXmp, icc, iptc, width, height } = await sharp(made).metadata();
  expect({ exif, laterXmp, icc, iptc }).toEqual({});

  // Inside nothing but black, outside near the original.
  const { left, top, width: wide, height: high } = pixelsOf(BOX, { width, height });
  const within = { left: left + 8, top: top + 8, width: wide - 16, height: high - 16 };
  const inside = await sharp(made).extract(within).raw().toBuffer();
  expect(inside.reduce((most, value) => Math.max(most, value), 0)).toBeLessThan(4);
  const beside = { left: 0, top: 0, width: left - 8, height };
  const [mine, theirs] = await Promise.all(
    [made, photo].map((one) => sharp(one).extract(beside).raw().toBuffer()),
  );
  const difference = mine!.reduce((sum, value, at) => sum + Math.abs(value - theirs![at]!), 0);
  expect(difference / mine!.length).toBeLessThan(3);

  // The original is what it was, and both digests, the plan's and the reason stand in the records.
  expect(await originalDigest(itemId)).toBe(before);
  const said = await records(reportId, /^item\.(redact|derived)/);
  const child_sha256 = createHash("sha256").update(made).digest("hex");
  const plan_sha256 = all[0]!.planSha256;
  expect(
    said.filter(({ ev, kind }) => ev !== "item.derived" || kind === "redacted-1"),
  ).toMatchObject([
    {
      ev: "item.redaction_asked",
      kind: "redacted-1",
      plan_sha256,
      parent_sha256: before,
      reasons: ["minor"],
      boxes: 1,
    },
    {
      ev: "item.derived",
      kind: "redacted-1",
      child_sha256,
      parameters: { metadata: "none", plan_sha256 },
    },
    {
      ev: "item.redacted",
      child_sha256,
      parent_sha256: before,
      plan_sha256,
      reasons: ["minor"],
      asked_by: ann.id,
    },
  ]);
  // Where the box lies is in no record; as a part of an id or a digest the same digits mean nothing.
  expect(JSON.stringify(said)).not.toMatch(/\b(2000|6000)\b/);
});

test("nobody accepts their own; a second person accepts or sends back with a reason, once; whoever asked takes it back", async () => {
  const { itemId, reportId } = await given(
    "plain.png",
    await sharp(await scene(3))
      .png()
      .toBuffer(),
  );
  const redactionId = await asked(itemId, BOX);
  const { useCases } = office;
  const analyst = await office.employ("intake-analyst");
  const verdict = { itemId, redactionId, accepted: true, note: "" };
  expect(await useCases.reviewRedaction({ by: analyst, ...verdict })).toMatchObject({
    kind: "refused",
  });
  expect(await useCases.reviewRedaction({ by: ann, ...verdict })).toEqual({ kind: "own" });
  expect(isAccepted((await redactions(itemId)).all[0]!)).toBe(false);
  const back = { ...verdict, accepted: false };
  expect(await useCases.reviewRedaction({ by: bob, ...back })).toEqual({ kind: "reason-needed" });
  expect(await useCases.reviewRedaction({ by: bob, ...back, note: "A face is left." })).toEqual({
    kind: "done",
  });
  expect(await useCases.reviewRedaction({ by: bob, ...verdict })).toEqual({ kind: "ended" });
  expect((await redactions(itemId)).all[0]).toMatchObject({
    review: { by: bob.id, accepted: false, note: "A face is left." },
  });

  // Other boxes are another redaction; the same boxes give the same file.
  const second = await asked(itemId, BOX, { ...BOX, left: 6_000, right: 9_000, reason: "witness" });
  expect(await useCases.reviewRedaction({ by: bob, ...verdict, redactionId: second })).toEqual({
    kind: "done",
  });
  await asked(itemId, BOX);
  const { all } = await redactions(itemId);
  expect(all.map(isAccepted)).toEqual([false, true, false]);
  expect(
    (await shownBytes(itemId, "redacted-3")).equals(await shownBytes(itemId, "redacted-1")),
  ).toBe(true);

  const taken = { itemId, redactionId: second };
  expect(await useCases.withdrawRedaction({ by: bob, ...taken })).toEqual({ kind: "not-own" });
  expect(await useCases.withdrawRedaction({ by: ann, ...taken })).toEqual({ kind: "done" });
  expect(await useCases.withdrawRedaction({ by: ann, ...taken })).toEqual({ kind: "ended" });
  expect((await redactions(itemId)).all.map(isAccepted)).toEqual([false, false, false]);
  expect(
    (await records(reportId, /^item\.redaction_(reviewed|withdrawn)/)).map(({ ev, accepted }) => [
      ev,
      accepted,
    ]),
  ).toEqual([
    ["item.redaction_reviewed", false],
    ["item.redaction_reviewed", true],
    ["item.redaction_withdrawn", undefined],
  ]);
  // Only whoever may cover parts sees where they were covered.
  expect(await useCases.readRedactions({ by: analyst, itemId })).toMatchObject({ kind: "refused" });
  expect(await useCases.askRedaction({ by: ann, itemId, boxes: [] })).toEqual({
    kind: "not-a-plan",
  });
});

test("a file that is no photo, or no whole one, ends with its reason on record and nothing made", async () => {
  const { itemId, reportId } = await given("note.txt", Buffer.from("plain words"));
  const redactionId = await asked(itemId, BOX);
  const failed = { state: "failed", problem: "type-not-possible" };
  expect((await redactions(itemId)).all).toMatchObject([{ rendered: failed }]);
  // The second time it has ended, and giving up changes nothing.
  await office.useCases.renderRedaction({ redactionId });
  await office.useCases.giveUpRedaction({ redactionId });
  expect((await redactions(itemId)).made.filter(({ kind }) => kind.startsWith("redacted"))).toEqual(
    [],
  );
  expect(await records(reportId, /^item\.(not_)?redacted$/)).toMatchObject([
    { ev: "item.not_redacted", reason: "type-not-possible" },
  ]);
});
