import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { instantFromMillis, type Instant } from "#app/core/instant.ts";
import type { SecurityEventName } from "#app/core/people/security-event.ts";
import { FormClient } from "#test/support/form-client.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { printTable } from "#test/support/print-table.ts";
import { softwarePasskey } from "#test/support/software-authenticator.ts";
import { until } from "#test/support/until.ts";
import {
  openDeskOffice,
  sendForm,
  signedIn,
  type DeskOffice,
} from "#test/routes/desk/desk-office.ts";
import { rawRequest } from "./raw-request.ts";

// Links, tokens, challenges and cookies that are over, used, another's or nonsense, over real HTTP. All of a kind get the same
// answer to the byte, so that nobody learns which was the case; each is in the security log; then an honest person comes in.

let office: DeskOffice;

beforeAll(async () => {
  office = await openDeskOffice();
  await office.person("prosecutor");
  await office.person("auditor");
}, 240_000);

afterAll(() => office.remove());

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly body: string;
}

interface Kind {
  readonly kind: string;
  readonly event: SecurityEventName;
  readonly status: number;
  readonly tries: readonly (readonly [what: string, attempt: () => Promise<Response>])[];
}

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

/** An answer without what differs for everybody: the nonce, and what was asked for. */
async function plain(response: Response): Promise<Answer> {
  const text = await response.text();
  return {
    status: response.status,
    location: response.headers.get("Location") ?? "",
    body: text
      .replaceAll(/nonce="[^"]*"/g, "")
      .replaceAll(/(challenge|options)[^}]*\}/g, "")
      .replaceAll(/"(reference|instance)":"[^"]*"/g, ""),
  };
}

function sql(text: string, ...values: unknown[]): void {
  const { database } = office.config;
  if (database.kind !== "sqlite") throw new Error("this office is on SQLite");
  const db = new Sqlite(database.file, { timeout: 10_000 });
  db.prepare(text).run(...values);
  db.close();
}

const stranger = () => new FormClient(office.origin);

async function invitation(): Promise<string> {
  const by = await office.person("administrator");
  const invited = await office.useCases.invitePerson({
    by,
    displayName: "Ivy",
    role: "auditor",
    identityCheck: "Badge seen",
  });
  if (invited.kind !== "invited") throw new Error(invited.kind);
  return invited.token;
}

const at = (path: string) => () => stranger().get(path);

const LINKS: Kind = {
  kind: "invitation",
  event: "invitation.refused",
  status: 404,
  tries: [
    ["made up", at(`/desk/invitation/${"A".repeat(43)}`)],
    ["not spelled like one", at("/desk/invitation/x")],
    ["of 2,000 letters", at(`/desk/invitation/${"A".repeat(2_000)}`)],
    [
      "over",
      async () => {
        const token = await invitation();
        sql("update invitation set expires_at = '2026-01-01T00:00:00.000Z' where used_at is null");
        return stranger().get(`/desk/invitation/${token}`);
      },
    ],
    [
      "used",
      async () => {
        const token = await invitation();
        const account = { signInName: "ivy", displayName: "Ivy", password: PASSWORD };
        await office.useCases.acceptInvitation({ token, account });
        return stranger().get(`/desk/invitation/${token}`);
      },
    ],
    [
      "withdrawn",
      async () => {
        const token = await invitation();
        const by = await office.person("administrator");
        for (const { id } of (await office.useCases.listInvitations({ by })) ?? []) {
          await office.useCases.withdrawInvitation({ by, invitationId: id });
        }
        return stranger().get(`/desk/invitation/${token}`);
      },
    ],
    [
      "a session's token in its place",
      async () => {
        const token = (await signedIn(office.origin, "auditor")).cookie("__Host-bw-desk") ?? "";
        return stranger().get(`/desk/invitation/${token}`);
      },
    ],
  ],
};

const SETUP: Kind = {
  kind: "first administrator's link",
  event: "invitation.refused",
  status: 404,
  tries: [
    ["made up", at(`/desk/setup/${"A".repeat(43)}`)],
    ["not spelled like one", at("/desk/setup/x")],
    [
      "a form to it, when there is an administrator",
      () =>
        stranger().post(`/desk/setup/${"A".repeat(43)}`, {
          "display-name": "Eve",
          "sign-in-name": "eve",
          password: PASSWORD,
          "password-again": PASSWORD,
          "invitee-name": "Eve",
        }),
    ],
  ],
};

async function askedChallenge(): Promise<string> {
  const options = await office.useCases.offerPasskeySignIn();
  return (JSON.parse(options ?? "{}") as { challenge: string }).challenge;
}

const sent = (credential: string) => stranger().post("/desk/sign-in", { credential });

const CHALLENGES: Kind = {
  kind: "passkey's answer",
  event: "sign-in.failed",
  status: 422,
  tries: [
    ["no JSON", () => sent("<svg onload=alert(1)>")],
    ["an empty object", () => sent("{}")],
    ["to a challenge that nobody gave", () => sent(softwarePasskey(office.origin).answer("AAAA"))],
    [
      "of a passkey that nobody enrolled",
      async () => sent(softwarePasskey(office.origin).answer(await askedChallenge())),
    ],
    [
      "made for another site",
      async () => {
        const passkey = softwarePasskey("https://evil.example");
        return sent(passkey.answer(await askedChallenge()));
      },
    ],
    [
      "to a challenge that is over",
      async () => {
        const challenge = await askedChallenge();
        sql("update challenge set expires_at = '2026-01-01T00:00:00.000Z'");
        return sent(softwarePasskey(office.origin).answer(challenge));
      },
    ],
  ],
};

