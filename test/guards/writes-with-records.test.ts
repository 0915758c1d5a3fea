import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import ts from "typescript";
import { projectRoot } from "#test/support/project-root.ts";

// Principle 1: a change and its record are one transaction. Every statement of every file of the database adapter that writes is looked at here, so no store
// can be forgotten: it writes a table that is nobody's record, or stands in a function that appends the record itself, or is excused below with a reason.
// What each method appends, and how much, `test/adapters/database/changes-are-recorded.test.ts` tries on real databases.

/** Tables of which no row is evidence, a report, a case, or a right to them. Any table that is not named is. */
const NOBODYS: Readonly<Record<string, string>> = {
  api_answer: "repeats what was said",
  bulk_report:
    "what became of one report in an act on many; the act on it has its record, and the whole its beginning and end",
  blob_key: "the key of bytes whose receipt, or disposal, is the record",
  challenge: "a question that a passkey answers",
  code_failure: "slows floods",
  compare_wanted: "work to be done",
  custody_checkpoint: "the log itself",
  custody_disclosure: "the log itself",
  custody_log: "the log itself",
  custody_node: "the log itself",
  custody_timestamp: "the log itself",
  desk_choice: "how somebody wants their own desk",
  desk_preference: "how the desk is for one person",
  draft:
    "what is written and was not sent is its writer's alone; what it becomes is received with a record",
  follow_up_session: "a visit",
  graphic_look: "a count for the eyes of who looked; each look has its record",
  incident_token: "found again from the reports at any time",
  incident_trace: "found again from the report at any time",
  incident_traced: "says that a report was looked at",
  job: "work to be done",
  kept_form: "a form on its way",
  media_ticket: "leave to fetch; looking through it is recorded",
  note_mention: "goes with a note, whose record says who is told; reading it is nobody's record",
  office_setting:
    "what the server notes; an act of staff that changes one has its record from its use case",
  passkey: "how a person signs in; the security log has it",
  password_path: "how a person signs in; the security log has it",
  picture_fingerprint: "found again from the file at any time",
  picture_fingerprint_part: "found again from the file at any time",
  report_entry: "what is typed and was not filed; filing it is the receipt of a report",
  report_presence: "who has a page open, for a minute; reading words is no record either",
  report_likeness: "found again from the report at any time",
  report_likeness_band: "found again from the report at any time",
  "search.report_text": "found again from the report at any time",
  "search.report_words": "found again from the report at any time",
  saved_view: "a filter under a name, which shows nobody more than they may see",
  "search.shape": "says how the search's tables are made",
  search_wanted: "work to be done",
  security_event: "the security log",
  security_review: "the security log",
  session: "a session",
  sign_in: "for their owner's eyes; the security log has it",
  spent_ticket: "slows floods",
  totp_secret: "how a person signs in; the security log has it",
  trace_wanted: "work to be done",
  turn_clock: "slows floods",
  view_opened: "what is new to somebody in a list",
};

/** Writes that leave their record to others, and to whom. */
const EXCUSED: Readonly<Record<string, string>> = {
  "case-sheet-store.ts keepForBundle":
    "one act with bundles.request, whose record names the worksheets by digest",
  "ended-upload-store.ts forgetEnded": "goes with a draft, whose files end with a record each",
  "ended-upload-store.ts keepEnded": "one act with uploads.giveUp, which appends",
  "examining-again-store.ts wentOn":
    "counts; each examination has its record, and the run its beginning and end",
  "import-store.ts begin": "one act with the receipt of the delivery's report",
  "import-store.ts reopen": "one act with listing more, which appends",
  "suggestion-store.ts settle": "follows from a decision, which appends",
  "suggestion-store.ts suggest": "asks a person; what they decide is recorded",
  "item-store.ts attachToReport": "one act with reports.receive, whose record names the items",
  "junk-store.ts confirm": "one act with reports.setStatus, which appends",
  "junk-store.ts draw": "asks a second person; what they find is recorded",
  "junk-store.ts label": "one act with reports.setStatus, which appends",
  "junk-store.ts lift": "one act with reports.setStatus, which appends",
  "officer-token-store.ts noteUse": "the day of a use; what is sent with it has its records",
  "people-store.ts boundActivity": "takes back what a clock that ran ahead said; no right changes",
  "people-store.ts invite":
    "gives no right before it is used, which appends; the security log has it",
  "people-store.ts recordActivity": "one act with signing in, which the security log has",
  "people-store.ts setPassword": "how a person signs in; the security log has it",
  "people-store.ts useInvitation":
    "one act with people.add, or with letting in again, which append",
  "people-store.ts withdrawInvitation": "what gave no right takes none away",
  "people-store.ts withdrawLinksOf": "what gave no right takes none away",
  "receive-many.ts manyReceiver": "appends every report's record at once (`custody-many.ts`)",
  "report-answers.ts insertAnswers": "part of reports.receive, which appends",
  "report-answers.ts insertTags": "part of reports.receive, which appends",
  "report-keys.ts destroyReportKey": "part of removing a draft, whose files end with a record each",
  "report-keys.ts ensureReportKey": "begins a draft; its report is received with a record",
  "report-keys.ts newReportKeys": "part of receiving many reports, which appends a record of each",
  "report-sightings.ts insertSightings": "part of reports.receive, which appends",
  "root-rotation.ts rewrapReportKeys": "one act with the record of the new master key",
  "triage-act-store.ts keep":
    "one act with reports.setStatus, assign, a note or a move between incidents, which append",
  "token-store.ts countCall": "what a call does is recorded where it is done",
  "upload-store.ts attachToReport": "one act with reports.receive, which appends",
  "upload-store.ts become": "one act with items.receive, which appends",
  "upload-store.ts boundTime":
    "takes back what a clock that ran ahead said; the end of an upload is recorded",
  "upload-store.ts noteArrived": "bytes on their way; what they become, or their end, is recorded",
};

