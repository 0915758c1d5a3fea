import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { idFromBytes, type PersonId } from "#app/core/ids.ts";
import { later, parseInstant, type Instant } from "#app/core/instant.ts";
import {
  ACT_LIFETIME_MILLIS,
  actDigestHex,
  actText,
  parseAct,
  type Act,
} from "#app/core/people/act.ts";
import { ACT_KINDS, isActKind, ruleOf, type ActKind } from "#app/core/people/act-kinds.ts";
import {
  actOf,
  approversOf,
  isExecutable,
  problemOfAsking,
  problemOfDeciding,
  stateOf,
  type ApprovalRequest,
  type Deciding,
  type Decision,
} from "#app/core/people/approval.ts";
import { SETTLED_MILLIS } from "#app/core/people/settled.ts";
import { ROLES, type Role } from "#app/core/people/role.ts";
import { printTable } from "#test/support/print-table.ts";

// R13: random sequences of asking, signing, approving, refusing, waiting, role changes, recoveries, and of somebody who
// writes into the database. However they come, nothing is done that two people did not agree to word for word.

const START = parseInstant("2026-11-22T12:00:00.000Z") ?? never();
const DEFAULT_RUNS = 1_000;
const RUNS = Number(process.env["TWO_PERSON_RUNS"] ?? DEFAULT_RUNS);
const HOUR = 3_600_000;
const KINDS = Object.keys(ACT_KINDS).filter(isActKind);

function never(): never {
  throw new Error("not an instant");
}

function idOf<Kind extends string>(kind: Kind, number: number) {
  return idFromBytes(kind, new Uint8Array(16).fill(number + 1));
}

interface Office {
  now: Instant;
  people: Deciding[];
  requests: { request: ApprovalRequest; askedText: string }[];
}

interface Done {
  readonly text: string;
  readonly digest: string;
  readonly by: PersonId;
  /** Who approved, with the digest their key signed and how they stood at that moment. */
  readonly given: readonly Given[];
}

interface Given {
  readonly digest: string;
  readonly person: Deciding;
  readonly at: Instant;
}

function act(
  kind: ActKind,
  number: number,
  requester: PersonId,
  subject: string,
  at: Instant,
): Act {
  return {
    kind,
    id: idOf("apr", number % 250),
    office: "off_test",
    requester,
    subject,
    facts: { number },
    purpose: "Because.",
    requestedAt: at,
    expiresAt: later(at, ACT_LIFETIME_MILLIS),
  };
}

type Step =
  | { readonly kind: "ask"; readonly who: number; readonly act: ActKind; readonly about: number }
  | {
      readonly kind: "sign" | "approve" | "refuse" | "do";
      readonly who: number;
      readonly which: number;
    }
  /** The first who may, approves; the requester signs and goes on. So that the model also reaches what is allowed. */
  | { readonly kind: "agree" | "go-on"; readonly which: number }
  | { readonly kind: "wait"; readonly hours: number }
  | {
      readonly kind: "role";
      readonly who: number;
      readonly role: Role;
      readonly supervisor: boolean;
    }
  | { readonly kind: "recover" | "disable"; readonly who: number }
  | { readonly kind: "tamper"; readonly which: number; readonly redigest: boolean };

const who = fc.nat({ max: 5 });
const which = fc.nat({ max: 7 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("ask" as const), who, act: fc.constantFrom(...KINDS), about: fc.nat({ max: 6 }) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constantFrom("approve" as const, "approve" as const, "sign" as const, "refuse" as const), who, which }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("do" as const), who, which }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom("agree" as const, "go-on" as const), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 26 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("role" as const), who, role: fc.constantFrom(...ROLES), supervisor: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("recover" as const, "disable" as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("tamper" as const), which, redigest: fc.boolean() }) },
); // prettier-ignore

function givenOffice(): Office {
  const roles: Role[] = ["administrator", "prosecutor", "prosecutor", "evidence-custodian", "investigator", "administrator"]; // prettier-ignore
  return {
    now: START,
    requests: [],
    people: roles.map((role, index) => ({
      id: idOf("usr", index),
      role,
      status: "active",
      supervisor: role === "prosecutor",
      // One of them is new.
      createdAt: later(START, index === 2 ? -HOUR : -100 * HOUR),
      recoveredAt: null,
    })),
  };
}

