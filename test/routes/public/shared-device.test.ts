import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { begin, codeOn, fillReport, marksOn, pageOf, WHAT, WHERE } from "./a-page.ts";

// One phone, two people, or one person with two tabs: a page that stands open while something else goes on in the same browser.

let server: RunningServer;
let client: FormClient;

beforeAll(async () => {
  server = await startServer();
});

beforeEach(() => {
  client = new FormClient(server.origin);
});

afterAll(async () => {
  await server.remove();
});

const get = async (path: string) => pageOf(await client.get(path));
const post = async (path: string, fields: Record<string, string>) =>
  pageOf(await client.post(path, fields));

/** All that would be sent, as it is read. */
async function toBeSent(): Promise<string> {
  const { html } = await get("/report/check");
  return html.slice(html.indexOf("<main"), html.indexOf("</main>")).replace(/<[^>]*>/g, " ");
}

const THEIRS = "Words of the one before";
const PAGES: readonly (readonly [string, Record<string, string>])[] = [
  ["/report/what-happened", { category: "other", narrative: THEIRS }],
  ["/report/where-and-when", { place: THEIRS }],
  ["/report/your-part", { wish: THEIRS }],
  ["/report/about-you", { choice: "contact", email: "before@example.org", name: THEIRS }],
  ["/report/who-was-involved/officer", { patch: THEIRS }],
];

describe("the page of another report", () => {
  let theirs: Record<string, string>;

  /** Somebody's report is deleted, and somebody else begins theirs in the same browser. */
  beforeEach(async () => {
    await begin(client);
    theirs = marksOn(await get("/report/your-part"));
    await client.post("/report/delete", {});
    await fillReport(client);
    await client.post("/report/who-was-involved/officer", { patch: "MINE" });
    expect(marksOn(await get("/report/your-part"))["report"]).not.toBe(theirs["report"]);
  });

  test.each(PAGES)("%s saves nothing, and keeps what was typed", async (path, fields) => {
    const before = await toBeSent();
    const answer = await post(path, { ...fields, ...theirs });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain("This page was of another report");
    expect(answer.html).toContain(THEIRS);
    // One more press must not do what this one did not, nor a new report end the one that is open.
    expect(marksOn(answer)["report"]).toBe(theirs["report"]);
    expect(answer.html).not.toContain("start-again");
    const again = { ...fields, report: theirs["report"] ?? "", "start-again": "yes" };
    expect((await post(path, again)).status).toBe(409);
    expect(await toBeSent()).toBe(before);
  });

  test("with the office's questions saves nothing", async () => {
    const answer = await post("/report/questions", theirs);
    expect(answer.status).toBe(409);
    expect(answer.html).toContain("This page was of another report");
  });

  test("does not send it, does not delete it, and takes nothing back", async () => {
    const sent = await post("/report/check", theirs);
    expect([sent.status, sent.html]).toEqual([
      409,
      expect.stringContaining("Nothing was saved, sent or deleted."),
    ]);
    expect((await post("/report/delete", theirs)).location).toBe("/?notice=other-report");
    expect((await get("/?notice=other-report")).html).toContain("This page was of another report");
    const list = "/report/who-was-involved";
    const [, sighting = ""] =
      /name="sighting" value="(sgt_\w+)"/.exec((await get(list)).html) ?? [];
    const there = `${list}?notice=other-report`;
    expect((await post(`${list}/remove`, { sighting, ...theirs })).location).toBe(there);
    expect((await post(list, theirs)).location).toBe(there);
    const { html } = await get(there);
    expect(html).toContain("This page was of another report");
    expect(html).toContain("MINE");
    // The report itself goes on as if nothing had been.
    expect((await post("/report/check", marksOn(await get("/report/check")))).location).toBe(
      "/report/sent",
    );
  });

  test("that was opened when none was open saves nothing into one that was begun since", async () => {
    const later = new FormClient(server.origin);
    const lost = await pageOf(await later.post("/report/what-happened", { ...WHAT }));
    expect(lost.status).toBe(410);
    const fields = { ...WHAT, ...marksOn(lost), "start-again": "yes" };
    expect(marksOn(lost)["report"]).toBe("");
    expect((await post("/report/what-happened", fields)).status).toBe(409);
  });

  test("of a visit writes, corrects and withdraws nothing in the visit that is open now", async () => {
    const codeOfReport = async () => {
      await fillReport(client);
      await client.post("/report/check", {});
      return codeOn(await get("/report/sent"));
    };
    await client.post("/report/delete", {});
    const [first, second] = [await codeOfReport(), await codeOfReport()];
    await client.post("/follow-up", { code: first });
    const marks = marksOn(await get("/follow-up/correct"));
    expect(marks["report"]).toMatch(/^drf_/);
    for (const path of ["/follow-up/status", "/follow-up/withdraw"]) {
      expect(marksOn(await get(path))).toEqual(marks);
    }
    await client.post("/follow-up", { code: second });
    for (const path of ["/follow-up/message", "/follow-up/correct"]) {
      const answer = await post(path, { ...marks, message: THEIRS });
      expect([answer.status, marksOn(answer)]).toEqual([403, marks]);
      expect(answer.html).toContain(THEIRS);
    }
    expect((await post("/follow-up/withdraw", marks)).location).toBe(
      "/follow-up?notice=visit-over",
    );
    const status = await get("/follow-up/status");
    expect(status.html).not.toContain(THEIRS);
    expect(status.html).toContain('href="/follow-up/withdraw"');
    // With the right report open the same form goes through.
    await client.post("/follow-up", { code: first });
    expect((await post("/follow-up/message", { ...marks, message: THEIRS })).location).toContain(
      "notice=written",
    );
    // A report that is withdrawn is not offered to be withdrawn again: the page with the way back is shown.
    await post("/follow-up/withdraw", marks);
    expect((await get("/follow-up/withdraw")).location).toBe("/follow-up/status#own-report");
    await post("/follow-up/withdraw", { ...marks, intent: "take-back" });
    expect((await get("/follow-up/withdraw")).status).toBe(200);
  });
});