const FOLDER = "app/adapters/database";
const WRITES = ["insertInto", "updateTable", "deleteFrom"];

/** A function with a name. */
interface Place {
  readonly name: string;
  readonly node: ts.Node;
  readonly calls: ReadonlySet<string>;
}

interface Write {
  readonly table: string;
  /** The innermost function that it stands in. */
  readonly within: Place | undefined;
}

/** What a function is called; undefined for what is no function with a name. */
function nameOf(node: ts.Node): string | undefined {
  if (ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node)) return node.name?.getText();
  if (!ts.isPropertyAssignment(node) && !ts.isVariableDeclaration(node)) return undefined;
  return node.initializer !== undefined && ts.isArrowFunction(node.initializer)
    ? node.name.getText()
    : undefined;
}

/** Names of the functions that are called anywhere in a piece of code; methods of objects are not among them. */
function callsIn(node: ts.Node): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (one: ts.Node) => {
    if (ts.isCallExpression(one) && ts.isIdentifier(one.expression)) found.add(one.expression.text);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return found;
}

function readFile(name: string): {
  readonly writes: readonly Write[];
  readonly places: readonly Place[];
} {
  const text = readFileSync(join(projectRoot, FOLDER, name), "utf8");
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const [writes, places]: [Write[], Place[]] = [[], []];
  const visit = (node: ts.Node, within: Place | undefined) => {
    const named = nameOf(node);
    const here = named === undefined ? within : { name: named, node, calls: callsIn(node) };
    if (named !== undefined && here !== undefined) places.push(here);
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      WRITES.includes(node.expression.name.text)
    ) {
      const [table] = node.arguments;
      const isNamed = table !== undefined && ts.isStringLiteral(table);
      writes.push({ table: isNamed ? table.text : "one of several", within: here });
    }
    ts.forEachChild(node, (child) => {
      visit(child, here);
    });
  };
  visit(source, undefined);
  return { writes, places };
}

const isWithin = (inner: Place, outer: Place): boolean =>
  inner !== outer && inner.node.pos >= outer.node.pos && inner.node.end <= outer.node.end;

/** Whether a function appends a record, itself or through another of its file. */
function appends(place: Place, places: readonly Place[]): boolean {
  return (
    place.calls.has("append") ||
    places.some(
      (helper) =>
        place.calls.has(helper.name) && !isWithin(place, helper) && helper.calls.has("append"),
    )
  );
}

/** The same, or it is called in its file, and only by such as do. */
function isRecorded(place: Place, places: readonly Place[]): boolean {
  if (appends(place, places)) return true;
  const callers = places.filter(
    (one) => one !== place && one.calls.has(place.name) && !isWithin(place, one),
  );
  const nearest = callers.filter((one) => !callers.some((other) => isWithin(other, one)));
  return nearest.length > 0 && nearest.every((one) => appends(one, places));
}

test("every write of the database adapter leaves a record in the function that makes it, or says why not", () => {
  const tables = new Set<string>();
  const unrecorded = new Set<string>();
  let written = 0;
  for (const name of readdirSync(join(projectRoot, FOLDER))) {
    const { writes, places } = readFile(name);
    for (const { table, within } of writes) {
      written += 1;
      tables.add(table);
      if (NOBODYS[table] !== undefined) continue;
      if (within !== undefined && isRecorded(within, places)) continue;
      unrecorded.add(`${name} ${within?.name ?? ""}`);
    }
  }
  expect(written).toBeGreaterThan(150);
  expect([...unrecorded].sort()).toEqual(Object.keys(EXCUSED).sort());
  // No excuse outlives what it was for.
  expect(Object.keys(NOBODYS).filter((table) => !tables.has(table))).toEqual([]);
});

test("no statement is written past the query builder, where the other test would not see it", () => {
  const bare = readdirSync(join(projectRoot, FOLDER)).filter((name) =>
    /sql(?:<[^`]*>)?`\s*(?:insert|update|delete|replace)\b/i.test(
      readFileSync(join(projectRoot, FOLDER, name), "utf8"),
    ),
  );
  expect(bare).toEqual([]);
});
