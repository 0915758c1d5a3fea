import { createHash, randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import sharp from "sharp";
import type { BundleId, CaseId } from "#app/core/ids.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

let office: TestOffice;

beforeEach(async () => {
  office = await openTestOffice();
});

afterEach(async () => {
  await office.remove();
});

async function photo(): Promise<Uint8Array> {
  const pixels = { width: 64, height: 48, channels: 3, background: "#886644" } as const;
  return sharp({ create: pixels })
    .withExif({ IFD2: { DateTimeOriginal: "2026:11:01 21:31:05" } })
    .jpeg()
    .toBuffer();
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

test("a report goes from its form to a bundle with every byte as it was sent", async () => {
  const image = await photo();
  const sent = await givenReport(office, { files: [{ name: "IMG_1.jpg", bytes: image }] });
  await office.worker.idle();
  const prosecutor = await office.employ("prosecutor");

  const queue = await office.useCases.listQueue({
    by: prosecutor,
    filter: {
      order: "newest",
      status: null,
      category: null,
      words: ["pushed"],
      assignee: "anyone",
      after: null,
    },
  });
  expect(queue).toMatchObject({ kind: "queue", count: 1, rows: [{ fileCount: 1 }] });

  const read = await office.useCases.readReport({ by: prosecutor, reportId: sent.reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  const [item] = read.file.items;
  expect(item).toMatchObject({ state: "sealed", examination: "done", mediaType: "image/jpeg" });
  expect(item?.assessment?.bestTime).toMatchObject({ local: "2026-11-01T21:31:05" });
  expect(read.file.derivatives.map((one) => one.kind).sort()).toEqual([
    "preview-1600",
    "preview-320",
  ]);

  const opened = await office.useCases.openCase({ by: prosecutor, title: "Elm and 3rd" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const caseId: CaseId = opened.caseId;
  const [itemId] = sent.itemIds;
  if (itemId === undefined) throw new Error("no item");
  expect(
    await office.useCases.addReportToCase({ by: prosecutor, caseId, reportId: sent.reportId }),
  ).toEqual({ kind: "done" });
  expect(
    await office.useCases.markExhibit({
      by: prosecutor,
      caseId,
      itemId,
      description: "Photograph, street corner at night",
    }),
  ).toEqual({ kind: "done" });
  const requested = await office.useCases.requestBundle({ by: prosecutor, caseId, audience: "GJ" });
  if (requested.kind !== "requested") throw new Error(requested.kind);
  const bundleId: BundleId = requested.bundleId;
  await office.worker.idle();
  const bundle = await office.useCases.openBundle({ by: prosecutor, bundleId });
  if (bundle.kind !== "opened") throw new Error(bundle.kind);
  const archive = await bytesOf(bundle.blob.stream);
  expect(createHash("sha256").update(archive).digest("hex")).toBe(bundle.bundle.sha256);
  // Stored, not compressed: the original lies in the archive byte for byte.
  expect(archive.includes(Buffer.from(image))).toBe(true);

  expect(await office.useCases.auditLog()).toMatchObject({ faults: [], originals: 1 });
});

test("the receipt code opens the report again, a wrong one does not", async () => {
  const sent = await givenReport(office, {
    files: [{ name: "clip.bin", bytes: randomBytes(200_000) }],
  });
  const opened = await office.useCases.openFollowUp({ code: sent.receiptCode });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const visit = await office.useCases.readFollowUp({ token: opened.token });
  expect(visit?.report.id).toBe(sent.reportId);
  const wrong = { ...sent.receiptCode, secret: sent.receiptCode.secret.replace(/^./, "x") };
  expect(await office.useCases.openFollowUp({ code: wrong })).toEqual({ kind: "no-match" });
});

test("sending the same form twice makes one report", async () => {
  const sent = await givenReport(office);
  const again = await office.useCases.submitReport({ token: sent.token, language: "en" });
  expect(again).toEqual({ kind: "already-sent", reportId: sent.reportId });
});
