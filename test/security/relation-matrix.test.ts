import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { BREAK_GLASS_ABILITIES, cellOf, type Ability } from "#app/core/people/ability.ts";
import type { BundleId, CaseId, ItemId, ReportId } from "#app/core/ids.ts";
import { TOKEN_ABILITIES } from "#app/core/people/api-token.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { ROLES, type Role } from "#app/core/people/role.ts";
import { DESK_COOKIE } from "#app/http/cookies.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { printTable } from "#test/support/print-table.ts";
import { generatedPhoto } from "#test/routes/desk/generated-photo.ts";
import { openDeskOffice, type DeskOffice } from "#test/routes/desk/desk-office.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";

// R12, the third side of the matrix: every page of one report, file, case or bundle and every call of the API about one, by every
// role, in every relation to it, over real HTTP. What must come of each is told here by the table of rights alone.

const RELATIONS = ["none", "team", "assignee", "case member", "emergency", "wall"] as const;
type Relation = (typeof RELATIONS)[number];

/** Pages and calls about one record: the ability that opens it, and of which record it is a part. */
const PLACES: readonly [place: string, ability: Ability, of: "report" | "case"][] = [
  ["/desk/reports/{report}", "report.read", "report"],
  ["/desk/reports/{report}/name", "report.read", "report"],
  ["/desk/reports/{report}/items/{item}", "report.read", "report"],
  ["/desk/evidence/{item}/preview?size=320", "evidence.preview", "report"],
  ["/desk/evidence/{item}/original?purpose=review", "evidence.original", "report"],
  ["/desk/cases/{case}", "case.read", "case"],
  ["/desk/cases/{case}/exhibits/{item}", "case.read", "case"],
  ["/desk/cases/{case}/charges", "case.read", "case"],
  ["/desk/cases/{case}/exculpatory", "case.read", "case"],
  ["/desk/cases/{case}/charges/csv", "case.read", "case"],
  ["/desk/cases/{case}/supremacy-clause", "case.read", "case"],
  ["/desk/cases/{case}/people", "case.read", "case"],
  ["/desk/cases/{case}/supremacy-clause/pdf", "case.read", "case"],
  ["/desk/cases/{case}/redactions", "case.read", "case"],
  ["/desk/cases/{case}/redactions/csv", "case.read", "case"],
  ["/desk/bundles/{bundle}", "case.read", "case"],
  ["/desk/bundles/{bundle}/download", "bundle.export", "case"],
  ["/desk/bundles/{bundle}/sealed", "bundle.export", "case"],
  ["/desk/walls/{report}", "wall.raise", "report"],
  ["/desk/walls/{case}", "wall.raise", "case"],
  ["/api/v1/reports/{report}", "report.read", "report"],
  ["/api/v1/items/{item}/original?purpose=review", "evidence.original", "report"],
  ["/api/v1/cases/{case}", "case.read", "case"],
  ["/api/v1/bundles/{bundle}", "bundle.export", "case"],
  ["/api/v1/custody/{item}", "custody.read", "report"],
];

interface Cell {
  readonly place: string;
  readonly ability: Ability;
  readonly of: "report" | "case";
  readonly role: Role;
  readonly relation: Relation;
  readonly status: number;
  /** The same answer to the byte as for an id that nothing has. */
  readonly isLikeNone: boolean;
}

interface Ids {
  readonly report: ReportId;
  readonly item: ItemId;
  readonly case: CaseId;
  readonly bundle: BundleId;
}

let office: DeskOffice;
let cells: readonly Cell[];
let ids: Ids;
/** Ids of the right shape that nothing has. */
const NOTHING: Ids = {
  report: "rpt_00000000000000000000000000",
  item: "itm_00000000000000000000000000",
  case: "cas_00000000000000000000000000",
  bundle: "bun_00000000000000000000000000",
};

let owner: Person;
let administrator: Person;
let code = "";

