import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { FormClient } from "#test/support/form-client.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { openDeskOffice, sendForm, signedIn, wordsOf, type DeskOffice } from "./desk-office.ts";

let office: DeskOffice;

beforeAll(async () => {
  office = await openDeskOffice();
  await office.person("prosecutor");
}, 240_000);

afterAll(() => office.remove());

function trying(signInName: string, password: string, path = "/desk/sign-in") {
  return new FormClient(office.origin).post(path, { "sign-in-name": signInName, password });
}

test("the page says whose system it is and that acts are recorded", async () => {
  const words = await wordsOf(await new FormClient(office.origin).get("/desk/sign-in"));
  // The office's own words, from its pack.
  expect(words).toContain("For staff of the office only. What is done here is recorded.");
});

test("the right name and password open the desk with a cookie that scripts and other sites never get", async () => {
  const answer = await trying(" Prosecutor ", PASSWORD);
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/desk"]);
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Host-bw-desk=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/),
    // Says that somebody signed in here before, not who.
    expect.stringMatching(
      /^__Host-bw-device=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=/,
    ),
  ]);
});

test("an unknown name and a wrong password are answered with the same page, the name kept", async () => {
  const unknown = await trying("prosecutor2", "not it at all, no");
  const wrong = await trying("prosecutor", "not it at all, no");
  expect([unknown.status, wrong.status]).toEqual([422, 422]);
  const page = await unknown.text();
  expect(page).toContain('value="prosecutor2"');
  expect(page).not.toContain("not it at all");
  expect(page.replaceAll("prosecutor2", "prosecutor")).toBe(await wrong.text());
});

test("after several failures the next try is refused unlooked at, with the time to wait", async () => {
  let answer = await trying("someone-else", "wrong");
  for (let more = 0; more < 30 && !answer.headers.has("Retry-After"); more += 1) {
    answer = await trying("someone-else", "wrong");
  }
  // How fast the machine hashes decides whether the growing wait or the lock is met first.
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
});

test("a session that is missing leads back to where one wanted to go", async () => {
  const away = await new FormClient(office.origin).get("/desk/queue?status=new");
  const signIn = away.headers.get("Location") ?? "";
  const back = await trying("prosecutor", PASSWORD, signIn);
  expect(back.headers.get("Location")).toBe("/desk/queue?status=new");
});

test.each(["//evil.example/desk/", "https://evil.example/desk/", "/\\evil.example"])(
  "%s is not followed after signing in",
  async (to) => {
    const path = `/desk/sign-in?to=${encodeURIComponent(to)}`;
    const answer = await trying("prosecutor", PASSWORD, path);
    expect(answer.headers.get("Location")).toBe("/desk");
  },
);

test("who is signed in is not asked again", async () => {
  const browser = await office.as("prosecutor");
  const answer = await browser.get("/desk/sign-in?to=/desk/cases");
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/desk/cases"]);
});

test("signing out ends the session on the server and clears the browser", async () => {
  const browser = await signedIn(office.origin, "prosecutor");
  const cookie = browser.cookieHeader();
  const answer = await browser.post("/desk/sign-out", {});
  expect(answer.status).toBe(303);
  expect(answer.headers.get("Clear-Site-Data")).toBe('"cache", "cookies", "storage"');
  expect(browser.cookie("__Host-bw-desk")).toBeUndefined();
  const stolen = await fetch(`${office.origin}/desk/queue`, {
    headers: { Cookie: cookie },
    redirect: "manual",
  });
  expect(stolen.headers.get("Location")).toContain("/desk/sign-in");
});

test("signing out twice, or with a session that is over, is no error", async () => {
  const answer = await new FormClient(office.origin).post("/desk/sign-out", {});
  expect([answer.status, answer.headers.get("Location")]).toEqual([
    303,
    "/desk/sign-in?signed=out",
  ]);
});

test("the account page lists one's own sessions and ends all of them", async () => {
  const one = await signedIn(office.origin, "prosecutor");
  const other = await signedIn(office.origin, "prosecutor");
  const words = await wordsOf(await one.get("/desk/account"));
  expect(words.match(/This browser/g)).toHaveLength(1);
  expect(words).toContain("Elsewhere");
  expect((await sendForm(one, "/desk/account", { intent: "everywhere" })).status).toBe(303);
  const after = await other.get("/desk/account");
  expect(after.headers.get("Location")).toContain("/desk/sign-in");
});

test("a form with another session's token is refused and changes nothing", async () => {
  const one = await signedIn(office.origin, "prosecutor");
  const other = await signedIn(office.origin, "prosecutor");
  const page = await (await other.get("/desk/account")).text();
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "";
  expect((await one.post("/desk/account", { token })).status).toBe(403);
  expect((await one.post("/desk/account", {})).status).toBe(403);
  expect((await one.get("/desk/account")).status).toBe(200);
});

test("a form from another site is refused whatever it carries", async () => {
  const browser = await signedIn(office.origin, "prosecutor");
  const answer = await fetch(`${office.origin}/desk/sign-out`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: "https://evil.example", Cookie: browser.cookieHeader() },
  });
  expect(answer.status).toBe(403);
  expect((await browser.get("/desk/account")).status).toBe(200);
});
