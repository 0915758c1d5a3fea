import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { TOTP } from "otpauth";
import { later, millisOf, type Instant } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { SecurityEventName } from "#app/core/people/security-event.ts";
import { openApprovingOffice, type ApprovingOffice } from "#test/support/approving-office.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { printTable } from "#test/support/print-table.ts";
import { softwarePasskey, type SoftwarePasskey } from "#test/support/software-authenticator.ts";

// Everything that must not open the desk, tried on a real office with a clock of the test's; each refusal leaves its event,
// and afterwards the honest person comes in all the same (security-reliability 4.3, A1 to A4).

const MINUTE = 60_000;

let given: ApprovingOffice;
let useCases: ApprovingOffice["office"]["useCases"];
let prosecutor: Person;
let investigator: Person;
let auditor: Person;
/** The prosecutor's, known to the authenticator under their id. */
let passkey: SoftwarePasskey;
let now = new Date().toISOString() as Instant;
let from: Instant;

beforeAll(async () => {
  given = await openApprovingOffice({ clock: { now: () => now } });
  ({ prosecutor, investigator } = given);
  ({ useCases } = given.office);
  auditor = await given.office.employ("auditor");
  passkey = given.givePasskey(prosecutor);
});
afterAll(() => given.office.remove());

beforeEach(() => {
  now = later(now, 60 * MINUTE);
  from = now;
});

afterEach(async () => {
  // Whatever was tried before: an honest person is let in, by passkey and by password.
  expect(await byPasskey((challenge) => passkey.answer(challenge))).toBe("signed-in");
});

async function challenge(): Promise<string> {
  const options = await useCases.offerPasskeySignIn();
  return (JSON.parse(options ?? "{}") as { challenge: string }).challenge;
}

/** What comes of an answer to a fresh challenge. */
async function byPasskey(answer: (challenge: string) => string): Promise<string> {
  return (await useCases.signInWithPasskey({ posted: answer(await challenge()) })).kind;
}

async function eventsSince(
  at: Instant,
): Promise<{ event: SecurityEventName; facts: object; personId: string | null }[]> {
  await given.office.securityLog.flush();
  const page = await useCases.readSecurityLog({ by: auditor, filter: { from: at } });
  return (page?.entries ?? []).map(({ event, facts, personId }) => ({ event, facts, personId }));
}

type Answer = Record<string, unknown> & { response: Record<string, string> };

/** An answer with one part of it changed. */
function changed(text: string, change: (answer: Answer) => void): string {
  const answer = JSON.parse(text) as Answer;
  change(answer);
  return JSON.stringify(answer);
}

const REFUSED_PASSKEYS: readonly [what: string, reason: string, tries: () => Promise<string>][] = [
  ["nothing", "malformed", () => byPasskey(() => "")],
  ["no JSON", "malformed", () => byPasskey(() => "<svg>")],
  ["JSON of another kind", "malformed", () => byPasskey(() => "[]")],
  ["100 KB", "malformed", () => byPasskey((one) => passkey.answer(one) + " ".repeat(100_000))],
  [
    "another origin",
    "wrong-origin",
    () => byPasskey((one) => passkey.answer(one, { origin: "https://evil.example" })),
  ],
  [
    "the same host on another port",
    "wrong-origin",
    () => byPasskey((one) => passkey.answer(one, { origin: "http://localhost:1" })),
  ],
  [
    "another site's name",
    "wrong-rp",
    () => byPasskey((one) => passkey.answer(one, { rpId: "evil.example" })),
  ],
  [
    "no look at who holds the key",
    "not-verified",
    () => byPasskey((one) => passkey.answer(one, { isVerified: false })),
  ],
  [
    "an enrolment's answer",
    "wrong-challenge",
    async () => (await useCases.signInWithPasskey({ posted: passkey.enrol("AAAA") })).kind,
  ],
  [
    "a challenge that nobody gave",
    "wrong-challenge",
    () => byPasskey(() => passkey.answer(Buffer.alloc(32).toString("base64url"))),
  ],
  [
    "a challenge of two minutes ago",
    "wrong-challenge",
    async () => {
      const posted = passkey.answer(await challenge());
      now = later(now, 2 * MINUTE + 1);
      return (await useCases.signInWithPasskey({ posted })).kind;
    },
  ],
  [
    "an answer for the second time",
    "wrong-challenge",
    async () => {
      const posted = passkey.answer(await challenge());
      expect((await useCases.signInWithPasskey({ posted })).kind).toBe("signed-in");
      return (await useCases.signInWithPasskey({ posted })).kind;
    },
  ],
  [
    "a challenge that was for a confirmation",
    "wrong-challenge",
    async () => {
      const session = await useCases.signInWithPasskey({
        posted: passkey.answer(await challenge()),
      });
      if (session.kind !== "signed-in") throw new Error(session.kind);
      const by = await useCases.findSession({ token: session.token });
      if (by === undefined) throw new Error("no session");
      const offered = await useCases.offerConfirmation({ by, token: session.token });
      const asked = JSON.parse(offered.passkeyOptions ?? "{}") as { challenge: string };
      const posted = passkey.answer(asked.challenge);
      return (await useCases.signInWithPasskey({ posted })).kind;
    },
  ],
  [
    "a passkey that nobody enrolled",
    "unknown",
    () => byPasskey((one) => softwarePasskey(given.office.config.deskOrigin).answer(one)),
  ],
  [
    "somebody else's passkey under this one's name",
    "bad-signature",
    () => {
      const other = softwarePasskey(given.office.config.deskOrigin);
      return byPasskey((one) =>
        changed(other.answer(one), (answer) => {
          answer["id"] = passkey.credentialId;
          answer["rawId"] = passkey.credentialId;
        }),
      );
    },
  ],
  [
    "this passkey as another account's",
    "unknown",
    () =>
      byPasskey((one) =>
        changed(passkey.answer(one), (answer) => {
          answer.response["userHandle"] = Buffer.from(auditor.id).toString("base64url");
        }),
      ),
  ],
  [
    "a signature with one bit changed",
    "bad-signature",
    () =>
      byPasskey((one) =>
        changed(passkey.answer(one), ({ response }) => {
          const bytes = Buffer.from(response["signature"] ?? "", "base64url");
          bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
          response["signature"] = bytes.toString("base64url");
        }),
      ),
  ],
];

