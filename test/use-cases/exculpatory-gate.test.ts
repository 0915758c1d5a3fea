import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { ExculpatoryCode } from "#app/core/case/exculpatory-codes.ts";
import { parseDat } from "#app/core/load-files/concordance.ts";
import type { CaseId, ItemId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { ReviewAct } from "#app/use-cases/cases/record-review.ts";
import { unpack } from "#test/adapters/bundle/unpacked.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";

// No bundle leaves over a file that nobody looked at for the defence (evidence-standards 9.9, 16.4).

let office: TestOffice;
let by: Person;
let second: Person;
let caseId: CaseId;
let exhibit: ItemId;
let other: ItemId;

beforeAll(async () => {
  office = await openTestOffice();
  by = await office.employ("prosecutor");
  second = await office.employ("investigator");
});
afterAll(() => office.remove());

/** A case with two files of one report, the first of them an exhibit. */
beforeEach(async () => {
  const files = ["one", "two"].map((name) => ({ name: `${name}.txt`, bytes: Buffer.from(name) }));
  const sent = await givenReport(office, { files });
  await office.worker.idle();
  [exhibit, other] = sent.itemIds as [ItemId, ItemId];
  const opened = await office.useCases.openCase({ by, title: "Elm and 3rd" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  ({ caseId } = opened);
  await office.useCases.addReportToCase({ by, caseId, reportId: sent.reportId });
  const mark = { by, caseId, itemId: exhibit, description: "A written account" };
  expect(await office.useCases.markExhibit(mark)).toEqual({ kind: "done" });
});

const ask = (audience: "PRO" | "GJ" = "PRO", override?: string, who = by) =>
  office.useCases.requestBundle({ by: who, caseId, audience, override });

async function fileOf(itemId: ItemId) {
  const read = await office.useCases.readReview({ by, caseId });
  if (read.kind !== "review") throw new Error(read.kind);
  return read.files.find(({ item }) => item.id === itemId)!;
}

async function act(what: ReviewAct, itemIds: readonly ItemId[] = [exhibit], who = by) {
  const chosen = [];
  for (const itemId of itemIds) chosen.push({ itemId, seen: (await fileOf(itemId)).seen });
  return office.useCases.recordReview({ by: who, caseId, chosen, act: what });
}

const decide = (code: ExculpatoryCode, itemIds?: readonly ItemId[], who?: Person) =>
  act({ kind: "decide", codes: [code], reason: "Looked at from end to end." }, itemIds, who);

/** The bundle's files by path. */
async function made(audience: "PRO" | "GJ", override?: string) {
  const asked = await ask(audience, override);
  if (asked.kind !== "requested") throw new Error(asked.kind);
  const { bundleId } = asked;
  await office.worker.idle();
  const opened = await office.useCases.openBundle({ by, bundleId });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const path = join(office.folder, `${bundleId}.zip`);
  await writeFile(path, opened.blob.stream);
  return { bundleId, files: (await unpack(path)).files };
}

async function records(ev: string) {
  const custodian = { ...by, role: "evidence-custodian" as const };
  return ((await office.useCases.listCustody({ by: custodian })) ?? []).filter(
    (record) => record.ev === ev,
  );
}

test("every file of the case keeps a bundle back until somebody decides, also one that is no exhibit", async () => {
  expect(await ask()).toEqual({
    kind: "not-reviewed",
    held: [
      { itemId: exhibit, because: "undecided", exhibit: "EX-001" },
      { itemId: other, because: "undecided", exhibit: undefined },
    ],
  });
  await decide("EX-0");
  expect(await ask("GJ")).toMatchObject({ kind: "not-reviewed", held: [{ itemId: other }] });
  await decide("EX-4", [other]);
  expect((await ask()).kind).toBe("requested");
});

test("sixty files are one act and sixty records; what changed since is left, and undo takes back one's own", async () => {
  const before = (await records("review.exculpatory")).length;
  const done = await decide("EX-0", [exhibit, other]);
  expect(done).toMatchObject({ kind: "recorded", recorded: 2, left: [] });
  expect((await records("review.exculpatory")).length).toBe(before + 2);
  const seen = (await fileOf(exhibit)).seen;
  await act({ kind: "ask", reason: "Is there a second voice?" }, [exhibit], second);
  const late = await office.useCases.recordReview({
    ...{ by, caseId, chosen: [{ itemId: exhibit, seen }] },
    act: { kind: "decide", codes: ["EX-0"], reason: "Nothing." },
  });
  expect(late).toMatchObject({ recorded: 0, left: [{ itemId: exhibit, why: "changed-since" }] });
  expect(await ask()).toMatchObject({ kind: "not-reviewed", held: [{ because: "asked" }] });
  if (done.kind !== "recorded") throw new Error(done.kind);
  const undo = { by, caseId, actId: done.actId };
  expect(await office.useCases.undoReview({ ...undo, by: second })).toEqual({ kind: "not-found" });
  // Somebody did something to one of the two since.
  expect(await office.useCases.undoReview(undo)).toMatchObject({ undone: 1, left: 1 });
  expect((await fileOf(other)).standing.open).toBe("undecided");
});

test("nothing is decided without a code, a reason, a file and the right to do so", async () => {
  const bad = await act({ kind: "decide", codes: ["EX-0", "EX-1"], reason: " " });
  expect(bad).toMatchObject({ problems: [{ field: "codes" }, { field: "reason" }] });
  const none = { kind: "decide", codes: ["EX-0"], reason: "x" } as const;
  expect((await act(none, [])).kind).toBe("none-chosen");
  for (const role of ["evidence-custodian", "intake-analyst"] as const) {
    expect(["refused", "not-found"]).toContain(
      (await decide("EX-0", [exhibit], { ...by, role })).kind,
    );
  }
  expect((await fileOf(exhibit)).standing.version).toBe(0);
});

test("EX-0 on a file that a fact rests on waits for a second person, never for the same", async () => {
  await everyFileReviewed(office.useCases, { by, caseId });
  const add = async (kind: "charge" | "element" | "fact", parentId: unknown, fields: object) => {
    const entry = { by, caseId, kind, parentId: parentId as never, fields: fields as never };
    const added = await office.useCases.addCaseEntry(entry);
    if (added.kind !== "written") throw new Error(JSON.stringify(added));
    return added.entryId;
  };
  const charge = await add("charge", null, { statute: "ny-pl-120.00", day: "2026-04-21" });
  const element = await add("element", charge, { text: "Somebody was injured" });
  const fact = { statement: "A man lies on the ground.", side: "for", item: exhibit };
  await add("fact", element, fact);
  expect(await ask()).toMatchObject({ held: [{ itemId: exhibit, because: "second-look" }] });
  expect(await act({ kind: "agree" })).toMatchObject({ left: [{ why: "own" }] });
  expect(await act({ kind: "agree" }, [exhibit], second)).toMatchObject({ recorded: 1 });
  expect((await fileOf(exhibit)).standing.decision).toMatchObject({ agreedBy: second.id });
  // A fact against an element is a suggestion: it opens the review again and sets no code.
  await add("fact", element, { ...fact, statement: "He stands up.", side: "against" });
  expect((await fileOf(exhibit)).standing).toMatchObject({
    ...{ open: "raised", decision: { codes: ["EX-0"] } },
    raised: [{ suggests: ["EX-1", "EX-2", "EX-3"] }],
  });
});

test("a review that is raised while the bundle waits keeps it from being sealed", async () => {
  await everyFileReviewed(office.useCases, { by, caseId });
  // The worker has ended; the bundle waits, as behind a long one.
  await office.worker.stop();
  const asked = await ask();
  if (asked.kind !== "requested") throw new Error(asked.kind);
  const { bundleId } = asked;
  await act({ kind: "ask", reason: "Is there a second voice?" }, [other], second);
  await office.useCases.buildBundle({ bundleId });
  expect(await office.useCases.findBundle({ bundleId })).toMatchObject({
    ...{ state: "failed", problem: "review-open" },
  });
  expect((await office.useCases.openBundle({ by, bundleId })).kind).toBe("not-ready");
  await office.shut();
  office = await openTestOffice(office.folder);
});

test("where acts are left to one person that one is a supervisor; the prosecution's set prints the override, a grand jury's nothing of it", async () => {
  await decide("EX-5");
  expect(await ask("PRO", " ")).toMatchObject({ kind: "no-reason" });
  expect(await ask("PRO", "The grand jury sits today.")).toEqual({ kind: "needs-supervisor" });
  by = { ...by, supervisor: true };
  const pro = await made("PRO", "The grand jury sits today.");
  const index = pro.files.get("data/40-disclosure/disclosure-index.csv") ?? Buffer.alloc(0);
  const lines = index.toString("utf8").split("\r\n");
  expect(lines.find((line) => line.includes(exhibit))).toMatch(
    /EX-001,NYAG\d+,Decided,EX-5,Looked/,
  );
  const open = lines.find((line) => line.includes(other));
  expect(open).toMatch(/NOT DECIDED.*Reason: The grand jury sits today\./);
  const dat = parseDat(pro.files.get("data/70-loadfiles/VOL001.DAT") ?? Buffer.alloc(0));
  if (!dat.ok) throw new Error(dat.problem);
  const { columns, rows } = dat.value;
  expect(rows.map((row) => row[columns.indexOf("EXCULPATORY")])).toEqual(["EX-5"]);
  const digest = createHash("sha256").update(index).digest("hex");
  expect(String(pro.files.get("data/60-log/events.jsonl"))).toContain(digest);
  const [record] = await records("review.exculpatory_overridden");
  expect(JSON.parse(Buffer.from(record!.leaf).toString())).toMatchObject({
    subj: caseId,
    obj: { bundle: pro.bundleId, audience: "PRO", open: 1, disclosure_index_sha256: digest },
  });

  const jury = (await made("GJ", "The grand jury sits today.")).files;
  expect([...jury.keys()].filter((path) => path.includes("40-disclosure"))).toEqual([]);
  const text = [...jury]
    .filter(([path]) => !path.endsWith(".pdf"))
    .map(([, bytes]) => bytes.toString("latin1"))
    .join("\n");
  expect(text).toContain("review.exculpatory");
  expect(text).not.toMatch(/sits today|Looked at from end to end|EX-5/);
  by = { ...by, supervisor: false };
});
