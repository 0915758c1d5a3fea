import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { PersonId } from "#app/core/ids.ts";
import { later, parseInstant } from "#app/core/instant.ts";
import { ABILITIES, BREAK_GLASS_ABILITIES, type Ability } from "#app/core/people/ability.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import {
  authorise,
  OFFICE,
  type Decision,
  type Mode,
  type Person,
  type Subject,
} from "#app/core/people/authorise.ts";
import { letterOf } from "#app/core/people/cell.ts";
import { ACCOUNT_ROLES, agencyFor, isRole, ROLES, type Role } from "#app/core/people/role.ts";
import { recordSubject, type RecordSubject } from "#app/core/people/subject.ts";
import { isAgency, parseTeams } from "#app/core/people/team.ts";

const NOW = parseInstant("2026-11-22T12:00:00.000Z") ?? never();
const ME: PersonId = "usr_me";
const MODES = ["do", "figures", "request", "approve"] as const satisfies readonly Mode[];

function never(): never {
  throw new Error("not an instant");
}

function person(role: Role, more: Partial<Person> = {}): Person {
  return {
    id: ME,
    role,
    teams: ["north"],
    supervisor: false,
    agency: role === "partner" ? "metro-police" : null,
    status: "active",
    displayName: "A. Person",
    createdAt: NOW,
    recoveredAt: null,
    ...more,
  };
}

/** How a person can stand to what the ability is used on. */
const RELATIONS = {
  none: recordSubject({ teams: ["south"], assigneeIds: ["usr_other"], agencies: ["park-service"] }),
  team: recordSubject({ teams: ["south", "north"] }),
  assigned: recordSubject({ teams: ["south"], assigneeIds: [ME] }),
  member: recordSubject({ teams: ["south"], memberIds: [ME] }),
  opened: recordSubject({ opened: [{ personId: ME, until: later(NOW, 1) }] }),
  agency: recordSubject({ agencies: ["metro-police"] }),
} as const satisfies Record<string, RecordSubject>;

/**
 * The whole table, written down a second time in its letters and in the order of the roles: analyst, investigator,
 * prosecutor, custodian, auditor, administrator, partner agency. `s` marks what only supervisors have.
 *   Y whole office  A assigned or same team  M figures without content  a figures of what is assigned
 *   R may request   P may approve            O own agency's             - no
 */