test("A1: every answer of a passkey that is not exactly the right one is refused, and recorded with its reason", async () => {
  const rows = [["tried", "answer", "recorded"]];
  for (const [what, reason, tries] of REFUSED_PASSKEYS) {
    now = later(now, 1_000);
    const before = now;
    const kind = await tries();
    const events = await eventsSince(before);
    const recorded = events.find(({ event }) => event === "sign-in.failed")?.facts;
    rows.push([what, kind, JSON.stringify(recorded ?? null)]);
    expect([what, kind, recorded]).toEqual([what, "refused", { path: "passkey", reason }]);
  }
  printTable(`A1 passkeys: ${rows.length - 1} tried, 0 taken`, rows);
});

test("A1: a counter that falls blocks the passkey for good; the other one still opens the desk", async () => {
  const copied = given.givePasskey(prosecutor);
  given.sql("update passkey set counter = 1000 where credential_id = ?", copied.credentialId);
  expect(await byPasskey((one) => copied.answer(one))).toBe("refused");
  const again = Array.from({ length: 3 }, () => byPasskey((one) => copied.answer(one)));
  expect(await Promise.all(again)).toEqual(["refused", "refused", "refused"]);
  const reasons = (await eventsSince(from))
    .filter(({ event }) => event === "credential.refused")
    .map(({ facts }) => (facts as { reason: string }).reason);
  expect(reasons).toContain("counter-fell");
  expect(reasons).toContain("blocked");
});

test("A1: a disabled person's passkey opens nothing", async () => {
  const { administrator: by, custodian } = given;
  const theirs = given.givePasskey(custodian);
  expect((await useCases.disablePerson({ by, personId: custodian.id })).kind).toBe("done");
  expect(await byPasskey((one) => theirs.answer(one))).toBe("refused");
  expect((await useCases.enablePerson({ by, personId: custodian.id })).kind).toBe("done");
  expect(await byPasskey((one) => theirs.answer(one))).toBe("signed-in");
});