beforeAll(async () => {
  office = await openDeskOffice();
  const { useCases } = office;
  owner = await office.person("prosecutor");
  administrator = await office.person("administrator");
  const photo = await generatedPhoto();
  const { reportId, itemIds } = await office.given({ files: [{ name: "a.jpg", bytes: photo }] });
  const [itemId] = itemIds;
  const opened = await useCases.openCase({ by: owner, title: "Elm Street" });
  if (opened.kind !== "opened" || itemId === undefined) throw new Error(opened.kind);
  const { caseId } = opened;
  await useCases.addReportToCase({ by: owner, caseId, reportId });
  await useCases.markExhibit({ by: owner, caseId, itemId, description: "A photograph" });
  await everyFileReviewed(useCases, { by: owner, caseId });
  const bundle = await useCases.requestBundle({ by: owner, caseId, audience: "PRO" });
  if (bundle.kind !== "requested") throw new Error(bundle.kind);
  ids = { report: reportId, item: itemId, case: caseId, bundle: bundle.bundleId };
  const read = await useCases.readReport({ by: owner, reportId });
  code = read.kind === "report" ? read.file.report.code : "";
  const found: Cell[] = [];
  // One after the other: a report has one assignee.
  for (const role of ROLES) found.push(...(await everythingOf(role)));
  cells = found;
}, 900_000);

afterAll(() => office.remove());

function sql(text: string, ...values: unknown[]): void {
  const { database } = office.config;
  if (database.kind !== "sqlite") throw new Error("this office is on SQLite");
  const db = new Sqlite(database.file, { timeout: 10_000 });
  db.prepare(text).run(...values);
  db.close();
}

/** One relation after the other, of an account of its own in that role. */
async function everythingOf(role: Role): Promise<Cell[]> {
  const { useCases } = office;
  const signInName = `m-${role}`;
  const invited = await useCases.invitePerson({
    by: administrator,
    displayName: signInName,
    role,
    identityCheck: "Badge seen",
  });
  if (invited.kind !== "invited") throw new Error(invited.kind);
  const account = { signInName, displayName: signInName, password: PASSWORD };
  await useCases.acceptInvitation({ token: invited.token, account });
  const found: Cell[] = [];
  for (const relation of RELATIONS) found.push(...(await inRelation(role, signInName, relation)));
  return found;
}

/** Makes that relation the only one that the account has with the report and its case, asks for everything, and ends it. */
async function inRelation(role: Role, signInName: string, relation: Relation): Promise<Cell[]> {
  const { useCases } = office;
  const session = await useCases.signIn({ signInName, password: PASSWORD });
  if (session.kind !== "signed-in") throw new Error(session.kind);
  const person = await useCases.findSession({ token: session.token });
  if (person === undefined) throw new Error("no session after signing in");
  const personId = person.id;
  const { report: reportId, case: caseId } = ids;
  const ofTeam = (teams: string) => useCases.setTeams({ by: administrator, personId, teams });
  const near = owner.teams.join(", ");
  await ofTeam(relation === "team" || relation === "wall" ? near : "elsewhere");
  switch (relation) {
    case "assignee":
      sql("update report set assignee_id = ? where id = ?", personId, reportId);
      break;
    case "case member":
      await useCases.addCaseMember({ by: owner, caseId, personId });
      break;
    case "emergency":
      await useCases.breakGlass({ by: person, code, reason: "Somebody may be in danger" });
      break;
    case "wall": {
      const wall = { by: owner, subjectId: reportId, personId, reason: "A cousin of the driver" };
      const { kind } = await useCases.raiseWall(wall);
      if (kind !== "done") throw new Error(`no wall: ${kind}`);
      break;
    }
    default:
  }
  const browser = `${DESK_COOKIE}=${session.token}`;
  const found = await askedBy(role, relation, { Cookie: browser, ...(await tokenFor(person)) });
  sql("update report set assignee_id = null where id = ? and assignee_id = ?", reportId, personId);
  sql("update case_member set removed_at = added_at where person_id = ?", personId);
  sql("update break_glass set ends_at = opened_at where person_id = ?", personId);
  return found;
}

/** A token with all that the role can give one; none where it can give nothing. */
async function tokenFor(by: Person): Promise<Record<string, string>> {
  const { grantable } = await office.useCases.listTokens({ by });
  const abilities = TOKEN_ABILITIES.filter((one) => grantable.includes(one));
  const issued = await office.useCases.issueToken({ by, label: "Matrix", abilities, days: 1 });
  return { Authorization: issued.kind === "issued" ? `Bearer ${issued.token}` : "Bearer none" };
}

