import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

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
