import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import sharp from "sharp";
import { MOST_STATEMENTS } from "#app/core/intake/file-statement.ts";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { begin, codeOn, marksOn, pageOf, WHAT, WHERE } from "./a-page.ts";

// What a browser without script does: forms, links and pages.

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

async function photo({ placed = false } = {}): Promise<Uint8Array> {
  const pixels = { width: 64, height: 48, channels: 3, background: "#446688" } as const;
  return sharp({ create: pixels })
    .withExif({
      IFD2: { DateTimeOriginal: "2026:11:01 21:31:05" },
      ...(placed ? { IFD3: PLACE } : {}),
    })
    .jpeg()
    .toBuffer();
}

const PLACE = {
  ...{ GPSLatitude: "40/1 42/1 55/1", GPSLatitudeRef: "N" },
  ...{ GPSLongitude: "74/1 0/1 14/1", GPSLongitudeRef: "W" },
};

/** Opens a page until every file on it was looked into: on a slow machine that is more than once. */
async function looked(path: string) {
  for (;;) {
    const page = await pageOf(await client.get(path));
    if (page.status !== 200 || !page.html.includes("We have not looked into this file yet")) {
      return page;
    }
  }
}

test("right after it came a photo says what is not in it, and takes its sender's words until the report is sent", async () => {
  await begin(client);
  await client.post("/report/what-happened", WHAT);
  await client.post("/report/where-and-when", WHERE);
  const files = [
    { name: "square.jpg", bytes: await photo() },
    { name: "letter.pdf", bytes: Buffer.from("%PDF-1.4 nothing more"), type: "application/pdf" },
  ];
  await client.postFiles("/report/evidence", { go: "stay" }, files);
  const page = await looked("/report/evidence");
  expect(page.html).toContain("We keep each file just as it came.");
  expect(page.html).toContain("the file says November 1, 2026 at 9:31 PM");
  expect(page.html).toContain("this photo has no place in it");
  // Not read is not "nothing there".
  expect(page.html).toContain("It may still be in the paper.");
  expect(page.html).toContain("Where was this? Tell us");

  const about = /href="(\/report\/evidence\/file\/itm_[a-z0-9]+)"[^>]*>(?:(?!href).)*square/s.exec(
    page.html,
  )?.[1];
  if (about === undefined) throw new Error("no way to tell of the photo");
  const asked = (await pageOf(await client.get(about))).html;
  expect(asked).toContain("square.jpg");
  expect(asked).toContain("Did you take the place out of it?");
  const long = await pageOf(await client.post(about, { "file-place": "x".repeat(1_001) }));
  expect(long.status).toBe(422);
  expect(long.html).toContain("xxxx");
  const save = (place: string, path = about) =>
    client.post(path, {
      ...{ "file-place": place, "file-time": "around nine", "file-shows": "" },
      ...{ "file-recorded-by": "known", "file-via-app": "yes", "file-app": "A <i>chat" },
      "file-place-taken-out": "yes",
    });
  expect((await save("By the <b>school")).headers.get("Location")).toBe("/report/evidence");
  expect((await looked("/report/evidence")).html).toContain("By the &lt;b&gt;school");
  const again = (await looked(about)).html;
  expect(again).toContain('value="By the &lt;b&gt;school"');
  expect(again).toMatch(/value="known" checked|checked="" value="known"/);
  expect(again).toContain('value="A &lt;i&gt;chat"');
  expect(again).toMatch(
    /<input(?=[^>]*name="file-place-taken-out")(?=[^>]*value="yes")[^>]* checked/,
  );
  const fromCheck = await save("By the court", `${about}?back=check`);
  expect(fromCheck.headers.get("Location")).toBe("/report/check");

  await client.post("/report/about-you", { choice: "anonymous" });
  const check = await looked("/report/check");
  expect(check.html).toContain("By the court");
  expect(check.html).toContain("this photo has no place in it");
  expect(check.html).toContain("Someone I know");
  expect(check.html).toContain("Did you take the place out of it?");

  const stranger = new FormClient(server.origin);
  await begin(stranger);
  const elsewhere = await stranger.get(about);
  expect([elsewhere.status, elsewhere.headers.get("Location")]).toEqual([
    303,
    "/report/evidence?notice=no-such-file",
  ]);
  expect(await (await stranger.get("/report/evidence?notice=no-such-file")).text()).toContain(
    "We did not find that file in the report that is open here.",
  );
  expect((await stranger.post(about, { "file-place": "mine" })).status).toBe(404);

  // Somebody else's report is open in this browser by now: the words are not kept there, and not lost.
  const mark: Record<string, string> = {
    ...marksOn({ html: asked }),
    "file-shows": "The man in the <i>coat",
  };
  expect(mark["report"]).toMatch(/^drf_/);
  for (const fields of [mark, { ...mark, "use-place": "exact" }]) {
    const other = await pageOf(await stranger.post(about, fields));
    expect(other.status).toBe(409);
    expect(other.html).toContain("Another report is open on this device now.");
    expect(other.html).toContain("The man in the &lt;i&gt;coat");
    expect(marksOn(other)["report"]).toBe(mark["report"]);
    expect(other.html).toContain("See what is open now");
  }

  await client.post("/report/check", {});
  const late = await pageOf(await client.post(about, { "file-place": "too late" }));
  expect(late.status).toBe(409);
  expect(late.html).toContain('value="too late"');
  const receipt = await looked("/report/sent");
  expect(receipt.html).toContain("the file says November 1, 2026 at 9:31 PM");
  expect(receipt.html).toContain("this photo has no place in it");
  expect(receipt.html).toContain("It may still be in the paper.");
  expect(receipt.html).toContain("By the court");
  const code = codeOn(receipt);
  await client.post("/follow-up", { code });
  const status = await looked("/follow-up/status");
  expect(status.html).toContain("By the court");
  expect(status.html).toContain("Someone I know");
  expect(status.html).toContain("Add to what you told us");
  const more = about.replace("/report/evidence/file", "/follow-up/file");
  expect((await pageOf(await client.post(more, {}))).html).toContain("write in one of the boxes");
  await client.post(more, { "file-place": "Sorry, by the bank" });
  const after = (await pageOf(await client.get("/follow-up/status"))).html;
  expect(after.indexOf("By the court")).toBeGreaterThan(0);
  expect(after.indexOf("Sorry, by the bank")).toBeGreaterThan(after.indexOf("By the court"));
  expect((await stranger.get(more)).headers.get("Location")).toBe("/follow-up");
  const shut = await pageOf(await stranger.post(more, { "file-place": "By the <b>bank" }));
  expect(shut.status).toBe(403);
  expect(shut.html).toContain("is not sent yet");
  expect(shut.html).toContain('value="By the &lt;b&gt;bank"');

  for (let count = 2; count < MOST_STATEMENTS; count += 1) {
    await client.post(more, { "file-place": `Place ${count}` });
  }
  const refused = await pageOf(await client.post(more, { "file-place": "One too many" }));
  expect(refused.status).toBe(422);
  expect(refused.html).toContain("You have told us about this file 20 times. All of that is kept.");
  // What was typed is not lost to whoever typed it, and not in the report.
  expect(refused.html).toContain('value="One too many"');
  expect((await pageOf(await client.get("/follow-up/status"))).html).not.toContain("One too many");
});

