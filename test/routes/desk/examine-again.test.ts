import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { until } from "#test/support/until.ts";
import { openDeskOffice, type DeskOffice } from "./desk-office.ts";
import { generatedPhoto } from "./generated-photo.ts";

let office: DeskOffice;
let item: string;

beforeAll(async () => {
  office = await openDeskOffice();
  const sent = await office.given({
    files: [{ name: "photo.jpg", bytes: await generatedPhoto() }],
  });
  item = `/desk/reports/${sent.reportId}/items/${sent.itemIds[0] ?? ""}`;
}, 120_000);

afterAll(() => office.remove());

/** Presses the button of a page, which carries its form's token; `to` is where it is sent instead. */
async function post(
  role: "prosecutor" | "auditor" | "evidence-custodian",
  page: string,
  to: string = page,
) {
  const browser = await office.as(role);
  const html = await (await browser.get(page)).text();
  const token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? "";
  return browser.post(to, { token });
}

test("“Examine again” leads back to the file, says so, and the new examination stands beside the first", async () => {
  const answer = await post("prosecutor", item);
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, `${item}?asked=1`]);
  const prosecutor = await office.as("prosecutor");
  const asked = await (await prosecutor.get(`${item}?asked=1`)).text();
  expect(asked).toContain("The file will be examined again.");
  const page = () => prosecutor.get(item).then((one) => one.text());
  await until(async () => (await page()).includes("of examination <!-- -->2"));
  expect(await page()).toContain("Examination <!-- -->1");
});

test("it is not for those who see claims cut down, and a file that is not there cannot be examined", async () => {
  expect((await post("auditor", "/desk/custody", item)).status).toBe(403);
  const nowhere = item.replace(/itm_[a-z0-9]+$/, `itm_${"0".repeat(26)}`);
  expect((await post("prosecutor", item, nowhere)).status).toBe(404);
});

test("the custodian is told how many files an older examiner looked at, and nobody else is asked", async () => {
  const custodian = await (
    await (await office.as("evidence-custodian")).get("/desk/custody")
  ).text();
  expect(custodian).toContain("Every examined file was examined by the examiner in use.");
  expect((await post("evidence-custodian", "/desk/custody")).status).toBe(303);
  const auditor = await (await (await office.as("auditor")).get("/desk/custody")).text();
  expect(auditor).not.toContain("examined by the examiner in use");
  expect((await post("auditor", "/desk/custody")).status).toBe(403);
});