test("A2: one-time codes are taken once, in their time, as six digits, and never without the password", async () => {
  const signInName = investigator.role;
  const tried = async (code: string, password = PASSWORD) =>
    (await useCases.signIn({ signInName, password, code })).kind;
  const session = await useCases.signIn({ signInName, password: PASSWORD });
  if (session.kind !== "signed-in") throw new Error(session.kind);
  const by = await useCases.findSession({ token: session.token });
  if (by === undefined) throw new Error("no session");
  const begun = await useCases.beginCodes({ by, token: session.token });
  if (begun.kind !== "begun") throw new Error(begun.kind);
  const app = new TOTP({ secret: begun.text.replaceAll(" ", "") });
  const codeAt = (seconds: number) => app.generate({ timestamp: millisOf(now) + seconds * 1_000 });
  const first = codeAt(0);
  expect(await useCases.confirmCodes({ by, token: session.token, code: first })).toEqual({
    kind: "confirmed",
  });
  // Begun anew in their place they would be gone without a word, and the password alone enough.
  expect(await useCases.beginCodes({ by, token: session.token })).toEqual({ kind: "in-use" });
  const rows = [["tried", "answer"]];
  const cases: readonly [string, () => Promise<string>][] = [
    ["no code", () => tried("")],
    ["the code that began it, again", () => tried(first)],
    ["the step before", () => tried(codeAt(-30))],
    ["two steps ahead", () => tried(codeAt(60))],
    ["a code of a year ago", () => tried(codeAt(-365 * 86_400))],
    ["seven digits", () => tried(`${codeAt(30)}0`)],
    ["words", () => tried("abcdef")],
    ["digits of another script", () => tried("١٢٣٤٥٦")],
    ["the right code with a wrong password", () => tried(codeAt(30), "not it at all, no")],
  ];
  for (const [what, attempt] of cases) {
    now = later(now, 16 * MINUTE);
    given.sql("update totp_secret set last_step = ?", Math.floor(millisOf(now) / 30_000));
    const kind = await attempt();
    rows.push([what, kind]);
    expect([what, kind]).toEqual([what, "no-match"]);
  }
  printTable(`A2 one-time codes: ${cases.length} tried, 0 taken`, rows);
  // The honest person, with the next code; and the same code no second time.
  now = later(now, 16 * MINUTE);
  const next = codeAt(0);
  expect(await tried(next)).toBe("signed-in");
  expect(await tried(next)).toBe("no-match");
});

test("A3: an unknown name, a wrong password, an account without one and a disabled one answer alike", async () => {
  const { administrator: by, custodian } = given;
  given.sql("update person set password_hash = '' where id = ?", prosecutor.id);
  expect((await useCases.disablePerson({ by, personId: custodian.id })).kind).toBe("done");
  const names = ["nobody-of-us", auditor.role, prosecutor.role, custodian.role];
  for (const signInName of names) {
    const password = signInName === custodian.role ? PASSWORD : "not it at all, no";
    expect(await useCases.signIn({ signInName, password })).toEqual({ kind: "no-match" });
  }
  expect((await useCases.enablePerson({ by, personId: custodian.id })).kind).toBe("done");
});

test("A4: guessing closes the password path of a name and nothing else, with four hashes at once at most", async () => {
  // Every try that reaches a hash takes a third of a second: the number is small here, and a night's run can raise it.
  const tries = Number(process.env["SIGN_IN_TRIES"] ?? 60);
  const signInName = auditor.role;
  const kinds = new Map<string, number>();
  const attempts = Array.from({ length: tries }, async (_, at) => {
    const outcome = await useCases.signIn({ signInName, password: `guess number ${at} of many` });
    kinds.set(outcome.kind, (kinds.get(outcome.kind) ?? 0) + 1);
  });
  await Promise.all(attempts);
  printTable(`A4 guessing: ${tries} tries at once under one name`, [
    ["answer", "times"],
    ...[...kinds].map(([kind, times]) => [kind, String(times)]),
  ]);
  expect(kinds.get("signed-in")).toBeUndefined();
  // The third failure makes the next one wait: of any number at once no more than five are looked at.
  expect(kinds.get("no-match") ?? 0).toBeLessThanOrEqual(5);
  for (let more = 0; more < 5; more += 1) {
    now = later(now, 10_000);
    await useCases.signIn({ signInName, password: "one more guess, slowly" });
  }
  now = later(now, 10_000);
  expect((await useCases.signIn({ signInName, password: PASSWORD })).kind).toBe("locked");
  // The auditor sees whose it is.
  const locked = (await eventsSince(from)).find(({ event }) => event === "sign-in.locked");
  const [owner] = given.sql("select id from person where sign_in_name = ?", signInName);
  expect(owner).toEqual({ id: locked?.personId });
  // Nobody else's path; and an administrator opens it again at once.
  const { administrator: by } = given;
  expect((await useCases.signIn({ signInName: by.role, password: "x" })).kind).toBe("no-match");
  expect((await useCases.releasePasswordPath({ by, personId: auditor.id })).kind).toBe("done");
  expect((await useCases.signIn({ signInName, password: PASSWORD })).kind).toBe("signed-in");
});
