import { afterAll, beforeAll, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { toUtf8 } from "#app/core/encoding.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import type { EntryKind } from "#app/core/case/sheet-entry.ts";
import type { BundleId, CaseEntryId, CaseId, ItemId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

let office: TestOffice;
let by: Person;
let caseId: CaseId;
let itemId: ItemId;
let worksheet: CaseEntryId;

beforeAll(async () => {
  office = await openTestOffice();
  const bytes = Buffer.from("seen");
  const sent = await givenReport(office, { files: [{ name: "seen.txt", bytes }] });
  await office.worker.idle();
  by = await office.employ("prosecutor");
  const opened = await office.useCases.openCase({ by, title: "Elm and 3rd" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  caseId = opened.caseId;
  itemId = sent.itemIds[0] ?? "itm_none";
  await office.useCases.addReportToCase({ by, caseId, reportId: sent.reportId });
  await office.useCases.markExhibit({ by, caseId, itemId, description: "A written account" });
  await office.worker.stop();
  const charge = await add("charge", null, { statute: "ny-pl-120.00", day: "2026-04-21" });
  const element = await add("element", charge, { text: "Somebody was injured" });
  const fact = { statement: "A man lies there.", side: "for", item: itemId, strength: "2" };
  await add("fact", element, fact);
  worksheet = await add("immunity", null, { officer: "O-01 unseen", act: "The officer fired." });
  await add("fact", worksheet, { ...fact, side: "against", question: "sequence" });
  // A file that a fact rests on would need a second person for EX-0.
  const read = await office.useCases.readReview({ by, caseId });
  const seen = read.kind === "review" ? (read.files[0]?.seen ?? "") : "";
  const act = { kind: "decide", codes: ["EX-7"], reason: "Nobody helped." } as const;
  await office.useCases.recordReview({ by, caseId, chosen: [{ itemId, seen }], act });
});

afterAll(() => office.remove());

async function add(
  kind: EntryKind,
  parentId: CaseEntryId | null,
  fields: Record<string, string>,
): Promise<CaseEntryId> {
  const added = await office.useCases.addCaseEntry({ by, caseId, kind, parentId, fields });
  if (added.kind !== "written") throw new Error(JSON.stringify(added));
  return added.entryId;
}

/** A bundle as text: files lie in the archive as they are. */
async function bundleText(
  audience: "PRO" | "GJ",
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<{ readonly text: string; readonly bundleId: BundleId }> {
  const requested = await office.useCases.requestBundle({ by, caseId, audience });
  if (requested.kind !== "requested") throw new Error(requested.kind);
  const { bundleId } = requested;
  await meanwhile();
  await office.useCases.buildBundle({ bundleId });
  const bundle = await office.useCases.openBundle({ by, bundleId });
  if (bundle.kind !== "opened") throw new Error(bundle.kind);
  const pieces: Buffer[] = [];
  for await (const piece of bundle.blob.stream) pieces.push(Buffer.from(piece as Uint8Array));
  return { text: Buffer.concat(pieces).toString("latin1"), bundleId };
}

/** What the record that prepared a bundle says of its worksheets. */
function digestsOf(bundleId: BundleId): unknown {
  const [row] = rowsOf(
    `select cast(leaf as text) as value from custody_log where subj = '${bundleId}' order by seq`,
  );
  const parsed = parseRecord(toUtf8(row ?? ""));
  return parsed.ok ? parsed.value.obj["worksheets_sha256"] : undefined;
}

/** One column of the database as it lies there. */
function rowsOf(query: string): readonly string[] {
  const file = join(office.config.dataDir, "bearwitness.sqlite");
  const database = new Sqlite(file, { readonly: true });
  const found = database.prepare(query).all() as { readonly value: string }[];
  database.close();
  return found.map(({ value }) => value);
}

test("the prosecution's bundle holds the worksheets as they stood when it was asked for, each named by its digest in the record", async () => {
  const later = () => {
    const fields = { officer: "O-01 seen since", act: "The officer fired." };
    return office.useCases.changeCaseEntry({ by, caseId, entryId: worksheet, seen: 1, fields });
  };
  const { text, bundleId } = await bundleText("PRO", later);
  expect(text).toContain("-PRO-01/data/30-charges/elements.pdf");
  expect(text).toContain("-PRO-01/data/30-charges/supremacy-clause.pdf");
  expect(text).toContain("O-01 unseen");
  expect(text).not.toContain("O-01 seen since");
  const digests = digestsOf(bundleId);
  expect(text).toContain('"title": "Justification generally"');
  for (const name of ["elements.json", "defences.json", "supremacy-clause.json"]) {
    const begins = text.indexOf(
      '{\n  "format": 1',
      text.indexOf(`-PRO-01/data/30-charges/${name}`),
    );
    const json = text.slice(begins, text.indexOf("\n}\n", begins) + 3);
    const kept = JSON.parse(json) as Record<string, unknown>;
    expect(kept).toMatchObject({ format: 1 });
    if (name !== "defences.json") expect(json).toContain('"exhibit": "EX-001"');
    const digest = createHash("sha256").update(Buffer.from(json, "latin1")).digest("hex");
    expect(digests).toMatchObject({ [name]: digest });
  }
});

test("a grand jury's bundle holds nothing of them, and nothing is even kept for it", async () => {
  const { text, bundleId } = await bundleText("GJ");
  // The verifiers in it know the names of such files; the bundle has none of them.
  expect(text).toContain("-GJ-01/data/00-cover/index.csv");
  for (const word of [
    ...["-GJ-01/data/30-charges", "O-01 unseen", "O-01 seen since", "The officer fired"],
    ...["A man lies there", "Somebody was injured", "Penal Law 120.00", "Justification generally"],
  ]) {
    expect(text).not.toContain(word);
  }
  expect(digestsOf(bundleId)).toBeUndefined();
  expect(
    rowsOf(`select bundle_id as value from bundle_worksheets where bundle_id = '${bundleId}'`),
  ).toEqual([]);
});