test("wherever a photo with a place is shown, its sender reads that the exact spot stays in it and who sees it", async () => {
  await begin(client);
  await client.post("/report/what-happened", WHAT);
  await client.post("/report/where-and-when", WHERE);
  const files = [{ name: "home.jpg", bytes: await photo({ placed: true }) }];
  await client.postFiles("/report/evidence", { go: "stay" }, files);
  const list = (await looked("/report/evidence")).html;
  expect(list).not.toContain("Did you take the place out");
  const about = /\/report\/evidence\/file\/itm_[a-z0-9]+/.exec(list)?.[0];
  if (about === undefined) throw new Error("no way to tell of the photo");
  expect((await looked(about)).html).not.toContain("Did you take the place out");
  // Nothing of it becomes the report's before its sender says so, and then no more than they say.
  expect((await looked("/report/check")).html).not.toContain("from your file");
  const use = (precision: string) => client.post(about, { "use-place": precision });
  expect((await use("near")).headers.get("Location")).toBe(about);
  expect((await looked(about)).html).toContain("the place of this file now: 40.72, -74.");
  const near = (await looked("/report/check")).html;
  expect(near).toContain("40.72, -74 (from your file), within 800 meters");
  expect(near).not.toContain("40.7152");
  await use("exact");
  await client.post("/report/where-and-when", {
    ...{ ...WHERE, latitude: "40.715278", longitude: "-74.003889" },
  });
  expect((await looked("/report/check")).html).toContain("-74.003889 (from your file)");
  await client.post("/report/where-and-when", { ...WHERE, latitude: "40.7", longitude: "-74" });
  expect((await looked("/report/check")).html).not.toContain("(from your file)");

  await client.post("/report/about-you", { choice: "anonymous" });
  const before = [list, (await looked(about)).html, (await looked("/report/check")).html];
  for (const html of before) {
    expect(html).toContain("The people who work on your report see it too");
    expect(html).toContain("you can take the file back before you send");
  }

  await client.post("/report/check", {});
  const code = codeOn(await pageOf(await client.get("/report/sent")));
  await client.post("/follow-up", { code });
  const page = about.replace("/report/evidence/file", "/follow-up/file");
  for (const path of [page, "/follow-up/status", "/report/sent"]) {
    const { html } = await looked(path);
    expect(html).toContain("The people who work on your report see it too");
    expect(html).not.toContain("before you send");
  }
});
