import { expect, test } from "@jest/globals";
import type { CaseId, PersonId, ReportId } from "#app/core/ids.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { personAt, subjectAt, type ReachHistory } from "#app/core/people/reach-at.ts";

const at = (hour: number) => instantFromMillis(hour * 3_600_000);
const report: ReportId = "rpt_a";
const caseA: CaseId = "cas_a";
const caseB: CaseId = "cas_b";
const [ann, ben, cy, dee]: PersonId[] = ["usr_ann", "usr_ben", "usr_cy", "usr_dee"];

function history(id: ReportId | CaseId): ReachHistory {
  return {
    id,
    team: id === report ? "intake" : "east",
    agency: null,
    assigned: [
      { at: at(1), to: ann ?? "usr_" },
      { at: at(5), to: null },
    ],
    links: [
      { caseId: caseA, reportId: report, from: at(2), until: at(6) },
      { caseId: caseB, reportId: report, from: at(4), until: null },
    ],
    caseTeams: new Map([
      [caseA, "east"],
      [caseB, "west"],
    ]),
    members: [
      { caseId: caseA, personId: ben ?? "usr_", from: at(1), until: at(7) },
      { caseId: caseB, personId: cy ?? "usr_", from: at(5), until: null },
    ],
    walls: [{ subjectId: caseB, personId: dee ?? "usr_", from: at(3), until: at(8) }],
    openings: [{ subjectId: report, personId: dee ?? "usr_", from: at(9), until: at(10) }],
  };
}

// Hour by hour: teams, assignees, members, walled, opened.
test.each([
  [0, ["intake"], [], [], [], 0],
  [1, ["intake"], [ann], [], [], 0],
  [2, ["intake", "east"], [ann], [ben], [], 0],
  [4, ["intake", "east", "west"], [ann], [ben], [dee], 0],
  [5, ["intake", "east", "west"], [], [ben, cy], [dee], 0],
  [6, ["intake", "west"], [], [cy], [dee], 0],
  [8, ["intake", "west"], [], [cy], [], 0],
  [9, ["intake", "west"], [], [cy], [], 1],
  [10, ["intake", "west"], [], [cy], [], 0],
])("a report at hour %i", (hour, teams, assigneeIds, memberIds, walledIds, openings) => {
  const subject = subjectAt(history(report), at(hour));
  expect(subject).toMatchObject({ teams, assigneeIds, memberIds, walledIds });
  expect(subject.opened).toHaveLength(openings);
});

test.each([
  // Bound to the other case by the report from hour 4, and no longer once the report left.
  [3, [ben], []],
  [4, [ben], [dee]],
  [6, [ben], []],
  [7, [], []],
])("a case at hour %i is behind the walls of what its reports are in", (hour, members, walled) => {
  const subject = subjectAt({ ...history(caseA), assigned: [] }, at(hour));
  expect(subject).toMatchObject({ teams: ["east"], memberIds: members, walledIds: walled });
});

test("a person is what they were: later changes are taken back, the newest first", () => {
  const now: Person = {
    id: "usr_ann",
    role: "prosecutor",
    teams: ["c"],
    supervisor: true,
    agency: null,
    status: "disabled",
    displayName: "Ann",
    recoveredAt: null,
    createdAt: at(1),
  };
  const changes = [
    { at: at(2), before: { teams: ["a"] } },
    { at: at(3), before: { role: "investigator", supervisor: false } as const },
    { at: at(4), before: { teams: ["b"] } },
    { at: at(5), before: { status: "active" } as const },
  ];
  const then = (hour: number) => personAt(now, changes, at(hour));
  expect(then(0)).toBeUndefined();
  expect(then(1)).toMatchObject({ teams: ["a"], role: "investigator", status: "active" });
  expect(then(2)).toMatchObject({ teams: ["b"], role: "investigator" });
  expect(then(3)).toMatchObject({ teams: ["b"], role: "prosecutor", supervisor: true });
  expect(then(4)).toMatchObject({ teams: ["c"], status: "active" });
  expect(then(5)).toEqual(now);
});