// prettier-ignore
const TABLE: Readonly<Record<Ability, readonly string[]>> = {
  //                            analyst inv.  pros.  cust. audit. admin. partner
  "queue.read":                 ["A",  "A",  "A",   "M",  "M",  "-",  "-"],
  "report.read":                ["A",  "A",  "A",   "-",  "-",  "-",  "-"],
  "evidence.preview":           ["A",  "A",  "A",   "Y",  "-",  "-",  "-"],
  "evidence.original":          ["-",  "R",  "A",   "Y",  "M",  "-",  "-"],
  "evidence.full-metadata":     ["a",  "A",  "A",   "Y",  "-",  "-",  "-"],
  "identity.write":             ["Y",  "Y",  "Y",   "-",  "-",  "-",  "-"],
  "identity.open":              ["-",  "R",  "R",   "-",  "M",  "-",  "-"],
  "identity.approve-opening":   ["-",  "-",  "Ps",  "P",  "-",  "-",  "-"],
  "reporter.answer":            ["A",  "A",  "A",   "-",  "-",  "-",  "-"],
  "report.junk":                ["Y",  "Y",  "Y",   "-",  "-",  "-",  "-"],
  "case.open":                  ["-",  "R",  "Y",   "-",  "-",  "-",  "-"],
  "exhibit.mark":               ["-",  "A",  "A",   "Y",  "-",  "-",  "-"],
  "bundle.export":              ["-",  "-",  "ARP", "Y",  "M",  "-",  "-"],
  "hold.set":                   ["-",  "R",  "Y",   "Y",  "-",  "-",  "-"],
  "hold.lift":                  ["-",  "-",  "RP",  "RP", "M",  "-",  "-"],
  "evidence.dispose":           ["-",  "-",  "P",   "R",  "M",  "-",  "-"],
  "custody.read":               ["A",  "A",  "A",   "Y",  "Y",  "M",  "-"],
  "security-log.read":          ["-",  "-",  "-",   "-",  "Y",  "M",  "-"],
  "security-log.count":         ["-",  "-",  "-",   "-",  "Y",  "Y",  "-"],
  "security-log.review":        ["-",  "-",  "-",   "-",  "Y",  "-",  "-"],
  "people.manage":              ["-",  "-",  "-",   "-",  "-",  "Y",  "-"],
  "role.grant":                 ["-",  "-",  "Ps",  "P",  "-",  "R",  "-"],
  "settings.change":            ["-",  "-",  "Ps",  "P",  "-",  "R",  "-"],
  "backup.run":                 ["-",  "-",  "-",   "-",  "-",  "Y",  "-"],
  "backup.restore":             ["-",  "-",  "-",   "P",  "-",  "R",  "-"],
  "master-key.share":           ["-",  "-",  "-",   "-",  "-",  "-",  "-"],
  "report.enter":               ["Y",  "Y",  "Y",   "-",  "-",  "-",  "-"],
  "report.triage":              ["A",  "A",  "A",   "-",  "-",  "-",  "-"],
  "evidence.redact":            ["-",  "A",  "A",   "-",  "-",  "-",  "-"],
  "exculpatory.decide":         ["-",  "A",  "A",   "-",  "-",  "-",  "-"],
  "case.read":                  ["-",  "A",  "A",   "Y",  "-",  "-",  "-"],
  "case.change":                ["-",  "-",  "A",   "-",  "-",  "-",  "-"],
  "wall.raise":                 ["-",  "-",  "A",   "Y",  "-",  "-",  "-"],
  "wall.lift":                  ["-",  "-",  "As",  "Y",  "-",  "-",  "-"],
  "break-glass.open":           ["Y",  "Y",  "Y",   "-",  "-",  "-",  "-"],
  "break-glass.review":         ["-",  "-",  "Ys",  "-",  "Y",  "-",  "-"],
  "access.review":              ["-",  "-",  "-",   "-",  "Y",  "-",  "-"],
  "reporter.erase":             ["-",  "-",  "-",   "Y",  "-",  "-",  "-"],
  "incident-page.manage":       ["Ys", "Ys", "Ys",  "-",  "-",  "Y",  "-"],
  "letter.manage":              ["Ys", "Ys", "Ys",  "-",  "-",  "Y",  "-"],
  "officer-token.manage":       ["-",  "-",  "Ys",  "-",  "-",  "Y",  "-"],
  "view.share":                 ["Ys", "Ys", "Y",   "-",  "-",  "-",  "-"],
  "upload.settle":              ["-",  "-",  "-",   "Y",  "-",  "-",  "-"],
  "submission.file":            ["-",  "-",  "-",   "-",  "-",  "-",  "O"],
  "submission.read":            ["-",  "-",  "-",   "-",  "-",  "-",  "O"],
  "account.own":                ["Y",  "Y",  "Y",   "Y",  "Y",  "Y",  "Y"],
};

const LIST = Object.keys(ABILITIES) as Ability[];

