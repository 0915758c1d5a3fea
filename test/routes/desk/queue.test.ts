import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openMasterKey } from "#app/adapters/security/keys.ts";
import { createRootKeys } from "#app/adapters/security/root-keys.ts";
import { openDatabase } from "#app/adapters/database/open.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import type { FormClient } from "#test/support/form-client.ts";
import { givenReport } from "../../adapters/database/given.ts";
import { until } from "#test/support/until.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { openDeskOffice, sendForm, wordsOf, type DeskOffice } from "./desk-office.ts";

let office: DeskOffice;
let browser: FormClient;
/** Ids of all reports, newest first. */
let newestFirst: readonly string[];

const REPORTS = 107;

beforeAll(async () => {
  office = await openDeskOffice();
  browser = await office.as("intake-analyst");
  // Straight into the database: sending each through the public form would hash a receipt code.
  let millis = Date.now();
  const clock = {
    now: () => instantFromMillis((millis += 1)),
    move: (by: number) => {
      millis += by;
    },
  };
  const { database: location } = office.config;
  const database = await openDatabase({ location, clock, newLogOrigin: "test" });
  const master = await openMasterKey(office.config.masterKeyFile, { existing: true });
  if (!master.ok) throw new Error(master.problem);
  database.useRootKeys(createRootKeys(master.value));
  const sent: string[] = [];
  for (let n = 0; n < REPORTS; n += 1) {
    const narrative = `A ${n % 10 === 0 ? "<b>silver</b>" : "blue"} van, number ${n}`;
    sent.push(await givenReport({ transact: database.transact, clock }, { narrative }));
  }
  await database.close();
  newestFirst = sent.reverse();
});

afterAll(() => office.remove());

