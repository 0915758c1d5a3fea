import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openDeskOffice, sendForm, wordsOf, type DeskOffice } from "./desk-office.ts";

let office: DeskOffice;

beforeAll(async () => {
  office = await openDeskOffice();
}, 240_000);

afterAll(() => office.remove());

const reason = "A cousin of the driver";

test("from a wall to a member, and what an auditor is told of it", async () => {
  const { useCases } = office;
  const { reportId, itemIds, token } = await office.given({
    files: [{ name: "secret-name.bin", bytes: Buffer.from("x") }],
  });
  const by = await office.person("prosecutor");
  const investigator = await office.person("investigator");
  const opened = await useCases.openCase({ by, title: "Elm Street" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  await useCases.addReportToCase({ by, caseId: opened.caseId, reportId });
  const prosecutor = await office.as("prosecutor");
  const walls = `/desk/walls/${opened.caseId}`;
  const short = await sendForm(prosecutor, walls, {
    intent: "raise",
    person: investigator.id,
    reason: "no",
  });
  expect(short.status).toBe(422);
  expect(await wordsOf(short)).toContain("Say why, in 10 to 2,000 characters.");
  const raised = await sendForm(prosecutor, walls, {
    intent: "raise",
    person: investigator.id,
    reason,
  });
  expect(raised.status).toBe(303);
  expect(await wordsOf(await prosecutor.get(walls))).toContain(reason);
  const walled = await office.as("investigator");
  for (const path of [`/desk/reports/${reportId}`, `/desk/cases/${opened.caseId}`]) {
    expect((await walled.get(path)).status).toBe(404);
  }
  const custodian = await office.person("evidence-custodian");
  const joined = await sendForm(prosecutor, walls, { intent: "join", person: custodian.id });
  expect(joined.status).toBe(303);

  const auditor = await office.as("auditor");
  const found = await sendForm(auditor, "/desk/access", { code: itemIds[0] ?? "" });
  expect(found.headers.get("location")).toBe(`/desk/access/${itemIds[0]}`);
  for (const id of [reportId, opened.caseId, itemIds[0] ?? ""]) {
    const words = await wordsOf(await auditor.get(`/desk/access/${id}`));
    expect(words).toContain("walled off");
    for (const content of ["They pushed a man", "Elm", "secret-name"]) {
      expect(words).not.toContain(content);
    }
    const table = await auditor.get(`/desk/access/${id}/export?part=could`);
    expect(await table.text()).toContain("walled off");
    expect((await prosecutor.get(`/desk/access/${id}`)).status).toBe(403);
  }
  const early = await auditor.get(`/desk/access/${reportId}?at=2020-01-01T00:00`);
  expect(await wordsOf(early)).toContain("It was not there yet");

  const nothing = await sendForm(walled, "/desk/break-glass", {
    intent: "open",
    code: "BW-NONE",
    reason,
  });
  const code = (await useCases.readReceipt({ token }))?.reportCode ?? "";
  const behind = await sendForm(walled, "/desk/break-glass", { intent: "open", code, reason });
  expect(behind.status).toBe(nothing.status);
  expect(await wordsOf(behind)).toContain("There is nothing with this code that you can open.");
}, 240_000);

test("an emergency opening stands on every page, ends by a button and waits for its review", async () => {
  const { useCases } = office;
  const { reportId, token } = await office.given();
  const code = (await useCases.readReceipt({ token }))?.reportCode ?? "";
  const administrator = await office.person("administrator");
  const analyst = await office.person("intake-analyst");
  await useCases.setTeams({ by: administrator, personId: analyst.id, teams: "elsewhere" });
  const browser = await office.as("intake-analyst");
  expect((await browser.get(`/desk/reports/${reportId}`)).status).toBe(404);
  const opened = await sendForm(browser, "/desk/break-glass", { intent: "open", code, reason });
  expect(opened.headers.get("location")).toBe(`/desk/reports/${reportId}`);
  expect((await browser.get(`/desk/reports/${reportId}`)).status).toBe(200);
  const page = await (await browser.get("/desk/account")).text();
  expect(page).toContain("Emergency opening of");
  const opening = /name="opening" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const ended = await sendForm(browser, "/desk/break-glass", { intent: "end", opening });
  expect(ended.status).toBe(303);
  expect((await browser.get(`/desk/reports/${reportId}`)).status).toBe(404);

  const auditor = await office.as("auditor");
  const waiting = await wordsOf(await auditor.get("/desk/reviews"));
  expect(waiting).toContain(reason);
  const unsaid = await sendForm(auditor, "/desk/reviews", {
    opening,
    remarks: "All as it should be.",
  });
  expect(unsaid.status).toBe(422);
  const done = await sendForm(auditor, "/desk/reviews", {
    opening,
    finding: "fine",
    remarks: "All as it should be.",
  });
  expect(done.status).toBe(303);
  expect(await wordsOf(await auditor.get("/desk/reviews"))).toContain("In order");
}, 240_000);
