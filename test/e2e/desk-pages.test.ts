import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import type { EntryKind } from "#app/core/case/sheet-entry.ts";
import type { CaseEntryId, ItemId } from "#app/core/ids.ts";
import type { Role } from "#app/core/people/role.ts";
import { DESK_COOKIE } from "#app/http/cookies.ts";
import { generatedPhoto } from "../routes/desk/generated-photo.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { faultsOf, openDevice } from "#test/support/desk-browser.ts";
import { givenDelivery } from "#test/support/given-delivery.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { until } from "#test/support/until.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";

// Pages of people, rules and logs, looked at with the accessibility checker at a telephone's width and at a desk's.

let office: DeskOffice;
let browser: Browser;
const pages = new Map<Role, Page>();
let eventHref: string;

/** A page of an event, open to the public at /events/autumn-2026, and where the desk has it. */
async function openedEvent(): Promise<string> {
  const by = await office.person("administrator");
  const fields = {
    title: "Elm Square, April 21",
    words: "Many people were on Elm Square.",
    "closed-words": "We have heard from many of you.",
    place: "Elm Square, Springfield",
    ...{ "from-month": "4", "from-day": "21", "from-year": "2026", "from-time": "17:00" },
    ...{ "q1-kind": "choice", "q1-wording": "On which side?", "q1-choices": "North\nSouth" },
  };
  const made = await office.useCases.makeIncidentPage({ by, slug: "autumn-2026", fields });
  if (made.kind !== "made") throw new Error(JSON.stringify(made));
  await office.useCases.openIncidentPage({ by, pageId: made.pageId });
  return `/desk/events/${made.pageId}`;
}

beforeAll(async () => {
  office = await openDeskOffice();
  for (const role of ["auditor", "prosecutor"] as const) await office.person(role);
  const analyst = await office.as("intake-analyst");
  for (let tries = 0; tries < 8; tries += 1) await analyst.get("/desk/security-log");
  eventHref = await openedEvent();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await office.remove();
});

async function pageOf(role: Role): Promise<Page> {
  const known = pages.get(role);
  if (known !== undefined) return known;
  const { page } = await openDevice(browser, { origin: office.origin, checked: true });
  const { signInName } = await office.person(role);
  await page.goto("/desk/sign-in");
  await page.getByLabel("Sign-in name").fill(signInName);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  pages.set(role, page);
  return page;
}

test.each([
  ["administrator", "/desk/people", "Let somebody in again"],
  ["administrator", "/desk/account", "Your account"],
  ["prosecutor", "/desk/office", "Statutes"],
  ["prosecutor", "/desk/office/languages/ar", "Need review by a certified translator"],
  ["prosecutor", "/desk/queue", "Save this view"],
  ["prosecutor", "/desk/views", "No views of yours"],
  ["prosecutor", "/desk/mine", "My tasks"],
  ["prosecutor", "/desk/cases", "Cases"],
  ["prosecutor", "/desk/imports", "Deliveries"],
  ["prosecutor", "/desk/junk", "Junk"],
  ["prosecutor", "/desk/approvals", "Approvals"],
  ["prosecutor", "/desk/policy", "Rules"],
  ["evidence-custodian", "/desk/custody", "Custody"],
  ["evidence-custodian", "/desk/unsealed", "Not sealed"],
  ["evidence-custodian", "/desk/erase-reporter", "Erase"],
  ["auditor", "/desk/reviews", "Reviews"],
  ["prosecutor", "/desk/bulk", "What you did to many reports"],
  ["prosecutor", "/desk/bulk/new", "No reports chosen"],
  ["prosecutor", "/desk/letters", "Fill a letter"],
  ["administrator", "/desk/letters/own", "Write another"],
  ["prosecutor", "/desk/since", "Since you were here"],
  ["prosecutor", "/desk/incidents", "No incidents yet"],
  ["prosecutor", "/desk/incidents/suggestions", "Reports that may be about one event"],
  ["prosecutor", "/desk/enter", "Begun by you"],
  ["prosecutor", "/desk/break-glass", "Emergency opening"],
  ["prosecutor", "/desk/tokens", "tokens"],
  ["auditor", "/desk/security-log", "Access refused"],
  ["auditor", "/desk/access", "Access"],
] as const)("%s finds %s without a fault, whatever the width", async (role, path, words) => {
  const page = await pageOf(role);
  await page.goto(path);
  await page.locator("main").getByText(words).first().waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const name = `${path.replace("/desk/", "")}-${colorScheme}`;
    expect(await faultsOf(page, name)).toEqual([]);
  }
});