/** Ids of the reports that a page of the queue lists, in its order. */
async function listed(path: string): Promise<readonly string[]> {
  const page = await (await browser.get(path)).text();
  return [...page.matchAll(/class="queue__link"[^>]*href="\/desk\/reports\/(rpt_\w+)/g)].map(
    ([, id]) => id ?? "",
  );
}

/** Where a link of the page with these words leads. */
async function linkOf(path: string, rel: "next" | "prev"): Promise<string | undefined> {
  const page = await (await browser.get(path)).text();
  const href = new RegExp(`<a href="([^"]+)" rel="${rel}"`).exec(page)?.[1];
  return href?.replaceAll("&amp;", "&");
}

async function walk(start: string, rel: "next" | "prev"): Promise<readonly string[]> {
  const pages: string[] = [start];
  for (;;) {
    const next = await linkOf(pages.at(-1) ?? "", rel);
    if (next === undefined) return pages;
    pages.push(next);
  }
}

test("pages go forward by key and show every report once, newest first", async () => {
  const pages = await walk("/desk/queue", "next");
  expect(pages).toHaveLength(3);
  const shown = (await Promise.all(pages.map(listed))).flat();
  expect(shown).toEqual(newestFirst);
});

test("pages go back over the same reports to the first page", async () => {
  const forward = await walk("/desk/queue", "next");
  const back = await walk(forward.at(-1) ?? "", "prev");
  expect(await listed(back.at(-1) ?? "")).toEqual(newestFirst.slice(0, 50));
  expect(back).toEqual([...forward].reverse());
});

test("oldest first is the same queue the other way round", async () => {
  const pages = await walk("/desk/queue?order=oldest", "next");
  const shown = (await Promise.all(pages.map(listed))).flat();
  expect(shown).toEqual([...newestFirst].reverse());
});

test("words narrow the queue; what is in force is counted, named and can be taken off", async () => {
  const answer = await browser.get("/desk/queue?words=silver+VAN&status=new&category=");
  const page = await answer.text();
  expect(page).toContain('href="/desk/queue?words=van&amp;status=new"');
  expect(page).toContain('href="/desk/queue?words=silver+van"');
  const words = await wordsOf(await browser.get("/desk/queue?words=silver"));
  expect(words).toContain("11 reports");
  expect(words).toContain("A <b>silver</b>".replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
});

test("a queue that holds nothing says what to do", async () => {
  const words = await wordsOf(await browser.get("/desk/queue?words=zebra"));
  expect(words).toContain("No report matches");
  expect(words).toContain("0 reports");
});

test.each([
  "?after=nonsense",
  "?after=~",
  "?after=2026-01-01T00:00:00.000Z~rpt_x",
  "?status=unknown&order=upwards&assignee=everyone",
  "?open=rpt_x",
  "?open=rpt_00000000000000000000000000",
  "?words=%25%27%22%5C",
  `?words=${"a+".repeat(500)}`,
])("an odd address shows a queue all the same (%s)", async (query) => {
  expect((await browser.get(`/desk/queue${query}`)).status).toBe(200);
});

test("chosen reports are acted on without a script, with one comment, and the whole is undone", async () => {
  const [one = "", two = ""] = newestFirst;
  const queue = await browser.get("/desk/queue?order=newest");
  expect(queue.headers.get("Content-Security-Policy")).toContain("connect-src 'self'");
  const page = await queue.text();
  const box = new RegExp(`<input[^>]* value="${one}"[^>]*>`).exec(page)?.[0];
  expect(box).toMatch(/ form="bulk"/);
  expect(box).toMatch(/ name="report"/);
  const address = `/desk/bulk/new?list=&report=${one}&report=${two}&report=rpt_x`;
  expect(await wordsOf(await browser.get(address))).toContain("2 reports, chosen in the queue.");
  const fields = { act: "status:in-review", count: "2", comment: "" };
  const without = await sendForm(browser, address, fields);
  expect(without.status).toBe(422);
  expect(await wordsOf(without)).toContain("Write why.");
  const sent = await sendForm(browser, address, { ...fields, comment: "One evening" });
  const bulk = sent.headers.get("Location") ?? "";
  expect(bulk).toMatch(/^\/desk\/bulk\/blk_[0-9a-z]{26}$/);
  const ended = (path: string) =>
    until(async () => {
      const state: unknown = await (await browser.get(`${path}/state`)).json();
      return (state as { readonly finished: boolean }).finished;
    });
  await ended(bulk);
  const whole = await browser.get(bulk);
  // Its script asks how far it is.
  expect(whole.headers.get("Content-Security-Policy")).toContain("connect-src 'self'");
  const words = await wordsOf(whole);
  expect(words).toContain("Status: In review");
  expect(words).toContain("One evening");
  expect(words).toContain("Undo (2 reports)");
  expect(await wordsOf(await browser.get("/desk/bulk"))).toContain("Status: In review");
  // Asked for again it finds both so already, and the list's numbers say what became of every report.
  const again = await sendForm(browser, address, { ...fields, comment: "Once more" });
  await ended(again.headers.get("Location") ?? "");
  expect(await wordsOf(await browser.get("/desk/bulk"))).toMatch(/Once more Ended 2 0 2 0 /);
  const report = await (await browser.get(`/desk/reports/${one}`)).text();
  expect(report).toContain(`href="${bulk}"`);
  const undone = await sendForm(browser, bulk, { intent: "undo" });
  const back = undone.headers.get("Location") ?? "";
  await ended(back);
  expect(await wordsOf(await browser.get(back))).toContain("Do it again (2 reports)");
  const all = await wordsOf(await browser.get("/desk/bulk/new?list=words%3Dsilver&all=yes"));
  expect(all).toContain("All 11 reports that match");
  expect((await browser.get("/desk/bulk/blk_00000000000000000000000000")).status).toBe(404);
});

test("a report can be read beside the queue, without a picture being fetched", async () => {
  const open = newestFirst[3] ?? "";
  const page = await (await browser.get(`/desk/queue?open=${open}`)).text();
  expect(page).toContain('aria-label="Preview"');
  expect(page).toContain(`href="/desk/reports/${open}"`);
  expect(page).not.toContain("/preview?size=");
});

test("a report that was opened from a queue leads to its neighbours there and back to it", async () => {
  const silver = await listed("/desk/queue?words=silver");
  const page = await (
    await browser.get(`/desk/reports/${silver[1] ?? ""}?list=words%3Dsilver`)
  ).text();
  expect(page).toContain(`href="/desk/reports/${silver[0] ?? ""}?list=words%3Dsilver"`);
  expect(page).toContain(`href="/desk/reports/${silver[2] ?? ""}?list=words%3Dsilver"`);
  expect(page).toContain(`href="/desk/queue?words=silver#${silver[1] ?? ""}"`);
});

/** Sends a form of the page of views, and answers where it leads. */
async function views(fields: Readonly<Record<string, string>>, who = browser): Promise<string> {
  const answer = await sendForm(who, "/desk/views", fields);
  expect(answer.status).toBe(303);
  return answer.headers.get("Location") ?? "";
}

/** The id of a view by its name, as the page of views has it. */
async function viewId(name: string): Promise<string> {
  const listed = await office.useCases.listViews({ by: await office.person("intake-analyst") });
  if (listed.kind !== "views") throw new Error(listed.kind);
  return listed.views.find((view) => view.name === name)?.id ?? "";
}

test("a view is saved, opened, counted, ordered, begun with, removed and brought back, and leads no further than its query", async () => {
  expect(
    await views({ intent: "save", name: "  Silver\tvans ", query: "words=silver&after=x" }),
  ).toBe("/desk/queue?words=silver");
  await views({ intent: "save", name: "New ones", query: "status=new" });
  const queue = await wordsOf(await browser.get("/desk/queue?words=silver"));
  expect(queue).toMatch(/My views Silver vans New ones/);
  const page = await (await browser.get("/desk/queue?status=new&words=")).text();
  expect(page).toMatch(/aria-current="page"><span>New ones/);
  const silver = await viewId("Silver vans");
  const newOnes = await viewId("New ones");
  await views({ intent: "change", view: newOnes, name: "New", alert: "2" });
  for (let n = 0; n < 2; n += 1) await office.given({ narrative: "A new thing" });
  const counted = await (await browser.get("/desk/queue")).text();
  expect(counted).toMatch(/<span>New<\/span><span class="views__count views__count--alert">2 new</);
  await browser.get("/desk/queue?status=new");
  expect(await (await browser.get("/desk/queue")).text()).not.toContain("views__count--alert");
  await views({ intent: "move", view: newOnes, step: "-1" });
  expect(await wordsOf(await browser.get("/desk/queue"))).toMatch(/My views New Silver vans/);
  await views({ intent: "begin", view: silver });
  expect((await browser.get("/desk")).headers.get("Location")).toBe("/desk/queue?words=silver");
  const after = await views({ intent: "remove", view: silver });
  expect((await browser.get("/desk")).headers.get("Location")).toBe("/desk/queue");
  expect(await wordsOf(await browser.get(after))).toContain("The view is removed. Undo");
  expect(await wordsOf(await browser.get("/desk/queue"))).not.toContain("Silver vans");
  await views({ intent: "bring-back", view: silver });
  expect((await browser.get("/desk")).headers.get("Location")).toBe("/desk/queue?words=silver");
  await views({ intent: "begin-with-queue", view: silver });
  expect((await browser.get("/desk")).headers.get("Location")).toBe("/desk/queue");
});

test("a view without a name, and an alert that is no number, are said to be wrong where they stand", async () => {
  const nameless = await sendForm(browser, "/desk/views", { intent: "save", name: " ", query: "" });
  expect(nameless.status).toBe(422);
  expect(await wordsOf(nameless)).toContain("Give the view a name");
  const id = await viewId("New");
  const change = { intent: "change", view: id, name: "New", alert: "many" };
  const wrong = await sendForm(browser, "/desk/views", change);
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain(`href="#field-alert-${id}"`);
});

test("a view is its owner's alone until one who may share it does; nobody else changes it", async () => {
  const prosecutor = await office.as("prosecutor");
  const mine = await viewId("New");
  const refused = await sendForm(browser, "/desk/views", {
    ...{ intent: "save", name: "For all", query: "", shared: "on" },
  });
  expect(refused.status).toBe(403);
  const theirs = await sendForm(prosecutor, "/desk/views", { intent: "remove", view: mine });
  expect(theirs.status).toBe(404);
  expect(await wordsOf(await prosecutor.get("/desk/queue"))).not.toContain("My views");
  const shared = {
    intent: "save",
    name: "With nobody yet",
    query: "assignee=nobody",
    shared: "on",
  };
  await views(shared, prosecutor);
  expect(await wordsOf(await browser.get("/desk/queue"))).toContain("Shared views With nobody yet");
  const id = await viewId("With nobody yet");
  expect((await sendForm(browser, "/desk/views", { intent: "remove", view: id })).status).toBe(404);
});

test("a view whose filter is not read any more shows more, and says so", async () => {
  const by = await office.person("intake-analyst");
  const query = "status=on-the-moon&words=silver";
  await office.useCases.saveView({ by, name: "From another year", query, shared: false });
  const words = await wordsOf(await browser.get(`/desk/queue?${query}`));
  expect(words).toContain("From another year shows more than it did");
  expect(words).toContain("status=on-the-moon");
  expect(words).toContain("11 reports");
  expect(await wordsOf(await browser.get("/desk/queue?words=silver"))).not.toContain("than it did");
});

/** What the log says of lists that were kept as a file: the facts and the filter of each record, oldest first. */
async function exportsRecorded() {
  const by = await office.person("evidence-custodian");
  const records = (await office.useCases.listCustody({ by })) ?? [];
  return records
    .filter(({ ev }) => ev === "queue.exported")
    .sort((one, other) => one.seq - other.seq)
    .map(({ leaf, disclosures }) => ({
      obj: (JSON.parse(new TextDecoder().decode(leaf)) as { obj: Record<string, unknown> }).obj,
      note: Buffer.from(
        disclosures.find(({ name }) => name === "note")?.disclosure ?? "",
        "base64url",
      ).toString(),
    }));
}

test("every report of a filter is kept as a file, formulas inert, and what was handed out is recorded with its digest", async () => {
  await office.given({ narrative: '=HYPERLINK(1), "a"\nsecond line' });
  // Most of these reports say nearly the same, and fold into a row of the queue; not in the file.
  await until(async () => (await listed("/desk/queue")).length < 50);
  const answer = await browser.get("/desk/queue/csv?order=oldest&after=x");
  expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("Content-Disposition")).toContain("queue.csv");
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = bytes.toString("utf8").slice(1).split("\r\n");
  expect(rows[0]).toMatch(/^Code,Status,Concern,/);
  const count = rows.length - 2;
  expect(count).toBe(REPORTS + 3);
  expect(rows[1]).toMatch(/blue|silver/);
  expect(rows[count]).toContain(`"'=HYPERLINK(1), ""a""\nsecond line"`);
  const silver = await (await browser.get("/desk/queue/csv?words=silver")).text();
  expect(silver.split("\r\n")).toHaveLength(13);
  const [begun, ended, ...others] = await exportsRecorded();
  expect(begun?.obj).toEqual({ export: expect.stringMatching(/^run_/), state: "begun" });
  expect(ended?.obj).toEqual({
    ...{ export: begun?.obj["export"], state: "whole", reports: count, bytes: bytes.length },
    sha256: createHash("sha256").update(bytes).digest("hex"),
  });
  expect(others.map(({ note }) => note.includes("words=silver"))).toEqual([true, true]);
});

test("a file of the queue holds only what its reader may see", async () => {
  const by = await office.person("administrator");
  const { id: personId } = await office.person("investigator");
  await office.useCases.setTeams({ by, personId, teams: "elsewhere" });
  const elsewhere = await office.as("investigator");
  const text = await (await elsewhere.get("/desk/queue/csv")).text();
  expect(text.split("\r\n")).toHaveLength(2);
  expect((await (await office.as("auditor")).get("/desk/queue/csv")).status).toBe(403);
});

test("of reports that may state an immigration status no file is made", async () => {
  const answer = await browser.get("/desk/queue/csv?flag=status-words");
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain("no file is made");
  expect(await (await browser.get("/desk/queue?flag=status-words")).text()).toContain(
    "May state an immigration status",
  );
});

test("a queue tells what changed in it since it was shown, within what its reader may see, and prolongs no session", async () => {
  const page = await (await browser.get("/desk/queue?status=new")).text();
  const asks = /data-queue-changes="([^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const changes = async (who = browser) =>
    (await (await who.get(asks)).json()) as { reports: readonly object[]; more: boolean };
  expect(await changes()).toEqual({ reports: [], more: false });
  const by = await office.person("intake-analyst");
  const { reportId } = await office.given({ narrative: "Just now" });
  const [triaged = "", noted = ""] = newestFirst as readonly `rpt_${string}`[];
  await office.useCases.setReportStatus({
    by,
    reportId: triaged as `rpt_${string}`,
    status: "in-review",
  });
  await office.useCases.addReportNote({
    by,
    reportId: noted as `rpt_${string}`,
    text: "Look again",
  });
  const { reports } = await changes();
  expect(reports).toHaveLength(3);
  expect(reports).toEqual(
    expect.arrayContaining([
      { id: reportId, matches: true, isNew: true },
      { id: triaged, matches: false, isNew: false },
      { id: noted, matches: true, isNew: false },
    ]),
  );
  expect((await changes(await office.as("investigator"))).reports).toEqual([]);
  expect((await browser.get("/desk/queue/changes?since=x")).status).toBe(400);
  const { token } = await signedInByHand();
  const before = await office.useCases.findSession({ token, unattended: true });
  const after = await office.useCases.findSession({ token, unattended: true });
  expect(after?.session.endsAt).toBe(before?.session.endsAt);
});

async function signedInByHand() {
  const { signInName } = await office.person("prosecutor");
  const session = await office.useCases.signIn({ signInName, password: PASSWORD });
  if (session.kind !== "signed-in") throw new Error(session.kind);
  return session;
}
