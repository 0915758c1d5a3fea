import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { FormClient } from "#test/support/form-client.ts";
import { openDeskOffice, sendForm, wordsOf, type DeskOffice } from "./desk-office.ts";

let office: DeskOffice;
let browser: FormClient;

beforeAll(async () => {
  office = await openDeskOffice();
  browser = await office.as("prosecutor");
});

afterAll(() => office.remove());

test("charges of open cases stand by the earliest day on which their period can end, the unknown ones after them", async () => {
  expect(await wordsOf(await browser.get("/desk/limitation-dates"))).toContain("No charges yet");
  const opened = await sendForm(browser, "/desk/cases", { title: "Elm Street" });
  const page = `${opened.headers.get("Location") ?? ""}/charges`;
  const add = async (statute: string, days: Record<string, string>) => {
    const charge = { intent: "add", kind: "charge", statute, ...days };
    const added = await sendForm(browser, page, charge);
    expect(added.status).toBe(303);
    return added;
  };
  await add("ny-pl-120.00", {});
  await add("ny-pl-120.05", { day: "2026-04-21" });
  await add("ny-pl-195.00", { day: "2026-04-21", lastDay: "2026-05-02" });
  const words = await wordsOf(await browser.get("/desk/limitation-dates"));
  const places = ["21 April 2028", "21 April 2031", "Not known"].map((one) => words.indexOf(one));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(words).toContain("CPL 30.10(2)(c), misdemeanor (pack us-ny 2026-04-01)");
  expect(words).toContain("the first day that the act can have been; the last is 2 May 2026");
  const sheet = await wordsOf(await browser.get(page));
  expect(sheet).toContain("between 21 April 2026 and 2 May 2026");
  expect(sheet).toContain(
    "21 April 2028, the earliest possible last day (at the latest 2 May 2028)",
  );
  // A case that somebody may not read says nothing here.
  expect((await (await office.as("intake-analyst")).get("/desk/limitation-dates")).status).toBe(
    403,
  );
});
