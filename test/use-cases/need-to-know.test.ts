import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { CaseId, ItemId, ReportId } from "#app/core/ids.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";

let office: TestOffice;
let prosecutor: Person;
let investigator: Person;
let custodian: Person;
let auditor: Person;
let reportId: ReportId;
let code: string;
let itemId: ItemId;
let caseId: CaseId;
const reason = "A cousin of the driver";
const EVERYTHING = parseQueueFilter(new URLSearchParams());

beforeAll(async () => {
  office = await openTestOffice();
  prosecutor = await office.employ("prosecutor");
  investigator = await office.employ("investigator");
  custodian = await office.employ("evidence-custodian");
  auditor = await office.employ("auditor");
  const bytes = Buffer.from("evidence");
  const sent = await givenReport(office, { files: [{ name: "a.bin", bytes }] });
  await office.worker.idle();
  reportId = sent.reportId;
  code = (await office.useCases.readReceipt({ token: sent.token }))?.reportCode ?? "";
  itemId = sent.itemIds[0] ?? "itm_none";
  const opened = await office.useCases.openCase({ by: prosecutor, title: "Elm Street" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  caseId = opened.caseId;
  await office.useCases.addReportToCase({ by: prosecutor, caseId, reportId });
});

afterAll(() => office.remove());

/** What somebody can find of the report and its case, in every way there is. */
async function sightOf(by: Person) {
  const { useCases } = office;
  const queue = await useCases.listQueue({ by, filter: EVERYTHING });
  const log = (await useCases.listCustody({ by })) ?? [];
  return {
    report: (await useCases.readReport({ by, reportId })).kind,
    case: (await useCases.readCase({ by, caseId })).kind,
    cases: (await useCases.listCases({ by })).length,
    queue: queue.kind === "queue" ? [queue.rows.length, queue.count] : queue.kind,
    preview: (
      await useCases.givePreviewTicket({
        ...{ by, itemId, preview: "preview-320" },
        ...{ token: "t".repeat(43), client: "test" },
      })
    ).kind,
    original: await opened(by),
    bundle: (await useCases.requestBundle({ by, caseId, audience: "PRO" })).kind,
    log: log.filter(({ subj }) => [reportId, caseId, itemId].some((id) => id === subj)).length,
    records: (await useCases.listSubjectRecords({ by, subject: itemId })).kind,
  };
}

async function opened(by: Person): Promise<string> {
  const found = await office.useCases.openOriginal({ by, itemId, purpose: "review" });
  if (found.kind === "opened") found.blob.stream.destroy();
  return found.kind;
}

const NOTHING = {
  report: "not-found",
  case: "not-found",
  cases: 0,
  queue: [0, 0],
  preview: "not-found",
  original: "not-found",
  bundle: "not-found",
  log: 0,
  records: "not-found",
};

test.each(["report", "case"] as const)(
  "a wall before a %s hides report, case, files, lists and log; lifted, all is there again",
  async (before) => {
    const { useCases } = office;
    const subjectId = before === "report" ? reportId : caseId;
    for (const by of [investigator, custodian]) {
      const seen = await sightOf(by);
      const raised = await useCases.raiseWall({
        by: prosecutor,
        subjectId,
        personId: by.id,
        reason,
      });
      expect(raised).toEqual({ kind: "done" });
      expect(await sightOf(by)).toEqual(
        // Custodians have no queue of their own, walled or not.
        by === custodian ? { ...NOTHING, queue: "refused" } : NOTHING,
      );
      const [wall] = await useCases
        .readReport({ by: prosecutor, reportId })
        .then(() => office.useCases.listCustody({ by: auditor }))
        .then((log) => (log ?? []).filter((record) => record.ev === "access.wall_raised"));
      expect(wall?.subj).toBe(subjectId);
      await lift(subjectId, by);
      const again = await sightOf(by);
      expect({ ...again, log: 0 }).toEqual({ ...seen, log: 0 });
    }
  },
);

/** Lifts the standing wall as a supervisor would. */
async function lift(subjectId: ReportId | CaseId, whom: Person): Promise<void> {
  const by = { ...prosecutor, supervisor: true };
  const wallId = await standing(subjectId, whom);
  const plain = await office.useCases.liftWall({ by: prosecutor, subjectId, wallId, reason });
  expect(plain).toEqual({ kind: "refused", reason: "not-this-role" });
  const own = await office.useCases.liftWall({ by: whom, subjectId, wallId, reason });
  expect(own).toEqual({ kind: "not-found" });
  expect(await office.useCases.liftWall({ by, subjectId, wallId, reason })).toEqual({
    kind: "done",
  });
}

async function standing(subjectId: ReportId | CaseId, whom: Person) {
  const walls = await office.useCases.listWalls({ by: prosecutor, subjectId });
  const wall = walls.find((one) => one.personId === whom.id && one.liftedAt === null);
  if (wall === undefined) throw new Error("no wall stands");
  return wall.id;
}

test("break-glass opens for looking, says until when, is listed for review, and no wall gives way", async () => {
  const { useCases } = office;
  const outsider = { ...investigator, teams: ["elsewhere"] };
  expect((await sightOf(outsider)).report).toBe("not-found");
  expect(await useCases.breakGlass({ by: outsider, code, reason: "short" })).toEqual({
    kind: "reason",
  });
  expect(await useCases.breakGlass({ by: auditor, code, reason })).toMatchObject({
    kind: "refused",
  });
  expect(await useCases.breakGlass({ by: investigator, code, reason })).toMatchObject({
    kind: "already-open",
  });
  const unknown = await useCases.breakGlass({ by: outsider, code: "BW-NONE", reason });
  await useCases.raiseWall({ by: prosecutor, subjectId: caseId, personId: outsider.id, reason });
  expect(await useCases.breakGlass({ by: outsider, code, reason })).toEqual(unknown);
  await lift(caseId, outsider);
  expect(await useCases.breakGlass({ by: outsider, code, reason })).toMatchObject({
    kind: "opened",
    subjectId: reportId,
  });
  const sight = await sightOf(outsider);
  expect(sight).toMatchObject({ report: "report", queue: [1, 1], original: "refused" });
  const status = await useCases.setReportStatus({ by: outsider, reportId, status: "junk" });
  expect(status).toEqual({ kind: "refused", reason: "not-this-record" });
  const open = async () => (await useCases.readDeskNews({ by: outsider })).open;
  expect(await open()).toMatchObject([{ subjectId: reportId, name: code }]);
  await useCases.raiseWall({ by: prosecutor, subjectId: reportId, personId: outsider.id, reason });
  expect((await sightOf(outsider)).report).toBe("not-found");
  expect(await open()).toEqual([]);
  await lift(reportId, outsider);
  const glassId = (await open())[0]?.id ?? "gls_none";
  expect(await useCases.endGlass({ by: investigator, glassId: "gls_none" })).toEqual({
    kind: "not-found",
  });
  expect(await useCases.endGlass({ by: prosecutor, glassId })).toEqual({ kind: "not-found" });
  expect(await useCases.endGlass({ by: outsider, glassId })).toEqual({ kind: "done" });
  expect(await useCases.endGlass({ by: outsider, glassId })).toEqual({ kind: "not-found" });
  expect((await sightOf(outsider)).report).toBe("not-found");
  expect((await useCases.readDeskNews({ by: auditor })).toReview).toEqual({
    waiting: 1,
    overdue: 0,
  });

  const [glass] = (await useCases.listGlassForReview({ by: auditor })) ?? [];
  if (glass === undefined) throw new Error("nothing to review");
  expect(glass).toMatchObject({ personId: outsider.id, reason, overdue: false });
  const review = {
    glassId: glass.id,
    finding: "not-fine",
    remarks: "There was time to ask.",
  } as const;
  const own = { ...prosecutor, id: outsider.id, supervisor: true };
  expect(await useCases.reviewGlass({ by: own, ...review })).toEqual({ kind: "own" });
  expect(await useCases.reviewGlass({ by: prosecutor, ...review })).toMatchObject({
    kind: "refused",
  });
  expect(await useCases.reviewGlass({ by: auditor, ...review })).toEqual({ kind: "done" });
  expect(await useCases.reviewGlass({ by: auditor, ...review })).toEqual({ kind: "already-there" });
});

test("a member of the case works on it and reads its reports, until removed; nobody joins who reads no cases", async () => {
  const { useCases } = office;
  const administrator = await office.employ("administrator");
  const outsider = { ...investigator, teams: ["elsewhere"] };
  const by = prosecutor;
  expect(await useCases.addCaseMember({ by, caseId, personId: auditor.id })).toEqual({
    kind: "cannot-join",
  });
  expect(await useCases.addCaseMember({ by, caseId, personId: outsider.id })).toEqual({
    kind: "done",
  });
  expect(await sightOf(outsider)).toMatchObject({ report: "report", case: "case", cases: 1 });
  const teams = await useCases.setTeams({
    by: administrator,
    personId: investigator.id,
    teams: "North, harbor",
  });
  expect(teams).toEqual({ kind: "done" });
  const people = (await useCases.listPeople({ by: administrator })) ?? [];
  expect(people.find((one) => one.id === investigator.id)?.teams).toEqual(["harbor", "north"]);
});

test("an auditor is told who could see, then and now, by which rule, and who did; nobody else is told anything", async () => {
  const { useCases } = office;
  // A wall holds from its own millisecond on.
  const before = instantFromMillis(Date.now() - 1);
  const glimpse = async (id: ReportId | ItemId | CaseId, at?: typeof before) => {
    const found = await useCases.whoCouldSee({
      by: auditor,
      id,
      ...(at === undefined ? {} : { at }),
    });
    if (found.kind !== "answer") throw new Error(found.kind);
    return found;
  };
  const sightIn = (found: Awaited<ReturnType<typeof glimpse>>, person: Person) =>
    found.people.find((one) => one.personId === person.id);
  const subjectId = reportId;
  await useCases.raiseWall({ by: prosecutor, subjectId, personId: custodian.id, reason });
  for (const id of [reportId, itemId, caseId]) {
    expect(sightIn(await glimpse(id), custodian)).toMatchObject({ could: [], why: "wall" });
    const then = sightIn(await glimpse(id, before), custodian);
    expect(then?.why).toBeUndefined();
    expect(then?.could.every(({ by }) => by === "office-wide")).toBe(true);
  }
  const found = await glimpse(reportId);
  expect(sightIn(found, prosecutor)?.could.map(({ sight, by }) => `${sight} ${by}`)).toContain(
    "report.read team",
  );
  expect(sightIn(found, auditor)).toMatchObject({ could: [], why: "role" });
  expect(found.acts.map(({ ev }) => ev)).toContain("item.downloaded");
  expect(JSON.stringify(found)).not.toContain("They pushed a man");
  await lift(reportId, custodian);

  expect(await useCases.findAudited({ by: auditor, code })).toBe(reportId);
  expect(await useCases.findAudited({ by: auditor, code: "BW-NONE" })).toBeUndefined();
  for (const by of [prosecutor, investigator, custodian]) {
    expect(await useCases.whoCouldSee({ by, id: reportId })).toMatchObject({ kind: "refused" });
  }
  await useCases.raiseWall({ by: prosecutor, subjectId, personId: auditor.id, reason });
  expect(await useCases.whoCouldSee({ by: auditor, id: itemId })).toEqual({ kind: "not-found" });
  expect(await useCases.findAudited({ by: auditor, code })).toBeUndefined();
  await lift(reportId, auditor);
});

test("who reads a report reads no title of a case that is not theirs, and is told that there is one", async () => {
  const { useCases } = office;
  const read = async (by: Person) => {
    const found = await useCases.readReport({ by, reportId });
    if (found.kind !== "report") throw new Error(found.kind);
    return { titles: found.file.cases.map(({ title }) => title), more: found.file.withheldCases };
  };
  const analyst = await office.employ("intake-analyst");
  expect(await read(prosecutor)).toEqual({ titles: ["Elm Street"], more: 0 });
  expect(await read(analyst)).toEqual({ titles: [], more: 1 });
});

test("a clock that is set back lets nobody look before the emergency began", async () => {
  let behind = 0;
  const clock = { now: () => instantFromMillis(Date.now() - behind) };
  const other = await openTestOffice(undefined, { clock });
  try {
    const { useCases } = other;
    const outsider = { ...(await other.employ("investigator")), teams: ["elsewhere"] };
    const sent = await givenReport(other);
    const theirs = (await useCases.readReceipt({ token: sent.token }))?.reportCode ?? "";
    const looking = { by: outsider, reportId: sent.reportId };
    expect(await useCases.breakGlass({ by: outsider, code: theirs, reason })).toMatchObject({
      kind: "opened",
    });
    expect((await useCases.readReport(looking)).kind).toBe("report");
    behind = 3_600_000;
    expect((await useCases.readReport(looking)).kind).toBe("not-found");
    const queue = await useCases.listQueue({ by: outsider, filter: EVERYTHING });
    expect(queue).toMatchObject({ kind: "queue", count: 0 });
    expect((await useCases.readDeskNews({ by: outsider })).open).toEqual([]);
    behind = 0;
    expect((await useCases.readReport(looking)).kind).toBe("report");
  } finally {
    await other.remove();
  }
});