function personFor(
  one: Step,
  office: Office,
  request: ApprovalRequest | undefined,
): Deciding | undefined {
  if (one.kind === "ask" && one.who % 2 === 0) {
    return office.people.find(
      (each) => problemOfAsking(one.act, "rpt_one", each, office.now) === undefined,
    );
  }
  if ("who" in one) return office.people[one.who];
  if (request === undefined) return undefined;
  if (one.kind === "agree") {
    return office.people.find((each) => problemOfDeciding(request, each, office.now) === undefined);
  }
  return one.kind === "go-on"
    ? office.people.find((each) => each.id === actOf(request)?.requester)
    : undefined;
}

/** Plays the steps as the use cases would; answers what was done. */
function play(steps: readonly Step[]): Done[] {
  const office = givenOffice();
  const given = new Map<number, Given[]>();
  const done: Done[] = [];
  for (const [number, one] of steps.entries()) {
    const at = "which" in one ? one.which % Math.max(1, office.requests.length) : -1;
    const entry = office.requests[at];
    const person = personFor(one, office, entry?.request);
    if (one.kind === "wait") office.now = later(office.now, one.hours * HOUR);
    if (one.kind === "tamper" && entry !== undefined) {
      const text = entry.request.text.replace('"number":', '"number":9');
      // Whoever can write a row can write its digest too; the approvals then fit neither.
      entry.request = {
        ...entry.request,
        text,
        digest: one.redigest ? actDigestHex(text) : entry.request.digest,
        decisions: one.redigest ? [] : entry.request.decisions,
      };
    }
    if (person === undefined) continue;
    const index = office.people.indexOf(person);
    if (one.kind === "role") {
      office.people[index] = { ...person, role: one.role, supervisor: one.supervisor };
    } else if (one.kind === "recover") {
      office.people[index] = { ...person, recoveredAt: office.now };
    } else if (one.kind === "disable") {
      office.people[index] = { ...person, status: "disabled" };
    } else if (one.kind === "ask") {
      const subject = office.people[one.about]?.id ?? "rpt_one";
      if (problemOfAsking(one.act, subject, person, office.now) !== undefined) continue;
      const text = actText(act(one.act, number, person.id, subject, office.now));
      office.requests.push({
        askedText: text,
        request: { text, digest: actDigestHex(text), decisions: [], executedAt: null },
      });
    } else if (entry !== undefined) {
      const decide = (decision: Decision["decision"]) => {
        const added = { personId: person.id, decision };
        entry.request = { ...entry.request, decisions: [...entry.request.decisions, added] };
      };
      if (one.kind === "sign" || one.kind === "go-on") {
        const isOwn = actOf(entry.request)?.requester === person.id;
        if (isOwn && stateOf(entry.request, office.now) === "unsigned") decide("signed");
      }
      if (one.kind === "do" || one.kind === "go-on") {
        if (!isExecutable(entry.request, person, office.now)) continue;
        done.push({ text: entry.request.text, digest: entry.request.digest, by: person.id, given: given.get(at) ?? [] }); // prettier-ignore
        entry.request = { ...entry.request, executedAt: office.now };
      } else if (
        one.kind !== "sign" &&
        problemOfDeciding(entry.request, person, office.now) === undefined
      ) {
        decide(one.kind === "refuse" ? "refused" : "approved");
        if (one.kind !== "refuse") {
          const kept = { digest: actDigestHex(entry.request.text), person, at: office.now };
          given.set(at, [...(given.get(at) ?? []), kept]);
        }
      }
    }
  }
  return done;
}

