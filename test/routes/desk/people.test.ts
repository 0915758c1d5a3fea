import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { FormClient } from "#test/support/form-client.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { openDeskOffice, sendForm, signedIn, wordsOf, type DeskOffice } from "./desk-office.ts";

const ACCOUNT = {
  "display-name": "Ada Admin",
  "sign-in-name": "ada",
  password: PASSWORD,
  "password-again": PASSWORD,
};

function invitationIn(page: string): string {
  return /\/desk\/invitation\/[\w-]{43}/.exec(page)?.[0] ?? "";
}

// The first run happens once an office: one server, the tests in their order.
let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
}, 240_000);

afterAll(() => server.remove());

test("the first run keeps what was typed, says what is wrong, and never shows a password again", async () => {
  const browser = new FormClient(server.origin);
  const answer = await browser.post(server.setupPath ?? "", {
    ...ACCOUNT,
    "password-again": "something else entirely",
    "invitee-name": "Pat Prosecutor",
  });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain("The two passwords differ");
  expect(page).toContain('value="Pat Prosecutor"');
  expect(page).toContain('value="ada"');
  expect(page).not.toContain(PASSWORD);
  const short = await browser.post(server.setupPath ?? "", {
    ...ACCOUNT,
    password: "short",
    "password-again": "short",
    "invitee-name": "",
  });
  const words = await wordsOf(short);
  expect(words).toContain("Use at least 15 characters");
  expect(words).toContain("Write the first prosecutor's name");
});

test("the first run makes the administrator and an invitation for the first prosecutor, once", async () => {
  const browser = new FormClient(server.origin);
  const path = server.setupPath ?? "";
  expect((await browser.get(path)).status).toBe(200);
  const done = await browser.post(path, { ...ACCOUNT, "invitee-name": "Pat Prosecutor" });
  expect(done.status).toBe(200);
  const invitation = invitationIn(await done.text());
  const again = await browser.get(path);
  expect(again.status).toBe(404);
  expect(await wordsOf(again)).toContain("This link opens nothing");
  expect((await browser.post(path, { ...ACCOUNT, "invitee-name": "Eve" })).status).toBe(404);

  const welcome = await browser.get(invitation);
  expect(await wordsOf(welcome)).toContain("You are invited as Prosecutor");
  const account = { ...ACCOUNT, "display-name": "Pat Prosecutor", "sign-in-name": "ada" };
  const taken = await browser.post(invitation, account);
  expect(taken.status).toBe(422);
  expect(await wordsOf(taken)).toContain("That sign-in name is taken");
  const made = await browser.post(invitation, { ...account, "sign-in-name": "pat" });
  expect([made.status, made.headers.get("Location")]).toEqual([303, "/desk/sign-in?account=made"]);
  expect((await browser.get(invitation)).status).toBe(404);
  const pat = await signedIn(server.origin, "pat");
  expect((await pat.get("/desk/queue")).status).toBe(200);
}, 240_000);

test.each([
  "/desk/setup/x",
  `/desk/setup/${"A".repeat(43)}`,
  `/desk/invitation/${"A".repeat(43)}`,
  "/desk/invitation/x",
])("%s opens nothing", async (path) => {
  const browser = new FormClient(server.origin);
  expect((await browser.get(path)).status).toBe(404);
  expect((await browser.post(path, { ...ACCOUNT, "invitee-name": "Eve" })).status).toBe(404);
});

test("every page of the desk keeps its secrets out of caches and referrers", async () => {
  const { headers } = await new FormClient(server.origin).get(server.setupPath ?? "");
  expect(headers.get("Cache-Control")).toBe("no-store");
  expect(headers.get("Referrer-Policy")).toBe("same-origin");
  expect(headers.get("Content-Security-Policy")).not.toContain("unsafe");
});

let office: DeskOffice;

test("an administrator invites by role, and disabling ends an account and its sessions at once", async () => {
  office = await openDeskOffice();
  try {
    const admin = await office.as("administrator");
    const nameless = await sendForm(admin, "/desk/people", {
      intent: "invite",
      name: " ",
      role: "auditor",
    });
    expect(nameless.status).toBe(422);
    const invited = await sendForm(admin, "/desk/people", {
      intent: "invite",
      name: "Otto",
      role: "auditor",
      "identity-check": "Badge seen at the front desk",
    });
    const path = invitationIn(await invited.text());
    await new FormClient(office.origin).post(path, { ...ACCOUNT, "sign-in-name": "otto" });
    const otto = await signedIn(office.origin, "otto");
    expect((await otto.get("/desk/custody")).status).toBe(200);

    const page = await (await admin.get("/desk/people")).text();
    const person = /name="person" value="(usr_\w+)"/.exec(page)?.[1] ?? "";
    const disabled = await sendForm(admin, "/desk/people", { intent: "disable", person });
    expect(disabled.status).toBe(303);
    expect((await otto.get("/desk/custody")).status).toBe(303);
    const refused = await new FormClient(office.origin).post("/desk/sign-in", {
      "sign-in-name": "otto",
      password: PASSWORD,
    });
    expect(refused.status).toBe(422);
    const list = await wordsOf(await admin.get("/desk/people"));
    expect(list).toContain("Disabled");
  } finally {
    await office.remove();
  }
}, 240_000);
