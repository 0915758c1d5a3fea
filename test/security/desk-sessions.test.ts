import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { FormClient } from "#test/support/form-client.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { printTable } from "#test/support/print-table.ts";
import {
  openDeskOffice,
  sendForm,
  signedIn,
  wordsOf,
  type DeskOffice,
} from "#test/routes/desk/desk-office.ts";
import { rawRequest } from "./raw-request.ts";

// A5: every way in with a session that is not, or no longer, one's own; over real HTTP against the real server. Time passes by
// moving the session's row, never by waiting.

const SESSION = "__Host-bw-desk";
const MINUTE = 60_000;

let office: DeskOffice;

beforeAll(async () => {
  office = await openDeskOffice();
  await office.person("prosecutor");
  await office.person("auditor");
}, 240_000);

afterAll(() => office.remove());

/** What the account page answers to this Cookie header: 200, or 401 when it leads to sign-in. */
async function answerTo(cookie: string, headers: Record<string, string> = {}): Promise<number> {
  const { status, headers: got } = await rawRequest(office.origin, {
    path: "/desk/account",
    headers: { ...(cookie === "" ? {} : { Cookie: cookie }), ...headers },
  });
  const to = got["location"];
  return typeof to === "string" && to.startsWith("/desk/sign-in") ? 401 : status;
}

function sql(text: string, ...values: unknown[]): unknown[] {
  const { database } = office.config;
  if (database.kind !== "sqlite") throw new Error("this office is on SQLite");
  const db = new Sqlite(database.file, { timeout: 10_000 });
  try {
    const statement = db.prepare(text);
    return statement.reader ? statement.all(...values) : [statement.run(...values)];
  } finally {
    db.close();
  }
}

/** Moves the one session of the auditor in time. */
async function aged(times: { readonly begun: number; readonly seen: number }): Promise<number> {
  const browser = await signedIn(office.origin, "auditor");
  const at = (millis: number) => new Date(Date.now() + millis).toISOString();
  const { id } = await office.person("auditor");
  sql(
    "update session set created_at = ?, last_seen_at = ? where person_id = ?",
    at(times.begun),
    at(times.seen),
    id,
  );
  return answerTo(browser.cookieHeader());
}

const ATTEMPTS: readonly [what: string, attempt: () => Promise<number>][] = [
  ["no cookie", () => answerTo("")],
  ["a made-up token", () => answerTo(`${SESSION}=${"A".repeat(43)}`)],
  ["not spelled like a token", () => answerTo(`${SESSION}=1; ${SESSION}='or 1=1--`)],
  [
    "fixation: a token put into the browser before sign-in",
    async () => {
      const planted = `${SESSION}=${"B".repeat(43)}`;
      const answer = await rawRequest(office.origin, {
        method: "POST",
        path: "/desk/sign-in",
        headers: {
          Cookie: planted,
          Origin: office.origin,
          "Content-Type": "application/x-www-form-urlencoded",
        },
        body: new URLSearchParams({ "sign-in-name": "auditor", password: PASSWORD }).toString(),
      });
      expect(answer.status).toBe(303);
      expect(String(answer.headers["set-cookie"])).not.toContain("B".repeat(43));
      return answerTo(planted);
    },
  ],
  [
    "the token's digest, read from the database",
    async () => {
      await signedIn(office.origin, "auditor");
      const [row] = sql("select token_hash from session limit 1") as { token_hash: string }[];
      const hash = row?.token_hash ?? "";
      expect(hash).not.toBe("");
      const spelled = Buffer.from(hash, "hex").toString("base64url");
      expect(await answerTo(`${SESSION}=${hash}`)).toBe(401);
      return answerTo(`${SESSION}=${spelled}`);
    },
  ],
  [
    "the right token under a name without __Host-",
    async () => {
      const browser = await signedIn(office.origin, "auditor");
      return answerTo(`bw-desk=${browser.cookie(SESSION) ?? ""}`);
    },
  ],
  [
    "stolen, after its owner signed out",
    async () => {
      const browser = await signedIn(office.origin, "auditor");
      const stolen = browser.cookieHeader();
      expect(await answerTo(stolen)).toBe(200);
      await browser.post("/desk/sign-out", {});
      return answerTo(stolen);
    },
  ],
  [
    "stolen, after its owner signed out everywhere",
    async () => {
      const thief = (await signedIn(office.origin, "auditor")).cookieHeader();
      const owner = await signedIn(office.origin, "auditor");
      expect(await answerTo(thief)).toBe(200);
      await sendForm(owner, "/desk/account", { intent: "everywhere" });
      return answerTo(thief);
    },
  ],
  [
    "the oldest of three devices",
    async () => {
      const first = (await signedIn(office.origin, "auditor")).cookieHeader();
      const second = (await signedIn(office.origin, "auditor")).cookieHeader();
      const third = (await signedIn(office.origin, "auditor")).cookieHeader();
      expect([await answerTo(second), await answerTo(third)]).toEqual([200, 200]);
      return answerTo(first);
    },
  ],
  ["after 15 minutes without use", () => aged({ begun: -20 * MINUTE, seen: -15 * MINUTE - 1_000 })],
  ["after ten hours of use", () => aged({ begun: -600 * MINUTE - 1_000, seen: 0 })],
  ["seen last in the future: a clock was set back", () => aged({ begun: 0, seen: 5 * MINUTE })],
  [
    "under another host's name",
    async () => {
      const cookie = (await signedIn(office.origin, "auditor")).cookieHeader();
      expect(await answerTo(cookie)).toBe(200);
      return answerTo(cookie, { Host: "evil.example" });
    },
  ],
  [
    "after a change of role",
    async () => {
      const by = await office.person("administrator");
      const { id: personId } = await office.person("prosecutor");
      const cookie = (await signedIn(office.origin, "prosecutor")).cookieHeader();
      expect(await answerTo(cookie)).toBe(200);
      const change = { by, personId, role: "investigator", supervisor: false } as const;
      expect((await office.useCases.changeRole(change)).kind).toBe("done");
      return answerTo(cookie);
    },
  ],
  [
    "after its owner's account was disabled",
    async () => {
      const by = await office.person("administrator");
      const { id: personId } = await office.person("prosecutor");
      const cookie = (await signedIn(office.origin, "prosecutor")).cookieHeader();
      expect((await office.useCases.disablePerson({ by, personId })).kind).toBe("done");
      return answerTo(cookie);
    },
  ],
];

