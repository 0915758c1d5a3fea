import { randomBytes } from "node:crypto";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { idFromBytes } from "#app/core/ids.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { spellToken, type TokenAbility } from "#app/core/people/api-token.ts";
import type { SecurityEventName } from "#app/core/people/security-event.ts";
import { openApiOffice, type ApiOffice } from "#test/support/api-office.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { printTable } from "#test/support/print-table.ts";
import { softwarePasskey, type SoftwarePasskey } from "#test/support/software-authenticator.ts";
import { rawRequest, type RawAnswer } from "./raw-request.ts";

// Tokens of the API that are over, taken back, another office's or nonsense, wrong host names, and a clock that jumps. All of a
// kind get the same answer to the byte, each is in the security log, and whoever has a right comes in all the same.

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

let office: ApiOffice;
/** How far the office's clock is from the machine's. */
let ahead = 0;

beforeAll(async () => {
  office = await openApiOffice({}, { now: () => instantFromMillis(Date.now() + ahead) });
  for (const role of ["administrator", "prosecutor", "auditor"] as const) await office.person(role);
});
afterAll(() => office.remove());
beforeEach(() => {
  ahead = 0;
});

function queueWith(authorization: string | undefined): Promise<RawAnswer> {
  const headers = authorization === undefined ? {} : { Authorization: authorization };
  return rawRequest(office.origin, { path: "/api/v1/queue", headers });
}

async function issued(abilities: readonly TokenAbility[], days = 30) {
  const by = await office.person("prosecutor");
  const made = await office.useCases.issueToken({ by, label: "Test", abilities, days });
  if (made.kind !== "issued") throw new Error(made.kind);
  return made;
}

/** How often an event stands in the log by now. */
async function recorded(event: SecurityEventName): Promise<number> {
  await office.securityLog.flush();
  const by = await office.person("auditor");
  const page = await office.useCases.readSecurityLog({ by, filter: { event } });
  return (page?.entries ?? []).reduce((sum, { times }) => sum + times, 0);
}

/** An answer without the number by which it can be asked about. */
function plain({ status, text, headers }: RawAnswer) {
  return {
    status,
    type: headers["content-type"],
    asks: headers["www-authenticate"],
    text: text.replaceAll(/"(instance|reference)":"[^"]*"/g, ""),
  };
}

const TOKENS: readonly [what: string, attempt: () => Promise<RawAnswer>][] = [
  ["another scheme", () => queueWith(`Basic ${btoa("auditor:x")}`)],
  ["no token after the word", () => queueWith("Bearer")],
  ["not spelled like one", () => queueWith("Bearer bwt_x")],
  ["of 4,000 letters", () => queueWith(`Bearer bwt_${"0".repeat(4_000)}`)],
  ["right spelling, made up", () => queueWith(`Bearer ${spellToken(randomBytes(32))}`)],
  [
    "one digit changed",
    async () => {
      const { token } = await issued(["queue.read"]);
      return queueWith(
        `Bearer ${token.slice(0, 10)}${token[10] === "0" ? "1" : "0"}${token.slice(11)}`,
      );
    },
  ],
  [
    "over",
    async () => {
      const { token } = await issued(["queue.read"], 1);
      ahead = DAY + MINUTE;
      const answer = await queueWith(`Bearer ${token}`);
      ahead = 0;
      return answer;
    },
  ],
  [
    "taken back",
    async () => {
      const { token, tokenId } = await issued(["queue.read"]);
      await office.useCases.revokeToken({ by: await office.person("prosecutor"), tokenId });
      return queueWith(`Bearer ${token}`);
    },
  ],
  [
    "of somebody whose account was disabled",
    async () => {
      const by = await office.person("administrator");
      const token = await office.token("investigator");
      const { id: personId } = await office.person("investigator");
      await office.useCases.disablePerson({ by, personId });
      return queueWith(`Bearer ${token}`);
    },
  ],
  [
    "another office's",
    async () => {
      const other = await openApiOffice();
      try {
        return await queueWith(`Bearer ${await other.token("prosecutor")}`);
      } finally {
        await other.remove();
      }
    },
  ],
  [
    "a session of the desk in its place",
    async () => {
      const { signInName } = await office.person("prosecutor");
      const session = await office.useCases.signIn({ signInName, password: PASSWORD });
      return queueWith(`Bearer ${session.kind === "signed-in" ? session.token : ""}`);
    },
  ],
];

test("bad input: tokens of the API: refused alike in words that tell nothing, recorded, and a good one is taken", async () => {
  const honest = (await issued(["queue.read"])).token;
  const none = plain(await queueWith(undefined));
  expect(none.status).toBe(401);
  const rows = [["token", "answer", "recorded"]];
  const first = plain(await queueWith("Bearer bwt_x"));
  for (const [what, attempt] of TOKENS) {
    const before = await recorded("token.refused");
    const answer = plain(await attempt());
    expect([what, answer]).toEqual([what, first]);
    expect(answer.status).toBe(401);
    expect([what, (await recorded("token.refused")) - before]).toEqual([what, 1]);
    expect((await queueWith(`Bearer ${honest}`)).status).toBe(200);
    rows.push([what, String(answer.status), "token.refused"]);
  }
  expect(first.text).not.toMatch(/expired|revoked|unknown|disabled|usr_/i);
  printTable(`Bad input, tokens of the API: ${TOKENS.length} tried, 0 taken`, rows);
});

