import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { formToken } from "#app/core/people/form-token.server.ts";
import { DESK_COOKIE } from "#app/http/cookies.ts";
import type { FormClient } from "#test/support/form-client.ts";
import { until } from "#test/support/until.ts";
import { openDeskOffice, type DeskOffice } from "./desk-office.ts";

let office: DeskOffice;

beforeAll(async () => {
  office = await openDeskOffice();
});

afterAll(async () => {
  await office.remove();
});

const PAGE = "/desk/security-log";

function tokenOf(client: FormClient): string {
  return formToken(client.cookie(DESK_COOKIE) ?? "");
}

test("a refused page stands in the log with ability and reason, who it was, and nothing else", async () => {
  const analyst = await office.as("intake-analyst");
  const { id } = await office.person("intake-analyst");
  expect((await analyst.get(PAGE)).status).toBe(403);
  const auditor = await office.as("auditor");
  const csv = await until(async () => {
    const answer = await auditor.get(`${PAGE}/export?event=access.refused&person=${id}`);
    const text = await answer.text();
    expect(answer.headers.get("Content-Disposition")).toContain("security-log.csv");
    return text.includes("access.refused") && text;
  });
  expect(csv.split("\r\n")[1]).toMatch(
    /^\d{4}-\d{2}-\d{2}T[\d:.]{12}Z,access\.refused,usr_\w{26},1,"\{""ability"":""security-log\.count"",""reason"":""not-this-role""\}"$/,
  );
  const html = await (await auditor.get(`${PAGE}?event=access.refused&person=${id}`)).text();
  expect(html).toContain("right: security-log.count; reason: not this role");
  expect(html).toContain("Test intake-analyst");
});

test("an administrator sees figures and nobody's entries, and gets no file", async () => {
  const admin = await office.as("administrator");
  const html = await (await admin.get(PAGE)).text();
  expect(html).toContain("The last seven days");
  expect(html).not.toContain("Entries, newest first");
  expect(html).not.toContain("Sign: I have read");
  expect((await admin.get(`${PAGE}/export`)).status).toBe(403);
});

test("an auditor signs the review under their name, and only with the form of the session", async () => {
  const auditor = await office.as("auditor");
  const fields = { remark: "Nothing unusual.", "covers-until": new Date().toISOString() };
  expect((await auditor.post(PAGE, fields)).status).toBe(403);
  const signed = await auditor.post(PAGE, { ...fields, token: tokenOf(auditor) });
  expect(signed.headers.get("Location")).toBe(`${PAGE}?done=signed`);
  const html = await (await auditor.get(`${PAGE}?done=signed`)).text();
  expect(html).toContain("Your review is signed.");
  expect(html).toContain("Nothing unusual.");
  expect(html).toContain("Test auditor");
  const admin = await office.as("administrator");
  const byAdmin = await admin.post(PAGE, { ...fields, token: tokenOf(admin) });
  expect(byAdmin.status).toBe(403);
});

test("a day that is none is said, and everything else is shown", async () => {
  const auditor = await office.as("auditor");
  const html = await (await auditor.get(`${PAGE}?day=yesterday`)).text();
  expect(html).toContain("Write the day like");
});