test("A5: no session that is made up, stolen, old or another's opens the desk; an honest one does after each", async () => {
  const rows = [["tried", "answer"]];
  for (const [what, attempt] of ATTEMPTS) {
    const status = await attempt();
    rows.push([what, String(status)]);
    expect([what, status === 401 || status === 421]).toEqual([what, true]);
    const honest = await signedIn(office.origin, "auditor");
    expect([what, await answerTo(honest.cookieHeader())]).toEqual([what, 200]);
  }
  printTable(`A5: ${ATTEMPTS.length} tried, 0 accepted`, rows);
});

test("A5: a session stays alive to its last minute", async () => {
  expect(await aged({ begun: -20 * MINUTE, seen: -14 * MINUTE })).toBe(200);
  expect(await aged({ begun: -599 * MINUTE, seen: -1 * MINUTE })).toBe(200);
});

test("A5: somebody else's session planted in a browser is left for one's own at sign-in", async () => {
  const attacker = await signedIn(office.origin, "admin");
  const answer = await rawRequest(office.origin, {
    method: "POST",
    path: "/desk/sign-in",
    headers: {
      Cookie: attacker.cookieHeader(),
      Origin: office.origin,
      "Content-Type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ "sign-in-name": "auditor", password: PASSWORD }).toString(),
  });
  const given = String(answer.headers["set-cookie"]);
  const token = new RegExp(`${SESSION}=([\\w-]{43})`).exec(given)?.[1];
  expect(token).not.toBe(attacker.cookie(SESSION));
  expect(given).toMatch(/; Path=\/; Secure; HttpOnly; SameSite=Strict/);
  expect(given).not.toContain("Domain");
  // The attacker's own session is theirs as before, and shows nothing of the other.
  expect(await wordsOf(await attacker.get("/desk/account"))).toContain("Test Admin");
  const victim = await fetch(`${office.origin}/desk/account`, {
    headers: { Cookie: `${SESSION}=${token ?? ""}` },
    redirect: "manual",
  });
  expect(await wordsOf(victim)).toContain("Test auditor");
});

test("A5: no address of the desk takes a session from anywhere but the cookie", async () => {
  const token = (await signedIn(office.origin, "auditor")).cookie(SESSION) ?? "";
  const stranger = new FormClient(office.origin);
  for (const path of [`/desk/account?${SESSION}=${token}`, `/desk/account?token=${token}`]) {
    expect((await stranger.get(path)).headers.get("Location")).toContain("/desk/sign-in");
  }
  const bearer = { Authorization: `Bearer ${token}` };
  expect(await answerTo("", bearer)).toBe(401);
});

test("what was typed in one tab is taken after its owner confirmed in another; a form of another session is not", async () => {
  await office.person("investigator");
  const browser = await signedIn(office.origin, "investigator");
  const page = await (await browser.get("/desk/tokens")).text();
  const typed = {
    ...{ label: " ", abilities: "queue.read", days: "30" },
    token: /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "",
  };
  for (let times = 0; times < 2; times += 1) {
    const confirmed = await sendForm(browser, "/desk/confirm", { password: PASSWORD });
    expect(confirmed.status).toBe(303);
    // Read and found wanting, not refused: 422 and not 403.
    expect((await browser.post("/desk/tokens", typed)).status).toBe(422);
  }
  const other = await signedIn(office.origin, "investigator");
  expect((await other.post("/desk/tokens", typed)).status).toBe(403);
});