test("whatever happens, an act needs other people's approval of exactly that act", () => {
  let [acts, steps, singlePerson] = [0, 0, 0];
  const byKind = new Map<ActKind, number>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 80 }), (sequence) => {
      const done = play(sequence);
      acts += done.length;
      steps += sequence.length;
      for (const one of done) {
        const found = parseAct(one.text);
        if (found === undefined) throw new Error("something was done that nobody can read");
        const fitting = one.given.filter((given) => given.digest === actDigestHex(one.text));
        const people = new Set(fitting.map((given) => given.person.id));
        byKind.set(found.kind, (byKind.get(found.kind) ?? 0) + 1);
        if (people.size === 0 || people.has(one.by)) singlePerson += 1;
        expect(people.size).toBeGreaterThanOrEqual(ruleOf(found.kind).approvals);
        expect(people.has(one.by)).toBe(false);
        expect(people.has(found.requester)).toBe(false);
        expect([...people]).not.toContain(found.subject);
        expect(one.by).toBe(found.requester);
        for (const { person, at } of fitting) {
          expect(person.status).toBe("active");
          expect(later(person.createdAt, SETTLED_MILLIS) <= at).toBe(true);
          if (person.recoveredAt !== null) {
            expect(later(person.recoveredAt, SETTLED_MILLIS) <= at).toBe(true);
          }
        }
      }
      // Each once: the text holds a random id.
      expect(new Set(done.map((one) => one.digest)).size).toBe(done.length);
    }),
    { numRuns: RUNS },
  );
  printTable(`R13: ${RUNS} sequences of ${steps} steps, ${singlePerson} acts by one person`, [
    ["act", "done", "approvals needed"],
    ...[...byKind].map(([kind, times]) => [kind, String(times), String(ruleOf(kind).approvals)]),
  ]);
  // A model in which nothing is ever done would prove nothing.
  expect(acts).toBeGreaterThan(RUNS / 10);
});

test("rows that say the requester or the subject approved count for nothing", () => {
  const [administrator, prosecutor] = givenOffice().people;
  if (administrator === undefined || prosecutor === undefined) throw new Error("nobody");
  const text = actText(act("role-change", 1, administrator.id, prosecutor.id, START));
  const request: ApprovalRequest = {
    text,
    digest: actDigestHex(text),
    decisions: [
      { personId: administrator.id, decision: "approved" },
      { personId: prosecutor.id, decision: "approved" },
    ],
    executedAt: null,
  };
  expect(stateOf(request, later(START, 1))).toBe("requested");
  expect(approversOf(parseAct(text) ?? never(), request.decisions)).toEqual([]);
});

test("an approval ends after 24 hours, to the millisecond", () => {
  const text = actText(act("bundle-export", 1, idOf("usr", 1), "cas_one", START));
  const request: ApprovalRequest = {
    text,
    digest: actDigestHex(text),
    decisions: [{ personId: idOf("usr", 2), decision: "approved" }],
    executedAt: null,
  };
  expect(stateOf(request, later(START, ACT_LIFETIME_MILLIS - 1))).toBe("approved");
  expect(stateOf(request, later(START, ACT_LIFETIME_MILLIS))).toBe("expired");
});

test("a clock that is set back makes no approval last longer", () => {
  const asked = act("bundle-export", 1, idOf("usr", 1), "cas_one", START);
  const text = actText(asked);
  const request = { text, digest: actDigestHex(text), decisions: [], executedAt: null };
  expect(stateOf(request, START)).toBe("requested");
  expect(stateOf(request, later(START, -2 * 60_000))).toBe("expired");
});

test("an act's text has one spelling, and no other is read", () => {
  const one = act("identity-open", 3, idOf("usr", 4), "rpt_one", START);
  const text = actText(one);
  expect(parseAct(text)).toEqual(one);
  for (const other of [
    ` ${text}`,
    text.replace("{", '{"extra":1,'),
    text.replace("bearwitness/act/1", "bearwitness/act/2"),
    text.replace("identity-open", "identity-look"),
    text.replace('"facts":{', '"facts":{ '),
    "[]",
    "null",
    "",
  ]) {
    expect(parseAct(other)).toBeUndefined();
  }
});

test("any change of any letter of an act's text gives another digest or no act", () => {
  const text = actText(act("policy-change", 5, idOf("usr", 0), "office", START));
  fc.assert(
    fc.property(fc.nat({ max: text.length - 1 }), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
      const changed = text.slice(0, at) + letter + text.slice(at + 1);
      fc.pre(changed !== text && changed.isWellFormed());
      expect(actDigestHex(changed)).not.toBe(actDigestHex(text));
    }),
  ); // prettier-ignore
});
