import { afterAll, beforeAll, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import { FormClient } from "#test/support/form-client.ts";
import { openDeskOffice, sendForm, wordsOf, type DeskOffice } from "./desk-office.ts";

let office: DeskOffice;

beforeAll(async () => {
  office = await openDeskOffice();
});

afterAll(() => office.remove());

const PAGE = "/desk/tokens";
const WANTED = { intent: "issue", label: "Camera room", abilities: "queue.read", days: "30" };

const queueWith = (token: string) =>
  fetch(`${office.origin}/api/v1/queue`, { headers: { Authorization: `Bearer ${token}` } });

const tokenIn = (html: string) => /bwt_[0-9a-z]{59}/.exec(html)?.[0] ?? "";

test("a token is made, shown once, works, tells its last use, and ends", async () => {
  const prosecutor = await office.as("prosecutor");
  const made = await sendForm(prosecutor, PAGE, WANTED);
  expect(made.status).toBe(200);
  expect(made.headers.get("Cache-Control")).toContain("no-store");
  const token = tokenIn(await made.text());
  expect((await queueWith(token)).status).toBe(200);

  const page = await (await prosecutor.get(PAGE)).text();
  expect(tokenIn(page)).toBe("");
  expect(page).toContain("Camera room");
  expect(page).toContain(new Date().toISOString().slice(0, 10));
  const id = /tok_[0-9a-z]{26}/.exec(page)?.[0] ?? "";
  const ended = await sendForm(prosecutor, PAGE, { intent: "end", "api-token": id });
  expect(ended.headers.get("Location")).toBe(`${PAGE}?done=ended`);
  expect((await queueWith(token)).status).toBe(401);
  expect(await wordsOf(await prosecutor.get(`${PAGE}?done=ended`))).toContain("The token is ended");
});

test.each([
  [{ ...WANTED, label: " " }, "Say what the token is for"],
  [{ ...WANTED, abilities: "" }, "Choose at least one thing"],
  [{ ...WANTED, abilities: "people.manage" }, "Choose at least one thing"],
  [{ ...WANTED, days: "400" }, "Choose how long"],
])("%j is asked for again, and what was written stays", async (fields, words) => {
  const answer = await sendForm(await office.as("prosecutor"), PAGE, fields);
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain(words);
  expect(tokenIn(html)).toBe("");
  if (fields.label !== " ") expect(html).toContain('value="Camera room"');
});

test("nobody gives a token more than they have, ends another's, or gets one by a form of elsewhere", async () => {
  const analyst = await office.as("intake-analyst");
  const more = await sendForm(analyst, PAGE, { ...WANTED, abilities: "bundle.export" });
  expect(more.status).toBe(403);
  const prosecutor = await office.as("prosecutor");
  await sendForm(prosecutor, PAGE, WANTED);
  const { tokens } = await office.useCases.listTokens({ by: await office.person("prosecutor") });
  const id = tokens.find(({ state }) => state === "good")?.id ?? "";
  const taken = await sendForm(analyst, PAGE, { intent: "end", "api-token": id });
  expect(taken.status).toBe(404);
  expect((await prosecutor.post(PAGE, WANTED)).status).toBe(403);
});

test("whoever did not confirm who they are within five minutes is asked to, and makes nothing before", async () => {
  const investigator = await office.as("investigator");
  const by = await office.person("investigator");
  const page = await (await investigator.get(PAGE)).text();
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const { database } = office.config;
  if (database.kind !== "sqlite") throw new Error("this office is on SQLite");
  const rows = new Sqlite(database.file);
  rows
    .prepare("update session set stepped_up_at = '2026-01-01T00:00:00.000Z' where person_id = ?")
    .run(by.id);
  rows.close();
  const late = await investigator.post(PAGE, { ...WANTED, token });
  expect(late.headers.get("Location")).toBe("/desk/confirm?to=/desk/tokens");
  expect((await office.useCases.listTokens({ by })).tokens).toEqual([]);
  expect(await wordsOf(await investigator.get(PAGE))).toContain("show that it is you");
});

test("an administrator sees and ends everybody's tokens, and has none to give", async () => {
  const admin = await office.as("administrator");
  const words = await wordsOf(await admin.get(PAGE));
  expect(words).toContain("Test prosecutor");
  expect(words).toContain("Your role can do nothing through the API");
  const { tokens } = await office.useCases.listTokens({ by: await office.person("prosecutor") });
  const id = tokens.find(({ state }) => state === "good")?.id ?? "";
  const ended = await sendForm(admin, PAGE, { intent: "end", "api-token": id });
  expect(ended.status).toBe(303);
});

test("an officer reaches the form by the agency's pass, reports without script, and the desk sees the agency and no pass", async () => {
  const PASSES = "/desk/officer-passes";
  const wanted = { intent: "issue", agency: "springfield-pd", label: "Chief", days: "30" };
  expect((await (await office.as("intake-analyst")).get(PASSES)).status).toBe(403);
  const admin = await office.as("administrator");
  const wrong = await sendForm(admin, PASSES, { ...wanted, agency: "Springfield P.D." });
  expect(wrong.status).toBe(422);
  const made = await sendForm(admin, PASSES, wanted);
  const pass = tokenIn(await made.text());
  expect(pass).not.toBe("");
  const list = await (await admin.get(PASSES)).text();
  expect(tokenIn(list)).toBe("");
  expect((await queueWith(pass)).status).toBe(401);

  const officer = new FormClient(office.origin);
  expect((await officer.get("/officers/details")).headers.get("Location")).toBe("/officers");
  const last = pass.endsWith("x") ? "y" : "x";
  const bad = await officer.post("/officers", { pass: pass.slice(0, -1) + last });
  expect(bad.status).toBe(422);
  expect(await bad.text()).not.toContain(pass.slice(0, 20));
  const begun = await officer.post("/officers", { pass });
  expect(begun.headers.get("Location")).toBe("/officers/details");
  const details = await wordsOf(await officer.get("/officers/details"));
  expect(details).toContain("springfield-pd");
  expect(details).toContain("Did they show a warrant?");
  await officer.post("/officers/details", {
    "q-officer.role": "stepped-in",
    "q-officer.supervisor-asked": "yes",
    "q-officer.supervisor-name": "A. Example",
    "q-officer.supervisor-refused": "no",
    "q-officer.warrant": "administrative",
    "q-officer.camera-clip": "0042",
    "q-officer.immigration": "never asked, so never kept",
  });
  await officer.post("/report/what-happened", { category: "force", narrative: "They hit a man." });
  await officer.post("/report/where-and-when", { place: "Elm and 3rd" });
  await officer.postFiles("/report/evidence", { go: "next" }, []);
  expect(await wordsOf(await officer.get("/report/about-you"))).toContain("your badge number");
  const contact = { choice: "contact", name: "B. Sample, badge 77", phone: "555 0100" };
  await officer.post("/report/about-you", contact);
  expect(await wordsOf(await officer.get("/report/check"))).toContain("signed by their own agency");
  expect((await officer.post("/report/check", {})).headers.get("Location")).toBe("/report/sent");

  const analyst = await office.as("intake-analyst");
  const queue = await (await analyst.get("/desk/queue?channel=officers")).text();
  const id = /rpt_[0-9a-z]{26}/.exec(queue)?.[0] ?? "";
  const report = await (await analyst.get(`/desk/reports/${id}`)).text();
  for (const shown of ["From an officer of another agency", "springfield-pd", "A. Example", "0042"])
    expect(report).toContain(shown);
  for (const hidden of ["Sample", "badge 77", "never kept", pass, /oft_[0-9a-z]{26}/]) {
    expect(report).not.toMatch(hidden);
  }

  const tokenId = /oft_[0-9a-z]{26}/.exec(list)?.[0] ?? "";
  await sendForm(admin, PASSES, { intent: "end", pass: tokenId });
  expect((await new FormClient(office.origin).post("/officers", { pass })).status).toBe(422);
});