describe("a second tab", () => {
  beforeEach(async () => {
    await fillReport(client);
  });

  test("with another page is saved beside the first", async () => {
    const what = marksOn(await get("/report/what-happened"));
    const where = marksOn(await get("/report/where-and-when"));
    const elsewhere = { place: "In front of the library" };
    expect((await post("/report/where-and-when", { ...elsewhere, ...where })).status).toBe(303);
    const told = { ...WHAT, narrative: "Told in the other tab." };
    expect((await post("/report/what-happened", { ...told, ...what })).status).toBe(303);
    const { html } = await get("/report/check");
    expect(html).toContain("In front of the library");
    expect(html).toContain("Told in the other tab.");
  });

  test.each([
    ["/report/what-happened", { ...WHAT, narrative: "One." }, { ...WHAT, narrative: "Two." }],
    ["/report/where-and-when", { place: "One" }, { place: "Two" }],
    ["/report/your-part", { wish: "One" }, { wish: "Two" }],
    ["/report/questions", { "q-was-hurt": "yes" }, { "q-was-hurt": "no" }],
    ["/report/about-you", contactOf("one@example.org"), contactOf("two@example.org")],
    ["/report/about-you", contactOf("one@example.org"), { choice: "anonymous" }],
  ])(
    "with the same page (%s) does away with nothing unseen: who presses last is told first",
    async (path, one, two) => {
      const seen = marksOn(await get(path));
      expect((await post(path, { ...one, ...seen })).status).toBe(303);
      const told = await post(path, { ...two, ...seen });
      expect(told.status).toBe(409);
      expect(told.html).toContain("This page was saved in another window");
      expect(told.html).toContain(`href="${path}" target="_blank"`);
      for (const typed of Object.values(two)) expect(told.html).toContain(typed);
      expect((await post(path, { ...two, ...marksOn(told) })).status).toBe(303);
      // The same once more, as when an answer was lost on the way, changes nothing.
      if (path !== "/report/about-you") {
        expect((await post(path, { ...two, ...seen })).status).toBe(303);
      }
    },
  );

  test("of an officer that was changed meanwhile says so too", async () => {
    await client.post("/report/who-was-involved/officer", { patch: "POLICE" });
    const list = (await get("/report/who-was-involved")).html;
    const [, id = ""] = /name="sighting" value="(sgt_\w+)"/.exec(list) ?? [];
    const path = `/report/who-was-involved/officer?id=${id}`;
    const seen = marksOn(await get(path));
    expect((await post(path, { patch: "ERO", ...seen })).status).toBe(303);
    const told = await post(path, { patch: "HSI", ...seen });
    expect([told.status, told.html]).toEqual([409, expect.stringContaining("HSI")]);
    expect((await post(path, { patch: "HSI", ...marksOn(told) })).status).toBe(303);
    expect((await get("/report/who-was-involved")).html).toContain("HSI");
  });

  test("that has something to put right still does not forget what it saw", async () => {
    const path = "/report/where-and-when";
    const seen = marksOn(await get(path));
    await post(path, { place: "Meanwhile", ...seen });
    const wrong = await post(path, { place: "", ...seen });
    expect(wrong.status).toBe(422);
    expect((await post(path, { ...WHERE, ...marksOn(wrong) })).status).toBe(409);
  });
});

function contactOf(email: string): Record<string, string> {
  return { choice: "contact", email };
}