test("a report with a file for two people, its letters and what others did are without a fault, whatever the width", async () => {
  const { useCases } = office;
  const photo = [{ name: "IMG_1.jpg", bytes: await generatedPhoto() }];
  const narrative = "There was blood on the street.";
  const { reportId, itemIds } = await office.given({ narrative, files: photo });
  const me = await office.person("prosecutor");
  const other = await office.person("intake-analyst");
  await useCases.assignReport({ by: me, reportId, to: me.id });
  const begun = await useCases.readDigest({ by: me });
  if (begun.kind !== "digest") throw new Error(begun.kind);
  await useCases.noteRead({ by: me, until: begun.until });
  await useCases.addReportNote({ by: other, reportId, text: "Please look at it." });
  const by = await office.person("administrator");
  const fields = {
    ...{ kind: "closing", title: "Our thanks", "body-en": "Thank you.\n\n{block:part-1}" },
    ...{ "part-1-title": "What comes next", "part-1-en": "We call you." },
  };
  const own = await useCases.writeOwnLetter({ by, fields });
  if (own.kind !== "written") throw new Error(own.kind);

  const page = await pageOf("prosecutor");
  const item = `/desk/reports/${reportId}/items/${itemIds[0] ?? ""}`;
  const look = async (path: string, words: string) => {
    await page.goto(path);
    await page.locator("main").getByText(words).first().waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const name = `${path.replace(/\/[a-z]{3}_\w+/g, "").replace(/\W+/g, "-")}-${colorScheme}`;
      expect(await faultsOf(page, name)).toEqual([]);
    }
  };
  await look(item, "Show it clearly");
  const care = { graphic: true, twoPeople: true };
  await useCases.noteCare({ by: me, itemId: itemIds[0] as ItemId, care });
  await look(`${item}?held=`, "We are two: show it");
  await look(`/desk/reports/${reportId}`, "for two people to look at together");
  await look("/desk/since?full=", "Note added");
  await page.goto(`/desk/letters?report=${reportId}&letter=${own.letterId}`);
  await page.getByLabel("What comes next").check();
  await page.getByRole("button", { name: "Show the letter" }).click();
  await page.getByText("We call you.").first().waitFor();
  expect(await faultsOf(page, "letter-shown")).toEqual([]);
  await page.getByRole("button", { name: "Send to the reporter" }).click();
  await page.getByText("The letter went out").waitFor();
  await page.locator("details.letter-log summary").click();
  expect(await faultsOf(page, "letter-sent")).toEqual([]);
  await page.getByRole("link", { name: "our own letter, version 1" }).click();
  await page.getByText("What version 1 says").waitFor();
  expect(await faultsOf(page, "own-letter")).toEqual([]);
});

test("what says nearly the same, who may see it, who could, the preview and the pages between are without a fault, whatever the width", async () => {
  const narrative = "Officers in green vests took two people away from the square at noon.";
  const { reportId } = await office.given({ narrative });
  for (const [role, path, words] of [
    ["prosecutor", `/desk/alike/${reportId}`, narrative],
    ["prosecutor", `/desk/walls/${reportId}`, "Nobody is kept away."],
    ["prosecutor", `/desk/queue?open=${reportId}`, narrative],
    ["prosecutor", "/desk/stay", "You stay signed in"],
    ["prosecutor", "/desk/bulk/blk_00000000000000000000000000", "There is no page here"],
    ["auditor", `/desk/access/${reportId}`, "Who could see it"],
    ["administrator", "/desk/approvers", "Back to people"],
  ] as const) {
    const page = await pageOf(role);
    await page.setViewportSize({ width: 1280, height: 900 });
    await until(async () => {
      await page.goto(path);
      return (await page.locator("main").getByText(words).count()) > 0;
    });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const name = `${path.replace(/[a-z]{3}_\w+/g, "").replace(/\W+/g, "-")}-${colorScheme}`;
      expect(await faultsOf(page, name)).toEqual([]);
    }
  }
});

