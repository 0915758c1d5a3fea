import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { givenDelivery, type GivenDelivery } from "#test/support/given-delivery.ts";
import { openDeskOffice, sendForm, wordsOf, type DeskOffice } from "./desk-office.ts";

let office: DeskOffice;
let importId: GivenDelivery["importId"];
let reportId: GivenDelivery["reportId"];
let refusedSha256: string;

beforeAll(async () => {
  office = await openDeskOffice();
  ({ importId, reportId, refusedSha256 } = await givenDelivery(office));
});

afterAll(() => office.remove());

test("deliveries are listed with what is here, refused and to come; the address holds state and page", async () => {
  const browser = await office.as("prosecutor");
  const list = await wordsOf(await browser.get("/desk/imports"));
  expect(list).toMatch(/springfield-dot 2026-17 BW-\S+ Going on 1 1 0/);
  const page = `/desk/imports/${importId}`;
  const all = await wordsOf(await browser.get(page));
  expect(all).toContain("cam/1.mp4");
  expect(all).toContain("90 seconds ahead");
  expect(all).toMatch(/cam\/2\.mp4 Refused: its bytes do not have the digest/);
  expect(all).toContain(`What came: sha256 ${refusedSha256.match(/.{8}/g)?.join(" ") ?? ""}`);
  const refused = await wordsOf(await browser.get(`${page}?state=refused`));
  expect(refused).not.toContain("cam/1.mp4");
  expect((await browser.get("/desk/imports/imp_00000000000000000000000000")).status).toBe(404);
});

test("the report shows whose it is, and each file what its agency says beside what we took", async () => {
  const browser = await office.as("prosecutor");
  const words = await wordsOf(await browser.get(`/desk/reports/${reportId}`));
  expect(words).toContain("Handed in by springfield-dot");
  expect(words).toContain("In the agency's words Cameras of Elm Street.");
  expect(words).toMatch(/Camera C-7/);
  expect(words).toMatch(/90 seconds ahead \(written “\+90”\); no time here was changed by it/);
  expect(words).toContain("Certificate cert.pdf");
  expect(words).toContain("as we took it");
});

test("whoever reads no reports sees no deliveries", async () => {
  const auditor = await office.as("auditor");
  expect((await auditor.get("/desk/imports")).status).toBe(403);
  expect((await auditor.get(`/desk/imports/${importId}`)).status).toBe(403);
});

test("a reporter's link is in the queue, leads to a page that warns, and its task is done at the desk", async () => {
  const { useCases } = office;
  const { token } = await useCases.startDraft();
  const time = { from: null, fromTime: null, until: null, untilTime: null, about: false };
  await useCases.saveAnswers({
    token,
    answers: {
      whatHappened: { category: "force", narrative: "They pushed a man." },
      whereAndWhen: { place: "Elm", latitude: null, longitude: null, time },
    },
  });
  await useCases.addLink({ token, fields: { link: "https://video.example.com/1" } });
  await useCases.saveAboutYou({ token, form: { choice: "anonymous" } });
  const sent = await useCases.submitReport({ token, language: "en" });
  if (sent.kind !== "sent") throw new Error(sent.kind);
  const page = `/desk/reports/${sent.reportId}`;
  const browser = await office.as("prosecutor");
  const html = await (await browser.get(page)).text();
  expect(html).toContain("https://video.example.com/1");
  expect(html).not.toContain('href="https://video.example.com');
  const leads = `${page}/links/`;
  const [, warning = ""] = new RegExp(`href="(${leads}lnk_\\w+)"`).exec(html) ?? [];
  const left = await browser.get(warning);
  const leaving = await left.text();
  // The way out is here alone, tells the host nothing, and is followed by whoever chooses it.
  const [, out = "", way = ""] = /(<a href="(\S+\/open)"[^>]*>)/.exec(leaving) ?? [];
  expect(out).toMatch(/rel="noreferrer noopener nofollow"/);
  expect(out).toMatch(/referrerpolicy="no-referrer"/i);
  expect(leaving).not.toMatch(/prefetch|preconnect|prerender|http-equiv="refresh"/i);
  expect(left.headers.get("X-DNS-Prefetch-Control")).toBe("off");
  expect(leaving).not.toContain('href="https://video.example.com');
  const acts = async () => {
    const by = await office.person("prosecutor");
    const read = await useCases.readReport({ by, reportId: sent.reportId });
    const records = read.kind === "report" ? read.file.custody : [];
    return records.filter(({ ev }) => ev === "link.opened").length;
  };
  expect(await acts()).toBe(0);
  const opened = await browser.get(way);
  expect([opened.status, opened.headers.get("Location")]).toEqual([
    303,
    "https://video.example.com/1",
  ]);
  expect(await acts()).toBe(1);
  const other = warning.replace(/lnk_\w+/, `lnk_${"0".repeat(26)}`);
  expect((await browser.get(other)).status).toBe(404);
  expect((await browser.get(`${other}/open`)).status).toBe(404);
  const outside = await office.as("auditor");
  expect((await outside.get(way)).status).not.toBe(303);
  expect(await acts()).toBe(1);
  const queue = await (await browser.get("/desk/queue")).text();
  expect(queue).toContain('title="1 link, 1 to preserve"');
  const [, link = ""] = /name="link" value="(lnk_\w+)"/.exec(html) ?? [];
  const end = { intent: "link-end", link, "link-note": "See item 1." };
  const refused = await sendForm(browser, page, { ...end, task: "done", method: "" });
  expect(refused.status).toBe(422);
  expect(await wordsOf(refused)).toContain("Choose how it was preserved");
  const done = await sendForm(browser, page, { ...end, task: "done", method: "recording" });
  expect(done.status).toBe(303);
  const words = await wordsOf(await browser.get(page));
  expect(words).toMatch(/Links all seen to/);
  expect(words).toMatch(/Task Preserved/);
  expect(words).toContain("Screen recording");
  const after = await (await browser.get("/desk/queue")).text();
  expect(after).toContain('title="1 link, all seen to"');
});