/** What the letters allow, worked out from them alone. */
function expected(
  letters: string,
  relation: keyof typeof RELATIONS | "office",
  asked: {
    readonly mode: Mode;
    readonly supervisor: boolean;
    readonly ability: Ability;
    readonly readsByAssignment: boolean;
  },
): boolean {
  if (letters.includes("s") && !asked.supervisor) return false;
  const theirs = ["office", "team", "assigned", "member"].includes(relation);
  if (asked.mode === "request") {
    // Whoever reads by assignment asks for nothing outside of it.
    return letters.includes("R") && (theirs || !asked.readsByAssignment);
  }
  if (asked.mode === "approve") {
    return letters.includes("P") && (theirs || !letters.includes("A"));
  }
  const figures = asked.mode === "figures";
  if (letters.includes("Y") || (figures && letters.includes("M"))) return true;
  if (letters.includes("O")) return relation === "agency" || relation === "office";
  if (!letters.includes("A") && !(figures && letters.includes("a"))) return false;
  if (relation === "opened") return BREAK_GLASS_ABILITIES.has(asked.ability);
  return theirs;
}

const isAllowed = (decision: Decision): boolean => decision.allowed;

describe("who may do what", () => {
  test.each(LIST)("%s: every role, relation and way of asking", (ability) => {
    for (const [at, role] of ACCOUNT_ROLES.entries()) {
      const letters = TABLE[ability][at] ?? "";
      for (const mode of MODES) {
        for (const supervisor of [false, true]) {
          const me = person(role, { supervisor });
          for (const [relation, subject] of [
            ["office", OFFICE] as const,
            ...(Object.entries(RELATIONS) as [keyof typeof RELATIONS, RecordSubject][]),
          ]) {
            const cell = { role, mode, supervisor, relation };
            const readsByAssignment = at < 3;
            const found = isAllowed(authorise(me, ability, subject, NOW, mode));
            expect({ ...cell, found }).toEqual({
              ...cell,
              found: expected(letters, relation, {
                mode,
                supervisor,
                ability,
                readsByAssignment,
              }),
            });
          }
        }
      }
    }
  });

  test("the rows of the plan's table read as they stand there", () => {
    const written = (ability: Ability) => ROLES.map((role) => letterOf(ABILITIES[ability][role]));
    expect(written("queue.read")).toEqual(["A", "A", "A", "M", "M", "–"]);
    expect(written("evidence.original")).toEqual([
      "–",
      "R",
      "A + reason",
      "Y + reason",
      "M digest only",
      "–",
    ]);
    expect(written("hold.lift")).toEqual([
      "–",
      "–",
      "R, P two different",
      "R, P two different",
      "M observes",
      "–",
    ]);
    expect(written("role.grant")).toEqual([
      "–",
      "–",
      "P if supervisor",
      "P",
      "–",
      "R never to self",
    ]);
  });

  test("the answer names the rule and, for what ends, when", () => {
    const asked = (subject: Subject) =>
      authorise(person("prosecutor"), "report.read", subject, NOW);
    expect(asked(RELATIONS.team)).toMatchObject({ by: "team", until: null });
    expect(asked(RELATIONS.assigned)).toMatchObject({ by: "assignee", until: null });
    expect(asked(RELATIONS.member)).toMatchObject({ by: "case-member", until: null });
    expect(asked(RELATIONS.opened)).toMatchObject({ by: "break-glass", until: later(NOW, 1) });
    expect(asked(RELATIONS.none)).toEqual({ allowed: false, reason: "not-this-record" });
    expect(authorise(person("auditor"), "report.read", RELATIONS.team, NOW)).toEqual({
      allowed: false,
      reason: "not-this-role",
    });
    expect(authorise(person("auditor"), "queue.read", OFFICE, NOW)).toEqual({
      allowed: false,
      reason: "figures-only",
    });
    expect(authorise(person("investigator"), "case.open", OFFICE, NOW)).toEqual({
      allowed: false,
      reason: "must-request",
    });
  });

  test("an auditor and an administrator exclude every other role: no content, no change of evidence", () => {
    const can = (role: Role) =>
      LIST.filter((ability) =>
        [OFFICE, ...Object.values(RELATIONS)].some((subject) =>
          isAllowed(authorise(person(role, { supervisor: true }), ability, subject, NOW)),
        ),
      ).toSorted();
    expect(can("administrator")).toEqual([
      "account.own",
      "backup.run",
      "incident-page.manage",
      "letter.manage",
      "officer-token.manage",
      "people.manage",
      "security-log.count",
    ]);
    expect(can("auditor")).toEqual([
      "access.review",
      "account.own",
      "break-glass.review",
      "custody.read",
      "security-log.count",
      "security-log.read",
      "security-log.review",
    ]);
    expect(can("partner")).toEqual(["account.own", "submission.file", "submission.read"]);
  });
});