test("a delivery, a reporter's link, a form to send again and links that open nothing are without a fault, whatever the width", async () => {
  const { importId } = await givenDelivery(office);
  const { reportId } = await office.given({
    beforeSending: async (token) => {
      await office.useCases.addLink({ token, fields: { link: "https://video.example.com/1" } });
    },
  });
  const by = await office.person("prosecutor");
  const read = await office.useCases.readReport({ by, reportId });
  const linkId = read.kind === "report" ? read.file.links[0]?.id : undefined;
  const page = await pageOf("prosecutor");
  const cookies = await page.context().cookies(office.origin);
  const kept = await office.useCases.keepForm({
    token: cookies.find(({ name }) => name === DESK_COOKIE)?.value ?? "",
    form: { path: `/desk/reports/${reportId}`, fields: { intent: "note", text: "Ask the shop." } },
  });
  const nothing = "0".repeat(43);
  for (const [path, words] of [
    ["/desk/imports", "springfield-dot"],
    [`/desk/imports/${importId}`, "its bytes do not have the digest"],
    [`/desk/imports/${importId}?state=expected`, "No such files"],
    [`/desk/reports/${reportId}/links/${linkId ?? ""}`, "video.example.com"],
    [`/desk/send-again?kept=${kept ?? ""}`, "Ask the shop."],
    ["/desk/send-again", "There is nothing to send"],
    [`/desk/setup/${nothing}`, "This link opens nothing"],
    [`/desk/invitation/${nothing}`, "This invitation is over"],
  ] as const) {
    await page.goto(path);
    await page.getByText(words).first().waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const name = `${path.replace(/[a-z]{3}_\w+|0{9,}/g, "").replace(/\W+/g, "-")}-${colorScheme}`;
      expect(await faultsOf(page, name)).toEqual([]);
    }
  }
});

test("worksheets of a case, empty, filled and with a form open, are without a fault, whatever the width", async () => {
  const by = await office.person("prosecutor");
  const opened = await office.useCases.openCase({ by, title: "Elm Street" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const { caseId } = opened;
  const add = async (kind: EntryKind, parentId: CaseEntryId | null, fields: object) => {
    const entry = { by, caseId, kind, parentId, fields: { ...fields } };
    const added = await office.useCases.addCaseEntry(entry);
    if (added.kind !== "written") throw new Error(JSON.stringify(added));
    return added.entryId;
  };
  const page = await pageOf("prosecutor");
  const look = async (path: string, words: string) => {
    await page.goto(`/desk/cases/${caseId}/${path}`);
    await page.locator("main").getByText(words).first().waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const name = `${path.replace(/[a-z]{3}_\w+/g, "").replace(/\W+/g, "-")}-${colorScheme}`;
      expect(await faultsOf(page, name)).toEqual([]);
    }
  };
  const charge = await add("charge", null, { statute: "ny-pl-120.00", day: "2026-04-21" });
  await look("charges", "Justification generally");
  await look("../../limitation-dates", "Earliest last day");
  await look(`charges?add=defence&to=${charge}`, "Is the grand jury told of it?");
  await look("people?add=person", "Nobody yet");
  await add("person", null, { role: "officer", appearance: "Tall, mask" });
  await look("people", "Tall, mask");
  await look("supremacy-clause?add=immunity", "No worksheet yet");
  const sheet = await add("immunity", null, { officer: "O-01", act: "The officer fired." });
  const row = { question: "threat", witness: "W-01", statement: "A knife lies there." };
  await add("fact", sheet, { ...row, side: "for" });
  await add("look", sheet, { question: "threat", side: "against", text: "All films" });
  await add("gap", sheet, { question: "threat", text: "No film of the first second" });
  await look("supremacy-clause", "A knife lies there.");
  await look(`supremacy-clause?add=fact&to=${sheet}&row=threat&side=for`, "Where in the file");
});

test("a queue that stands open says what changed, marks the row where it stands and moves none", async () => {
  const { reportId } = await office.given({ narrative: "They took a man away." });
  const page = await pageOf("prosecutor");
  await page.goto("/desk/queue");
  const row = page.locator(`[data-report="${reportId}"]`);
  await row.waitFor();
  const by = await office.person("prosecutor");
  await office.useCases.setReportStatus({ by, reportId, status: "in-review" });
  const other = await office.given({ narrative: "Something else." });
  // As when somebody comes back to the tab; by itself the page asks every 20 seconds.
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await page.getByRole("status").getByText("1 new, 1 changed").waitFor();
  await row.getByText("Changed").waitFor();
  expect(await row.getByText("In review").count()).toBe(0);
  expect(await page.locator(`[data-report="${other.reportId}"]`).count()).toBe(0);
  await page.getByRole("link", { name: "Show", exact: true }).click();
  await page.locator(`[data-report="${other.reportId}"]`).waitFor();
  await page.getByText("Save this view").click();
  expect(await faultsOf(page, "queue-with-rows")).toEqual([]);
  // As wide as a thousandth of all codes are and more: none is cut off.
  await page.setViewportSize({ width: 1280, height: 900 });
  const code = row.locator("td", { has: page.locator(".queue__link") });
  await code.locator(".queue__link").evaluate((link) => {
    link.textContent = "BW-WMWX-7D9G";
  });
  expect(await code.evaluate((cell) => cell.scrollWidth - cell.clientWidth)).toBe(0);
});

test("a report that needs no translation has the width for its words", async () => {
  const { reportId } = await office.given({ narrative: "They took a man away. ".repeat(20) });
  const page = await pageOf("prosecutor");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`/desk/reports/${reportId}`);
  const [words, write] = await Promise.all([
    page.locator(".witness-words").first().boundingBox(),
    page.getByText("Write a translation").boundingBox(),
  ]);
  expect(write?.y).toBeGreaterThan((words?.y ?? 0) + (words?.height ?? 0));
});