const withCookie = (cookie: string) => () =>
  fetch(`${office.origin}/desk/account`, { redirect: "manual", headers: { Cookie: cookie } });

const COOKIES: Kind = {
  kind: "cookie",
  event: "session.refused",
  status: 303,
  tries: [
    ["made up", withCookie(`__Host-bw-desk=${"A".repeat(43)}`)],
    [
      "of a session that ended",
      async () => {
        const browser = await signedIn(office.origin, "auditor");
        const cookie = browser.cookieHeader();
        await browser.post("/desk/sign-out", {});
        return withCookie(cookie)();
      },
    ],
    [
      "an invitation's token in its place",
      async () => withCookie(`__Host-bw-desk=${await invitation()}`)(),
    ],
  ],
};

const signIn = (headers: Record<string, string>) => async () => {
  const answer = await rawRequest(office.origin, {
    method: "POST",
    path: "/desk/sign-in",
    headers: { ...FORM, ...headers },
    body: new URLSearchParams({ "sign-in-name": "auditor", password: PASSWORD }).toString(),
  });
  expect(answer.headers["set-cookie"]).toBeUndefined();
  return new Response(answer.text, { status: answer.status });
};

const ORIGINS: Kind = {
  kind: "origin",
  event: "form.refused",
  status: 403,
  tries: [
    ["another site's", signIn({ Origin: "https://evil.example" })],
    ["the same name on another port", signIn({ Origin: "http://localhost:1" })],
    ["none", signIn({})],
    ["null", signIn({ Origin: "null" })],
  ],
};

const TABS: Kind = {
  kind: "two tabs",
  event: "form.refused",
  status: 403,
  tries: [
    [
      "a form of the session before, in the tab that stayed open",
      async () => {
        const browser = await signedIn(office.origin, "auditor");
        const page = await (await browser.get("/desk/account")).text();
        const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "";
        await browser.post("/desk/sign-out", {});
        await browser.post("/desk/sign-in", { "sign-in-name": "auditor", password: PASSWORD });
        return browser.post("/desk/account", { token, intent: "everywhere" });
      },
    ],
    [
      "a form without its token",
      async () => {
        const browser = await signedIn(office.origin, "auditor");
        return browser.post("/desk/account", { intent: "everywhere" });
      },
    ],
  ],
};

/** How often the server's process has recorded an event since then. */
async function recorded(event: SecurityEventName, from: Instant): Promise<number> {
  const by = await office.person("auditor");
  const page = await office.useCases.readSecurityLog({ by, filter: { from, event } });
  return (page?.entries ?? []).reduce((sum, { times }) => sum + times, 0);
}

/** The hour's beginning for what is summed by the hour. */
const hour = () => instantFromMillis(Math.floor(Date.now() / 3_600_000) * 3_600_000);

test.each([LINKS, SETUP, CHALLENGES, COOKIES, ORIGINS, TABS])(
  "bad input: $kind: refused alike in words that tell nothing, recorded, and an honest person comes in",
  async ({ kind, event, status, tries }) => {
    const rows = [[kind, "answer", "recorded"]];
    const answers: Answer[] = [];
    for (const [what, attempt] of tries) {
      const from = hour();
      const before = await recorded(event, from);
      const answer = await plain(await attempt());
      answers.push(answer);
      expect([what, answer.status]).toEqual([what, status]);
      await until(async () => (await recorded(event, from)) > before);
      rows.push([what, String(answer.status), event]);
    }
    const [first] = answers;
    for (const [at, answer] of answers.entries()) {
      expect([tries[at]?.[0], answer]).toEqual([tries[at]?.[0], first]);
    }
    expect(first?.body ?? "").not.toMatch(/\bat \w+ \(|node_modules|SELECT|sqlite/i);
    const honest = await signedIn(office.origin, "auditor");
    expect((await honest.get("/desk/account")).status).toBe(200);
    printTable(`Bad input, ${kind}: ${tries.length} tried, 0 taken`, rows);
  },
);

test("bad input: the same form sent from two tabs is done once", async () => {
  const browser = await signedIn(office.origin, "admin");
  const { id: person } = await office.person("prosecutor");
  const form = { intent: "role", person, "new-role": "prosecutor", supervisor: "on" };
  expect((await sendForm(browser, "/desk/people", form)).status).toBe(303);
  const twice = await sendForm(browser, "/desk/people", form);
  expect(twice.status).toBe(422);
  expect(await twice.text()).toContain("That is their role already.");
});

test("bad input: a flood of sign-ins under many names is turned away, and an honest person comes in meanwhile", async () => {
  const from = hour();
  const flood = Array.from({ length: 60 }, (_, at) =>
    stranger().post("/desk/sign-in", {
      "sign-in-name": `nobody-${at % 20}`,
      password: "not it at all, no",
    }),
  );
  const honest = signedIn(office.origin, "auditor").catch(() => undefined);
  const statuses = (await Promise.all(flood)).map(({ status }) => status);
  // Wrong, too soon, or too many at once; never in, and never an error of the server.
  expect(statuses.filter((status) => ![422, 429, 503].includes(status))).toEqual([]);
  const browser = (await honest) ?? (await signedIn(office.origin, "auditor"));
  expect((await browser.get("/desk/account")).status).toBe(200);
  await until(async () => (await recorded("sign-in.failed", from)) > 0);
  printTable("Bad input: flood of sign-ins", [
    ["answer", "times"],
    ...[...new Set(statuses)].map((status) => [
      String(status),
      String(statuses.filter((one) => one === status).length),
    ]),
  ]);
});
