import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { PersonId } from "#app/core/ids.ts";
import { parseInstant } from "#app/core/instant.ts";
import { ABILITIES, type Ability } from "#app/core/people/ability.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Subject } from "#app/core/people/authorise.ts";
import { isRole, ROLES, type Role } from "#app/core/people/role.ts";

const NOW = parseInstant("2026-11-22T12:00:00.000Z") ?? never();
const ME: PersonId = "usr_me";

function never(): never {
  throw new Error("not an instant");
}

function person(role: Role, more: Partial<Person> = {}): Person {
  return { id: ME, role, team: "north", status: "active", displayName: "A. Person", ...more };
}

/** How a person can stand to what the ability is used on. */
const RELATIONS = {
  office: OFFICE,
  team: { kind: "record", team: "north", assigneeId: null },
  mine: { kind: "record", team: "south", assigneeId: ME },
  other: { kind: "record", team: "south", assigneeId: "usr_other" },
} as const satisfies Record<string, Subject>;

/**
 * The whole table, written down a second time in the order of the roles: analyst, investigator, prosecutor,
 * custodian, auditor, administrator. For each the answer on the office as a whole, on a record of the own
 * team, one assigned to the person, and one of somebody else:
 *   Y  yes, the whole office     a  yes, only what is the team's or assigned
 *   r  no, but may ask for it    -  no
 */
// prettier-ignore
const TABLE: Readonly<Record<Ability, readonly string[]>> = {
  //                          analyst investig. prosec. custod. auditor admin.
  "queue.read":              ["aaa-", "aaa-", "aaa-", "----", "----", "----"],
  "report.read":             ["aaa-", "aaa-", "aaa-", "----", "----", "----"],
  "report.triage":           ["aaa-", "aaa-", "aaa-", "----", "----", "----"],
  "evidence.preview":        ["aaa-", "aaa-", "aaa-", "YYYY", "----", "----"],
  "evidence.original":       ["----", "rrrr", "aaa-", "YYYY", "----", "----"],
  "evidence.full-metadata":  ["----", "aaa-", "aaa-", "YYYY", "----", "----"],
  "case.read":               ["----", "aaa-", "aaa-", "YYYY", "----", "----"],
  "case.open":               ["----", "rrrr", "YYYY", "----", "----", "----"],
  "case.change":             ["----", "----", "aaa-", "----", "----", "----"],
  "exhibit.mark":            ["----", "aaa-", "aaa-", "YYYY", "----", "----"],
  "bundle.export":           ["----", "----", "aaa-", "YYYY", "----", "----"],
  "custody.read":            ["aaa-", "aaa-", "aaa-", "YYYY", "YYYY", "----"],
  "reporter.erase":          ["----", "----", "----", "YYYY", "----", "----"],
  "people.manage":           ["----", "----", "----", "----", "----", "YYYY"],
  "security-log.count":      ["----", "----", "----", "----", "YYYY", "YYYY"],
  "security-log.read":       ["----", "----", "----", "----", "YYYY", "----"],
  "security-log.review":     ["----", "----", "----", "----", "YYYY", "----"],
  "account.own":             ["YYYY", "YYYY", "YYYY", "YYYY", "YYYY", "YYYY"],
};

function letterOf(role: Role, ability: Ability, subject: Subject): string {
  const decision = authorise(person(role), ability, subject, NOW);
  if (decision.allowed) return decision.scope === "office" ? "Y" : "a";
  return decision.reason === "must-request" ? "r" : "-";
}

