import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { verifyBundleAt } from "#scripts/verify-bundle.ts";
import { installed, unpack, type Unpacked } from "#test/adapters/bundle/unpacked.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";

const NAME = "Quillfeather-Zabrowski";

let office: TestOffice;
let custodian: Person;

beforeEach(async () => {
  office = await openTestOffice();
  custodian = await office.employ("evidence-custodian");
});

afterEach(async () => {
  await office.remove();
});

async function filesHolding(text: string): Promise<string[]> {
  const entries = await readdir(office.folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    if ((await readFile(path)).includes(text)) found.push(path.slice(office.folder.length));
  }
  return found;
}

/** The names that the report's files came with, as the office can read them. */
async function namesOfFiles(by: Person, reportId: ReportId): Promise<string[]> {
  const read = await office.useCases.readReport({ by, reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  return read.file.items.map((item) => item.originalName);
}

async function reportWithAName() {
  const sent = await givenReport(office, {
    files: [{ name: `${NAME} porch.mp4`, bytes: randomBytes(50_000) }],
    unfinished: [{ name: `${NAME} yard.mp4`, size: 5_000, bytes: randomBytes(1_000) }],
    email: `${NAME}@mail.example`,
  });
  await office.worker.idle();
  const receipt = await office.useCases.readReceipt({ token: sent.token });
  if (receipt === undefined) throw new Error("no receipt");
  return { sent, reportCode: receipt.reportCode };
}

test("after erasure the reporter's name is in no file, and every record still proves", async () => {
  const { sent, reportCode } = await reportWithAName();
  const prosecutor = await office.employ("prosecutor");
  // Everything that names the reporter is encrypted; the office can read the file's name until it is erased.
  expect(await filesHolding(NAME)).toEqual([]);
  expect(await namesOfFiles(prosecutor, sent.reportId)).toEqual([`${NAME} porch.mp4`]);
  const before = await office.useCases.publishCheckpoint({ reason: "request" });
  if (before.kind !== "published") throw new Error(before.kind);
  const proof = await office.useCases.proveInclusionInLog({
    index: before.checkpoint.size - 1,
    size: before.checkpoint.size,
  });

  const erased = await office.useCases.eraseReporter({
    by: custodian,
    reportCode: reportCode.toLowerCase(),
    reason: "Asked for by the reporter",
  });
  expect(erased).toEqual({ kind: "erased", disclosures: 1, identity: true });

  expect(await filesHolding(NAME)).toEqual([]);
  expect(await namesOfFiles(prosecutor, sent.reportId)).toEqual([""]);
  expect((await office.useCases.auditLog()).faults).toEqual([]);
  expect(
    await office.useCases.proveInclusionInLog({
      index: before.checkpoint.size - 1,
      size: before.checkpoint.size,
    }),
  ).toEqual(proof);
  const read = await office.useCases.readReport({ by: prosecutor, reportId: sent.reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  expect(read.file.report.hasContact).toBe(false);
  expect(read.file.custody.filter((record) => record.ev === "disclosure.erased")).toHaveLength(4);
  const receipt = await office.useCases.readReceipt({ token: sent.token });
  expect(receipt?.uploads).toMatchObject([{ originalName: "", arrived: 1_000 }]);
});

test("a bundle made after erasure has the name nowhere: not in a path, a list, a record or a PDF", async () => {
  const { sent, reportCode } = await reportWithAName();
  const by = await office.employ("prosecutor");
  const { useCases } = office;
  const opened = await useCases.openCase({ by, title: "Elm and 3rd" });
  const [itemId] = sent.itemIds;
  if (opened.kind !== "opened" || itemId === undefined) throw new Error("no case");
  const { caseId } = opened;
  await useCases.addReportToCase({ by, caseId, reportId: sent.reportId });
  await useCases.markExhibit({ by, caseId, itemId, description: "A recording" });
  const bundle = async () => {
    await everyFileReviewed(useCases, { by, caseId });
    const asked = await useCases.requestBundle({ by, caseId, audience: "PRO" });
    if (asked.kind !== "requested") throw new Error(asked.kind);
    await office.worker.idle();
    const read = await useCases.openBundle({ by, bundleId: asked.bundleId });
    if (read.kind !== "opened") throw new Error(read.kind);
    const path = join(office.folder, `${asked.bundleId}.zip`);
    await writeFile(path, read.blob.stream);
    const { result } = await verifyBundleAt(path);
    return { result, named: namedIn((await unpack(path)).files) };
  };
  expect((await bundle()).named).toContain("data/10-exhibits/exhibit-list.csv");
  await useCases.eraseReporter({ by: custodian, reportCode, reason: "Asked for" });
  expect(await bundle()).toEqual({ result: "Intact, log signed, key not confirmed", named: [] });
});

/** The files of a bundle that have the name in their path or in what they say. */
function namedIn(files: Unpacked): readonly string[] {
  const words = [...files].map(([path, bytes]) => {
    const text = path.endsWith(".pdf") ? textOfPdf(bytes) : bytes.toString();
    return [path, `${path}\n${text}`] as const;
  });
  return words
    .filter(([, text]) => text.replaceAll(/\s+/g, "").includes(NAME))
    .map(([path]) => path);
}

/** Without the program only what is not packed into the PDF is seen. */
function textOfPdf(bytes: Buffer): string {
  if (!installed("pdftotext")) return bytes.toString("latin1");
  return execFileSync("pdftotext", ["-", "-"], { input: bytes, encoding: "utf8" });
}

test("erasing twice erases nothing more", async () => {
  const { reportCode } = await reportWithAName();
  const input = { by: custodian, reportCode, reason: "Asked for" };
  await office.useCases.eraseReporter(input);
  expect(await office.useCases.eraseReporter(input)).toEqual({
    kind: "erased",
    disclosures: 0,
    identity: false,
  });
});

test("only a custodian erases, with a reason, and a report that exists", async () => {
  const { reportCode } = await reportWithAName();
  const prosecutor = await office.employ("prosecutor");
  const reason = "Asked for";
  expect(await office.useCases.eraseReporter({ by: prosecutor, reportCode, reason })).toMatchObject(
    { kind: "refused" },
  );
  expect(await office.useCases.eraseReporter({ by: custodian, reportCode, reason: " " })).toEqual({
    kind: "no-reason",
  });
  expect(
    await office.useCases.eraseReporter({ by: custodian, reportCode: "BW-0000-0000", reason }),
  ).toEqual({ kind: "not-found" });
});