test("bad input: a token does what it was given and nothing else its holder may, and the refusal is recorded", async () => {
  const { token } = await issued(["custody.read"]);
  const before = await recorded("access.refused");
  const answer = await queueWith(`Bearer ${token}`);
  expect(answer.status).toBe(403);
  expect(answer.headers["content-type"]).toContain("application/problem+json");
  expect(await recorded("access.refused")).toBe(before + 1);
});

const HOSTS: readonly string[] = [
  "evil.example",
  "localhost",
  "localhost:1",
  "127.0.0.1",
  "localhost.:80",
  "LOCALHOST:80",
  "[::1]",
  "localhost:80@evil.example",
];

test("bad input: wrong host names: refused alike, recorded when their hour ends, and the right one is served", async () => {
  const before = await recorded("host.refused");
  const rows = [["host", "answer", "recorded"]];
  const answers: ReturnType<typeof plain>[] = [];
  for (const Host of HOSTS) {
    const headers = { Host, "X-Forwarded-Host": new URL(office.origin).host };
    const answer = await rawRequest(office.origin, { path: "/health", headers });
    answers.push(plain(answer));
    rows.push([Host, String(answer.status), "host.refused"]);
    expect(answer.text).not.toContain(Host);
  }
  expect(answers).toEqual(HOSTS.map(() => answers[0]));
  expect(answers[0]?.status).toBe(421);
  expect((await recorded("host.refused")) - before).toBe(HOSTS.length);
  // What a proxy would say of the host is believed from no one.
  const forged = { "X-Forwarded-Host": "evil.example" };
  const honest = await rawRequest(office.origin, { path: "/health", headers: forged });
  expect(honest.status).toBe(200);
  printTable(`Bad input, host: ${HOSTS.length} tried, 0 served`, rows);
});

const JUMPS: readonly [what: string, millis: number][] = [
  ["2 minutes back", -2 * MINUTE],
  ["a day back", -DAY],
  ["10 years back", -3_650 * DAY],
  ["16 minutes on", 16 * MINUTE],
  ["a day on", DAY + 1],
  ["10 years on", 3_650 * DAY],
];

/** A passkey of theirs as enrolment would have put it there. */
function passkeyOf(personId: string): SoftwarePasskey {
  const { database, deskOrigin } = office.config;
  if (database.kind !== "sqlite") throw new Error("this office is on SQLite");
  const passkey = softwarePasskey(deskOrigin, { userHandle: personId });
  const db = new Sqlite(database.file, { timeout: 10_000 });
  db.prepare(
    `insert into passkey (id, person_id, credential_id, public_key, counter, transports, backup_eligible, label, created_at)
     values (?, ?, ?, ?, 0, '', 0, 'test', '2026-01-01T00:00:00.000Z')`,
  ).run(
    idFromBytes("psk", randomBytes(16)),
    personId,
    passkey.credentialId,
    Buffer.from(passkey.publicKey, "base64url"),
  );
  db.close();
  return passkey;
}

test("bad input: a clock that jumps ends what may have lasted too long, and people come in by it", async () => {
  const { useCases } = office;
  const by = await office.person("administrator");
  const { id, signInName } = await office.person("prosecutor");
  const passkey = passkeyOf(id);
  const answerTo = async () => {
    const options = await useCases.offerPasskeySignIn();
    const { challenge } = JSON.parse(options ?? "{}") as { challenge: string };
    return passkey.answer(challenge);
  };
  const rows = [["clock", "session", "challenge", "invitation", "a new session"]];
  for (const [what, millis] of JUMPS) {
    ahead = 0;
    const session = await useCases.signIn({ signInName, password: PASSWORD });
    if (session.kind !== "signed-in") throw new Error(session.kind);
    const posted = await answerTo();
    const invited = await useCases.invitePerson({
      by,
      displayName: "Ivy",
      role: "auditor",
      identityCheck: "Badge seen",
    });
    if (invited.kind !== "invited") throw new Error(invited.kind);
    expect(await useCases.findSession({ token: session.token })).toBeDefined();

    ahead = millis;
    const isKept = (await useCases.findSession({ token: session.token })) !== undefined;
    const answered = await useCases.signInWithPasskey({ posted });
    const link = await useCases.readInvitation({ token: invited.token });
    expect([what, isKept]).toEqual([what, false]);
    expect([what, answered.kind]).toEqual([what, "refused"]);
    // An hour's link: sixteen minutes leave it good.
    expect([what, link !== undefined]).toEqual([what, millis > 0 && millis < 60 * MINUTE]);
    const anew = await useCases.signInWithPasskey({ posted: await answerTo() });
    expect([what, anew.kind]).toEqual([what, "signed-in"]);
    rows.push([what, "ended", "refused", link === undefined ? "over" : "good", "signed in"]);
  }
  printTable("Bad input, clock jumps: 0 sessions live longer", rows);
});