describe("who may do what", () => {
  test("is the table above, for every ability, role and relation", () => {
    const found = Object.fromEntries(
      (Object.keys(ABILITIES) as Ability[]).map((ability) => [
        ability,
        ROLES.map((role) =>
          Object.values(RELATIONS)
            .map((subject) => letterOf(role, ability, subject))
            .join(""),
        ),
      ]),
    );
    expect(found).toEqual(TABLE);
  });

  test("a record of another team that is assigned to somebody else is refused as such", () => {
    expect(authorise(person("prosecutor"), "report.read", RELATIONS.other, NOW)).toEqual({
      allowed: false,
      reason: "not-this-record",
    });
    expect(authorise(person("auditor"), "report.read", RELATIONS.team, NOW)).toEqual({
      allowed: false,
      reason: "not-this-role",
    });
  });

  test("an administrator manages accounts and reads nothing of what the office holds", () => {
    const allowed = (Object.keys(ABILITIES) as Ability[]).filter((ability) =>
      Object.values(RELATIONS).some(
        (subject) => letterOf("administrator", ability, subject) !== "-",
      ),
    );
    expect(allowed.toSorted()).toEqual(["account.own", "people.manage", "security-log.count"]);
  });

  test("an auditor reads the logs, signs that they were read, and changes nothing", () => {
    const allowed = (Object.keys(ABILITIES) as Ability[]).filter((ability) =>
      Object.values(RELATIONS).some((subject) => letterOf("auditor", ability, subject) !== "-"),
    );
    expect(allowed.toSorted()).toEqual([
      "account.own",
      "custody.read",
      "security-log.count",
      "security-log.read",
      "security-log.review",
    ]);
  });

  test("nobody but an administrator manages people, and nobody who does sees evidence", () => {
    for (const role of ROLES) {
      const manages = letterOf(role, "people.manage", OFFICE) !== "-";
      expect(manages).toBe(role === "administrator");
      if (manages) expect(letterOf(role, "evidence.preview", RELATIONS.mine)).toBe("-");
    }
  });

  test("a disabled person may do nothing at all, not even with what is theirs", () => {
    for (const ability of Object.keys(ABILITIES) as Ability[]) {
      for (const role of ROLES) {
        for (const subject of Object.values(RELATIONS)) {
          expect(authorise(person(role, { status: "disabled" }), ability, subject, NOW)).toEqual({
            allowed: false,
            reason: "disabled",
          });
        }
      }
    }
  });

  test("what is not in the table is refused: other roles, other abilities, other states", () => {
    const refused = { allowed: false, reason: "not-this-role" };
    for (const role of ["owner", "", "constructor", "__proto__", "toString", "PROSECUTOR"]) {
      for (const ability of Object.keys(ABILITIES) as Ability[]) {
        expect(authorise(person(role as Role), ability, RELATIONS.mine, NOW)).toEqual(refused);
      }
    }
    for (const ability of ["report.delete", "", "constructor", "__proto__", "toString"]) {
      for (const role of ROLES) {
        expect(authorise(person(role), ability as Ability, OFFICE, NOW)).toEqual(refused);
      }
    }
    const odd = person("prosecutor", { status: "suspended" as "disabled" });
    expect(authorise(odd, "account.own", OFFICE, NOW).allowed).toBe(false);
  });

  test("somebody without a team does not share the records without one", () => {
    const nobodys: Subject = { kind: "record", team: "", assigneeId: null };
    const loner = person("prosecutor", { team: "" });
    expect(authorise(loner, "report.read", nobodys, NOW).allowed).toBe(false);
    const own: Subject = { kind: "record", team: "", assigneeId: ME };
    expect(authorise(loner, "report.read", own, NOW).allowed).toBe(true);
  });

  test("whatever the record, only its team and its assignee count", () => {
    const name = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(name, name, fc.boolean(), (team, ownTeam, isMine) => {
        const subject: Subject = {
          kind: "record",
          team,
          assigneeId: isMine ? ME : "usr_other",
        };
        const me = person("investigator", { team: ownTeam });
        expect(authorise(me, "report.read", subject, NOW).allowed).toBe(
          isMine || (team !== "" && team === ownTeam),
        );
      }),
    );
  });
});

describe("roles and actors", () => {
  test("six roles and no other text", () => {
    expect(ROLES.every(isRole)).toBe(true);
    for (const other of ["", "admin", "Prosecutor", null, undefined, 3, {}, ["prosecutor"]]) {
      expect(isRole(other)).toBe(false);
    }
  });

  test("a record names a person by an opaque id and role; the name goes into a disclosure", () => {
    expect(actorOf(person("prosecutor"))).toEqual({ kind: "user", id: ME, role: "prosecutor" });
    expect(actorName(person("prosecutor"))).toEqual({ name: "actor_name", value: "A. Person" });
  });
});