const anyRole = fc.constantFrom(...ACCOUNT_ROLES);
const anyAbility = fc.constantFrom(...LIST);
const anyMode = fc.constantFrom(...MODES);
const name = fc.constantFrom("", "north", "south", "metro-police");
const anyId = fc.constantFrom<PersonId>(ME, "usr_other");
const anyPerson = fc.record({
  role: anyRole,
  teams: fc.array(name),
  supervisor: fc.boolean(),
  agency: fc.option(name),
});
const anyRecord = fc
  .record({
    teams: fc.array(name),
    assigneeIds: fc.array(anyId),
    memberIds: fc.array(anyId),
    walledIds: fc.array(anyId),
    agencies: fc.array(name),
    opened: fc.array(
      fc.record({
        personId: anyId,
        until: fc.integer({ min: -9, max: 9 }).map((at) => later(NOW, at)),
      }),
    ),
  })
  .map(recordSubject);

describe("whatever the record", () => {
  test("a wall beats everything", () => {
    fc.assert(
      fc.property(anyPerson, anyRecord, anyAbility, anyMode, (facts, record, ability, mode) => {
        const walled = { ...record, walledIds: [...record.walledIds, ME] };
        const me = person(facts.role, facts);
        expect(isAllowed(authorise(me, ability, walled, NOW, mode))).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  test("a wall answers like a record one has nothing to do with", () => {
    const walled = { ...RELATIONS.team, walledIds: [ME] };
    for (const ability of LIST) {
      const me = person("prosecutor", { supervisor: true });
      const behind = authorise(me, ability, walled, NOW);
      const elsewhere = authorise(me, ability, RELATIONS.none, NOW);
      if (!elsewhere.allowed) expect(behind).toEqual(elsewhere);
      else expect(behind).toEqual({ allowed: false, reason: "not-this-record" });
    }
  });

  test("a disabled person may do nothing at all, not even with what is theirs", () => {
    fc.assert(
      fc.property(anyPerson, anyRecord, anyAbility, anyMode, (facts, record, ability, mode) => {
        const me = person(facts.role, { ...facts, status: "disabled" });
        for (const subject of [OFFICE, record]) {
          expect(authorise(me, ability, subject, NOW, mode)).toEqual({
            allowed: false,
            reason: "disabled",
          });
        }
      }),
    );
  });

  test("break-glass ends to the millisecond, and opens nothing that changes or is an original", () => {
    fc.assert(
      fc.property(anyRole, anyAbility, fc.integer({ min: -5, max: 5 }), (role, ability, left) => {
        const open = recordSubject({ opened: [{ personId: ME, until: later(NOW, left) }] });
        const decision = authorise(person(role), ability, open, NOW);
        if (decision.allowed && decision.by === "break-glass") {
          expect(left).toBeGreaterThan(0);
          expect([...BREAK_GLASS_ABILITIES]).toContain(ability);
        }
        if (left <= 0 && role === "prosecutor" && ability === "report.read") {
          expect(decision.allowed).toBe(false);
        }
      }),
    );
    for (const closed of [
      "evidence.original",
      "report.triage",
      "case.change",
      "identity.open",
      "exhibit.mark",
      "bundle.export",
      "wall.raise",
      "wall.lift",
    ] as const) {
      expect(BREAK_GLASS_ABILITIES.has(closed)).toBe(false);
    }
  });

  test("within one's reach only own team, assignment, membership and open glass count", () => {
    fc.assert(
      fc.property(fc.array(name), anyRecord, (teams, record) => {
        const me = person("investigator", { teams });
        const shared = teams.some((team) => team !== "" && record.teams.includes(team));
        expect(isAllowed(authorise(me, "report.read", record, NOW))).toBe(
          !record.walledIds.includes(ME) &&
            (shared ||
              record.assigneeIds.includes(ME) ||
              record.memberIds.includes(ME) ||
              record.opened.some((one) => one.personId === ME && NOW < one.until)),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test("what is not in the table is refused: other roles, other abilities, other states", () => {
    for (const role of ["owner", "", "constructor", "__proto__", "toString", "PROSECUTOR"]) {
      for (const ability of LIST) {
        for (const mode of MODES) {
          const decision = authorise(person(role as Role), ability, RELATIONS.assigned, NOW, mode);
          expect(decision).toEqual({ allowed: false, reason: "not-this-role" });
        }
      }
    }
    for (const ability of ["report.delete", "", "constructor", "__proto__", "toString"]) {
      for (const role of ACCOUNT_ROLES) {
        for (const mode of MODES) {
          const decision = authorise(person(role), ability as Ability, OFFICE, NOW, mode);
          expect(decision).toEqual({ allowed: false, reason: "not-this-role" });
        }
      }
    }
    const odd = person("prosecutor", { status: "suspended" as "disabled" });
    expect(isAllowed(authorise(odd, "account.own", OFFICE, NOW))).toBe(false);
  });

  test("no team is nobody's: two empty ones are not the same, nor two agencies without a name", () => {
    const nobodys = recordSubject({ teams: [""], agencies: [""] });
    const loner = person("prosecutor", { teams: [""] });
    expect(isAllowed(authorise(loner, "report.read", nobodys, NOW))).toBe(false);
    const partner = person("partner", { agency: "" });
    expect(isAllowed(authorise(partner, "submission.read", nobodys, NOW))).toBe(false);
    const without = person("partner", { agency: null });
    expect(isAllowed(authorise(without, "submission.read", RELATIONS.agency, NOW))).toBe(false);
  });
});

describe("roles, teams and actors", () => {
  test("six roles, the partner agency's, and no other text", () => {
    expect(ACCOUNT_ROLES.every(isRole)).toBe(true);
    for (const other of ["", "admin", "Prosecutor", null, undefined, 3, {}, ["prosecutor"]]) {
      expect(isRole(other)).toBe(false);
    }
  });

  test("a partner speaks for an agency, nobody else does", () => {
    expect(agencyFor({ role: "partner", agency: " Metro-Police " })).toBe("metro-police");
    expect(agencyFor({ role: "partner" })).toBeUndefined();
    expect(agencyFor({ role: "partner", agency: "two words" })).toBeUndefined();
    expect(agencyFor({ role: "auditor", agency: "metro-police" })).toBeNull();
    expect(isAgency("__proto__")).toBe(false);
  });

  test("teams are words of the office: each once, in order; anything else is refused as a whole", () => {
    expect(parseTeams(" North, south-2 north\n")).toEqual(["north", "south-2"]);
    expect(parseTeams("")).toEqual([]);
    for (const wrong of ["a/b", "-x", "ü", "x".repeat(41), "a\u0000"]) {
      expect(parseTeams(wrong)).toBeUndefined();
    }
    expect(parseTeams(Array.from({ length: 21 }, (_, at) => `t${at}`).join(" "))).toBeUndefined();
  });

  test("a record names a person by an opaque id and role; the name goes into a disclosure", () => {
    expect(actorOf(person("prosecutor"))).toEqual({ kind: "user", id: ME, role: "prosecutor" });
    expect(actorName(person("prosecutor"))).toEqual({ name: "actor_name", value: "A. Person" });
  });
});