async function answerTo(place: string, given: Readonly<Record<string, string>>, of: Ids) {
  const path = place.replace(/\{(\w+)\}/g, (_, name: string) => of[name as keyof Ids]);
  const { Authorization = "", ...cookie } = given;
  const headers = place.startsWith("/api/")
    ? { Authorization, "Bearwitness-Reason": "A test" }
    : cookie;
  const answer = await fetch(office.origin + path, { redirect: "manual", headers });
  const text = Buffer.from(await answer.arrayBuffer()).toString("latin1");
  const body = text
    .replaceAll(/nonce="[^"]*"|name="token" value="[^"]*"/g, "")
    .replaceAll(/"(instance|reference)":"[^"]*"/g, "")
    .replaceAll(/(rpt|itm|cas|bun)_[0-9a-z]{26}/g, "");
  return { status: answer.status, body };
}

async function askedBy(
  role: Role,
  relation: Relation,
  given: Readonly<Record<string, string>>,
): Promise<Cell[]> {
  const found: Cell[] = [];
  for (const [place, ability, of] of PLACES) {
    const { status, body } = await answerTo(place, given, ids);
    const none = await answerTo(place, given, NOTHING);
    const isLikeNone = status === none.status && body === none.body;
    found.push({ place, ability, of, role, relation, status, isLikeNone });
  }
  return found;
}

/** What the table of rights says: the role has it of the whole office, or by this tie; a wall takes it from everybody. */
function mayOpen({ ability, of, role, relation }: Cell): boolean {
  const cell = cellOf(role, ability);
  if (cell.extent === "none" || cell.depth !== "whole" || cell.supervisorOnly) return false;
  if (relation === "wall") return false;
  if (cell.extent === "office" || relation === "team") return true;
  switch (relation) {
    case "none":
      return false;
    case "assignee":
      return of === "report";
    case "case member":
      // Whoever reads no cases joins none.
      return cellOf(role, "case.read").extent !== "none";
    case "emergency":
      return of === "report" && BREAK_GLASS_ABILITIES.has(ability);
  }
}

/** Cells that are open and should not be, or the other way round; and refusals that tell a record from none. */
function holesIn(all: readonly Cell[]): readonly Cell[] {
  return all.filter((cell) => {
    const isShut = [401, 403, 404].includes(cell.status);
    if (cell.status >= 500 || isShut === mayOpen(cell)) return true;
    return isShut && !cell.isLikeNone && !mayKnow(cell);
  });
}

/** Whoever may see another side of the record may be told that this side is not theirs. */
function mayKnow(cell: Cell): boolean {
  const sights: readonly Ability[] =
    cell.of === "case" ? ["case.read"] : ["report.read", "evidence.preview"];
  return sights.some((ability) => mayOpen({ ...cell, ability }));
}

test("R12: every page and call about a record, by every role in every relation to it: 0 holes", () => {
  expect(cells).toHaveLength(PLACES.length * ROLES.length * RELATIONS.length);
  const holes = holesIn(cells);
  const rows = PLACES.flatMap(([place]) =>
    ROLES.map((role) => [
      place,
      role,
      ...RELATIONS.map((relation) => {
        const cell = cells.find(
          (one) => one.place === place && one.role === role && one.relation === relation,
        );
        return String(cell?.status ?? "");
      }),
    ]),
  );
  printTable(`R12, relations: ${cells.length} cells, ${holes.length} holes`, [
    ["page or call", "role", ...RELATIONS],
    ...rows,
  ]);
  expect(holes).toEqual([]);
  // The table has both kinds of answers, or it would show nothing.
  expect(cells.filter(mayOpen).length).toBeGreaterThan(100);
});

test("R12: a wall that is taken out of the database behind the office's back is found as a hole", async () => {
  sql(
    "delete from wall where person_id in (select id from person where sign_in_name = 'm-prosecutor')",
  );
  const session = await office.useCases.signIn({ signInName: "m-prosecutor", password: PASSWORD });
  if (session.kind !== "signed-in") throw new Error(session.kind);
  const person = await office.useCases.findSession({ token: session.token });
  if (person === undefined) throw new Error("no session after signing in");
  const given = { Cookie: `${DESK_COOKIE}=${session.token}`, ...(await tokenFor(person)) };
  const holed = await askedBy("prosecutor", "wall", given);
  expect(holesIn(holed)).toHaveLength(PLACES.length);
});

test("R12: one answer that is other than it should be is found, whichever it is", () => {
  for (const planted of cells) {
    const status = mayOpen(planted) ? 404 : 200;
    const holed = cells.map((cell) => (cell === planted ? { ...cell, status } : cell));
    expect(holesIn(holed)).toEqual([{ ...planted, status }]);
  }
});