test("the bar's menus open by key, lead on, and close on Esc, at a press beside them and one by the other", async () => {
  const page = await pageOf("administrator");
  await page.goto("/desk/security-log");
  for (const width of [1280, 1024, 768, 360]) {
    await page.setViewportSize({ width, height: 700 });
    const menu = (name: string) => page.locator("summary", { hasText: name });
    await menu("Office").focus();
    await page.keyboard.press("Enter");
    const people = page.getByRole("link", { name: "People", exact: true });
    await people.waitFor();
    expect(await faultsOf(page, `menu-${String(width)}`, [width])).toEqual([]);
    await page.keyboard.press("Tab");
    expect(await people.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await people.waitFor({ state: "hidden" });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Office");
    await menu("Office").click();
    await people.waitFor();
    await page.locator("main").click({ position: { x: 1, y: 300 } });
    await people.waitFor({ state: "hidden" });
  }
  await page.locator("summary", { hasText: "Office" }).click();
  await page.getByRole("link", { name: "People", exact: true }).click();
  await page.waitForURL("**/desk/people");
});

test("the pages of an event, at the desk and for the public, are without a fault, whatever the width and the language", async () => {
  const page = await pageOf("administrator");
  await page.emulateMedia({ colorScheme: "light" });
  const desk = ["/desk/events", "/desk/events/new", eventHref, `${eventHref}?language=ar`];
  for (const path of [...desk, `${eventHref}/preview?language=es`, `${eventHref}/poster`]) {
    await page.goto(path);
    expect(await faultsOf(page, path.replace(/\W+/g, "-"))).toEqual([]);
  }
  const { page: visitor } = await openDevice(browser, { origin: office.origin, checked: true });
  await visitor.goto("/events/autumn-2026");
  await visitor.getByRole("link", { name: "العربية" }).click();
  expect(await faultsOf(visitor, "event-ar")).toEqual([]);
  await visitor.getByRole("link", { name: "English" }).first().click();
  expect(await faultsOf(visitor, "event-en")).toEqual([]);
  await visitor.getByRole("button", { name: "Start a report" }).click();
  await visitor.goto("/report/where-and-when");
  await visitor.setViewportSize({ width: 320, height: 700 });
  expect(await faultsOf(visitor, "offer")).toEqual([]);
  await visitor.getByRole("link", { name: "Yes. Fill in this place and time" }).click();
  expect(await visitor.locator('[name="place"]').inputValue()).toBe("Elm Square, Springfield");
  expect(await faultsOf(visitor, "offer-filled")).toEqual([]);
  await visitor.context().close();
});

test("a lost code is asked for, looked at and waited for on pages without a fault, whatever the width", async () => {
  const { page: visitor } = await openDevice(browser, { origin: office.origin, checked: true });
  await visitor.goto("/follow-up");
  await visitor.getByRole("link", { name: "Ask for a new code" }).click();
  await visitor.getByRole("button", { name: "Get a new code" }).click();
  await visitor.getByText("Please tell us at least 2 things.").first().waitFor();
  expect(await faultsOf(visitor, "lost-code-refused")).toEqual([]);
  await visitor.getByLabel("Where did it happen?").fill("Elm and 3rd");
  await visitor.getByLabel("What happened?").fill("They pushed a man. ".repeat(30));
  await visitor.getByRole("button", { name: "Get a new code" }).click();
  await visitor.getByRole("heading", { name: "Your new code" }).waitFor();
  expect(await faultsOf(visitor, "new-code")).toEqual([]);
  const code = (await visitor.locator(".receipt-code__digits").innerText()).trim();
  await visitor.getByRole("button", { name: "Make a card to print" }).click();
  await visitor.getByRole("button", { name: "Show the square with the code" }).click();
  expect(await faultsOf(visitor, "new-code-card")).toEqual([]);
  await visitor.getByRole("button", { name: "Look at the code again" }).click();
  await visitor.getByRole("button", { name: "Check what I wrote down" }).click();
  expect(await faultsOf(visitor, "new-code-check")).toEqual([]);
  for (const box of await visitor.locator("main input.usa-input--code").all()) {
    const group = Number((await box.getAttribute("name"))?.replace("group-", ""));
    await box.fill(code.replace(/\D/g, "").slice(4 * (group - 1), 4 * group));
  }
  await visitor.getByRole("button", { name: "Check", exact: true }).click();
  await visitor.getByText("What you wrote down is right.").waitFor();
  expect(await faultsOf(visitor, "new-code-checked")).toEqual([]);
  await visitor.getByRole("link", { name: "Type the code to see how things stand" }).click();
  await visitor.getByLabel("Your code").fill(code);
  await visitor.getByRole("button", { name: "Open my report" }).click();
  await visitor.getByRole("heading", { name: "Your new code does not work yet" }).waitFor();
  expect(await faultsOf(visitor, "new-code-waits")).toEqual([]);

  await visitor.goto("/language?to=ar&back=/follow-up/lost-code");
  const send = () => visitor.locator("main form").last().getByRole("button").last().click();
  await send();
  await visitor.locator('[aria-invalid="true"]').first().waitFor();
  expect(await faultsOf(visitor, "lost-code-refused-ar")).toEqual([]);
  await visitor.locator('[name="place"]').fill("شارع الدردار والثالث");
  await visitor.locator('[name="happened"]').fill("دفعوا رجلاً.");
  await send();
  await visitor.locator(".receipt-code__digits").waitFor();
  expect(await visitor.locator("html").getAttribute("dir")).toBe("rtl");
  expect(await faultsOf(visitor, "new-code-ar")).toEqual([]);
  await visitor.locator('[formaction$="/card"]').click();
  await visitor.locator(".keep-card").waitFor();
  expect(await faultsOf(visitor, "new-code-card-ar")).toEqual([]);
  await visitor.context().close();

  // With our own policy in force the squares, which stand in the page itself, are shown; on the narrowest phone nothing scrolls sideways.
  const { page: phone } = await openDevice(browser, { origin: office.origin });
  await phone.setViewportSize({ width: 320, height: 700 });
  await phone.goto("/follow-up/lost-code");
  await phone.locator('[name="place"]').fill("Elm and 3rd");
  await phone.locator('[name="words"]').fill("Stop that");
  await phone.getByRole("button", { name: "Get a new code" }).click();
  await phone.getByRole("button", { name: "Make a card to print" }).click();
  await phone.getByRole("button", { name: "Show the square with the code" }).click();
  await phone.locator(".keep-card img").nth(1).waitFor();
  const card = await phone.locator(".keep-card img").evaluateAll((all) => ({
    shown: all.map((one) => (one as HTMLImageElement).naturalWidth > 0),
    width: document.documentElement.scrollWidth,
  }));
  expect(card).toEqual({ shown: [true, true], width: 320 });
  await phone.context().close();

  const { reportId } = await office.given({ narrative: "They pushed a man by the mill." });
  const read = await office.useCases.readReport({
    by: await office.person("prosecutor"),
    reportId,
  });
  const number = read.kind === "report" ? read.file.report.code : "";
  const page = await pageOf("prosecutor");
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/desk/code-requests");
  expect(await faultsOf(page, "code-requests")).toEqual([]);
  await page.locator("td a").first().click();
  await page.getByLabel("Report number").fill(number);
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByText("They pushed a man by the mill.").waitFor();
  expect(await faultsOf(page, "code-request")).toEqual([]);
});

test("the officers' pages, at the desk and for officers, are without a fault, whatever the width", async () => {
  const by = await office.person("administrator");
  const pass = { by, agency: "springfield-pd", label: "Chief", days: 30 };
  const made = await office.useCases.issueOfficerToken(pass);
  if (made.kind !== "issued") throw new Error(made.kind);
  const page = await pageOf("administrator");
  await page.goto("/desk/officer-passes");
  expect(await faultsOf(page, "officer-passes")).toEqual([]);
  const { page: officer } = await openDevice(browser, { origin: office.origin, checked: true });
  await officer.goto("/officers");
  expect(await faultsOf(officer, "officers")).toEqual([]);
  await officer.goto("/language?to=ar&back=/officers");
  expect(await faultsOf(officer, "officers-ar")).toEqual([]);
  await officer.goto("/language?to=en&back=/officers");
  await officer.getByLabel("The pass of your agency").fill("bwt_wrong");
  await officer.getByRole("button", { name: "Start" }).click();
  await officer.getByText("This pass does not work").first().waitFor();
  expect(await faultsOf(officer, "officers-wrong")).toEqual([]);
  await officer.getByLabel("The pass of your agency").fill(made.token);
  await officer.keyboard.press("Enter");
  await officer.waitForURL("**/officers/details");
  await officer.setViewportSize({ width: 320, height: 700 });
  expect(await faultsOf(officer, "officer-details")).toEqual([]);
  await officer.getByLabel("I stepped in to stop something").check();
  await officer.getByRole("button", { name: "Continue" }).click();
  await officer.waitForURL("**/report/what-happened");
  await officer.context().close();
});

test("a report is typed in by keyboard, without a fault on any of its pages, its code is there once, and a letter in its language", async () => {
  const page = await pageOf("prosecutor");
  const step = async (what: string) => {
    expect(await faultsOf(page, what)).toEqual([]);
  };
  await page.goto("/desk/enter");
  await page.getByLabel("It came by").selectOption("phone");
  await page.getByRole("button", { name: "Begin" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/desk\/enter\/drf_\w+$/);
  await step("typing-in");
  await page.getByRole("button", { name: "Save and go on to files" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/check=1$/);
  await step("typing-in-with-problems");
  await page.locator('[name="came-month"]').fill("11");
  await page.locator('[name="came-day"]').fill("20");
  await page.locator('[name="came-year"]').fill("2026");
  await page.getByLabel("Summarised by the office").check();
  await page.locator('[name="narrative"]').fill("She says that they pushed a man.");
  await page.locator('[name="place"]').fill("Elm and 3rd");
  await page.locator('[name="language"]').selectOption("ar");
  await page.locator('[name="choice"][value="anonymous"]').check();
  // A second tab of the same page is saved meanwhile.
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.locator('[name="narrative"]').fill("He says that they took a man away.");
  await other.locator('[name="place"]').fill("Elm and 4th");
  await Promise.all([
    other.waitForEvent("load"),
    other.getByRole("button", { name: "Save and go on to files" }).click(),
  ]);
  await other.close();
  await page.getByRole("button", { name: "Save and go on to files" }).click();
  await page.getByRole("heading", { name: "What differs" }).waitFor();
  await page.locator("main").getByText("He says that they took a man away.").first().waitFor();
  await step("typing-in-two-tabs");
  await page.getByRole("button", { name: "Save and go on to files" }).click();
  await page.waitForURL(/\/check$/);
  await step("typed-in-files");
  await page.getByRole("button", { name: "File the report" }).focus();
  await page.keyboard.press("Enter");
  await page.locator(".receipt-code__digits").waitFor();
  await step("typed-in-filed");
  const report = await page.locator('a[href^="/desk/reports/rpt_"]').first().getAttribute("href");
  await page.goto(`/desk/letters?report=${report?.split("/").at(-1) ?? ""}`);
  await page.locator('[name="letter"]').selectOption("acknowledgement");
  await page.getByRole("button", { name: "Show the letter" }).click();
  await page.getByText("The same in English").waitFor();
  await step("letter-in-arabic");
});
