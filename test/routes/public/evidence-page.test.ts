import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { begin, fillReport, pageOf } from "./a-page.ts";

let server: RunningServer;
let client: FormClient;

beforeAll(async () => {
  server = await startServer();
});

beforeEach(async () => {
  client = new FormClient(server.origin);
  await begin(client);
});

afterAll(async () => {
  await server.remove();
});

interface Sent {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const photo = (name: string): Sent => ({
  name,
  bytes: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]), randomBytes(2_000)]),
});
const text = (name: string, words: string): Sent => ({ name, bytes: Buffer.from(words) });

const add = async (files: readonly Sent[], go = "stay") =>
  pageOf(await client.postFiles("/report/evidence", { go }, files));
const shown = async () => (await pageOf(await client.get("/report/evidence"))).html;
/** Names in the lists; the row that the page's script copies is no file, nor is the office's name above the page. */
const rows = (html: string) =>
  [
    ...html
      .slice(html.indexOf("<main"))
      .replace(/<template>.*?<\/template>/gs, "")
      .matchAll(/<bdi>(.*?)<\/bdi>/g),
  ].map(([, name]) => name);

describe("adding files", () => {
  test("several at once are kept and shown, and the page asks again", async () => {
    const answer = await add([photo("a.jpg"), photo("b.jpg"), text("letter.txt", "words")]);
    expect([answer.status, answer.location]).toEqual([303, "/report/evidence"]);
    const html = await shown();
    // Small files of one form may become durable in another order than they were chosen.
    expect(rows(html).sort()).toEqual(["a.jpg", "b.jpg", "letter.txt"]);
    expect(html).toContain("3 files received whole");
  });

  test("continuing takes the files along", async () => {
    expect((await add([photo("a.jpg")], "next")).location).toBe("/report/who-was-involved");
    expect(rows(await shown())).toEqual(["a.jpg"]);
  });

  test("continuing without files is fine", async () => {
    expect((await add([], "next")).location).toBe("/report/who-was-involved");
  });

  test("adding nothing asks for a file", async () => {
    const answer = await add([]);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("Please choose a file first.");
  });

  test("a file sent twice is one file and no error", async () => {
    const file = photo("a.jpg");
    await add([file]);
    const again = await add([file]);
    expect([again.status, again.location]).toEqual([303, "/report/evidence?again=1"]);
    const html = (await pageOf(await client.get(again.location ?? ""))).html;
    expect(html).toContain("1 file was here already. It is the same, so we keep it once.");
    expect(rows(html)).toEqual(["a.jpg"]);
  });

  test("from the check page it leads back to the check page", async () => {
    const answer = await client.postFiles("/report/evidence?change=1", { go: "next" }, []);
    expect(answer.headers.get("Location")).toBe("/report/check");
  });
});

describe("files that are not taken", () => {
  test("each is named with its reason, and the good ones beside it are kept", async () => {
    const { status, html, title } = await add([
      photo("good.jpg"),
      text("empty.jpg", ""),
      text("tool.exe", "MZ\u0000\u0001"),
      text("page.html", "<!doctype html><html></html>"),
      photo("also-good.jpg"),
    ]);
    expect(status).toBe(422);
    expect(title).toMatch(/^Please fix: /);
    for (const words of [
      "empty.jpg is empty",
      "tool.exe is a program",
      "page.html is a web page",
    ]) {
      expect(html).toContain(words);
    }
    expect(rows(html).sort()).toEqual(["also-good.jpg", "good.jpg"]);
    expect(html).toContain('href="#field-files"');
  });

  test("a refused file holds back the next page, so that its sender sees it", async () => {
    expect((await add([text("tool.exe", "MZ\u0000\u0001")], "next")).status).toBe(422);
  });

  test("the 51st file of one form is refused in words; 50 are kept", async () => {
    const files = Array.from({ length: 51 }, (_, n) => text(`${n}.txt`, `file ${n}`));
    const { status, html } = await add(files);
    expect(status).toBe(422);
    expect(html).toContain("more than 50 files at once");
    expect(rows(html)).toHaveLength(50);
  });

  test("ten thousand files end in words, and nothing kept before is lost", async () => {
    await add([photo("before.jpg")]);
    const files = Array.from({ length: 10_000 }, (_, n) => text(`${n}.txt`, `file ${n}`));
    const { status, html } = await add(files);
    expect(status).toBe(422);
    expect(html).toContain("more than 50 files at once");
    expect(rows(await shown())).toContain("before.jpg");
  });

  test("a body that ends early leaves what came before it", async () => {
    await add([photo("before.jpg")]);
    const { port } = new URL(server.origin);
    const body =
      '--x\r\nContent-Disposition: form-data; name="files"; filename="half.jpg"\r\n' +
      `Content-Type: image/jpeg\r\n\r\n${"y".repeat(50_000)}`;
    const socket = connect(Number(port), "localhost");
    socket.write(
      `POST /report/evidence HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: ${server.origin}\r\n` +
        `Cookie: ${client.cookieHeader()}\r\nContent-Type: multipart/form-data; boundary=x\r\n` +
        `Content-Length: 900000\r\n\r\n${body}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(rows(await shown())).toEqual(["before.jpg"]);
  });
});

describe("names of files", () => {
  test.each([
    ["../../etc/passwd.jpg", "passwd.jpg"],
    ["C:\\Users\\jo\\photo.jpg", "photo.jpg"],
    ["photo\u202Egpj.exe.jpg", "photo\uFFFDgpj.exe.jpg"],
    ['"><img src=x>.jpg', '"&gt;&lt;img src=x&gt;.jpg'],
    ["фото с улицы.jpg", "фото с улицы.jpg"],
    // Browsers send these as they are; without help the whole form would be lost.
    ["a\u0001b\u001b[31m\u007f.jpg", "a\uFFFDb\uFFFD[31m\uFFFD.jpg"],
    ["nul\0.jpg", "nul\uFFFD.jpg"],
    ["two\r\nlines.jpg", "two\uFFFD\uFFFDlines.jpg"],
  ])("%j is shown as %j", async (name, display) => {
    await add([photo(name)]);
    expect(rows(await shown())).toEqual([display]);
  });

  test("300 characters are shortened and keep their ending", async () => {
    await add([photo(`${"n".repeat(300)}.jpg`)]);
    const [name = ""] = rows(await shown());
    expect(name.length).toBeLessThanOrEqual(150);
    expect(name).toMatch(/\.jpg$/);
  });
});

describe("taking a file back", () => {
  const idsOf = (html: string) =>
    [...html.matchAll(/name="item" value="(itm_\w+)"/g)].map(([, id]) => id ?? "");

  test("removes that file only", async () => {
    await add([photo("a.jpg"), photo("b.jpg")]);
    const before = await shown();
    const [first = ""] = idsOf(before);
    const answer = await client.post("/report/evidence/remove", { item: first });
    expect(answer.headers.get("Location")).toBe("/report/evidence");
    expect(rows(await shown())).toEqual(rows(before).slice(1));
  });

  test("somebody else's file stays", async () => {
    await add([photo("a.jpg")]);
    const [id = ""] = idsOf(await shown());
    const other = new FormClient(server.origin);
    await begin(other);
    expect((await other.post("/report/evidence/remove", { item: id })).status).toBe(303);
    expect(rows(await shown())).toEqual(["a.jpg"]);
  });

  test("that this report does not have is said not to be removed, once, and not as if done", async () => {
    await add([photo("mine.jpg")]);
    const [mine = ""] = idsOf(await shown());
    const other = new FormClient(server.origin);
    await begin(other);
    await other.postFiles("/report/evidence", { go: "stay" }, [photo("theirs.jpg")]);
    const [theirs = ""] = idsOf((await pageOf(await other.get("/report/evidence"))).html);
    const said = "We did not find that file in this report, so nothing was removed.";
    const unknown = `itm_${"0".repeat(26)}`;
    for (const item of [theirs, unknown, "no-id"]) {
      const answer = await client.post("/report/evidence/remove?change=1", { item });
      expect(answer.headers.get("Location")).toBe("/report/evidence?change=1&notice=not-removed");
      const { html } = await pageOf(
        await client.get("/report/evidence?change=1&notice=not-removed"),
      );
      expect(html).toContain(said);
      expect(rows(html)).toEqual(["mine.jpg"]);
      // What is done next from this page does not say it again.
      expect(html).not.toContain("remove?change=1&amp;notice");
    }
    expect(await shown()).not.toContain(said);
    for (const _twice of [1, 2]) {
      const done = await client.post("/report/evidence/remove?notice=not-removed", { item: mine });
      expect(done.headers.get("Location")).toBe("/report/evidence");
    }
    expect(rows(await shown())).toEqual([]);
  });

  test("is over once the report is sent", async () => {
    const file = photo("a.jpg");
    await add([file]);
    const [id = ""] = idsOf(await shown());
    await fillReport(client);
    await client.post("/report/check", {});
    const answer = await client.post("/report/evidence/remove", { item: id });
    expect(answer.headers.get("Location")).toBe("/report/sent?notice=not-removed");
    const { html } = await pageOf(await client.get("/report/sent?notice=not-removed"));
    expect(html).toContain("Your report is sent, so nothing was removed from it.");
    expect(rows(html)).toEqual(["a.jpg"]);
  });

  test("goes on from no page of it; only of files that the form brought it is said that they did not arrive", async () => {
    await add([photo("a.jpg")]);
    expect(await shown()).toContain("If you add the same file twice, we keep it once.");
    await fillReport(client);
    await client.post("/report/check", {});
    const without = await add([], "next");
    expect(without.status).toBe(409);
    expect(without.html).toContain("You have sent this report");
    expect(without.html).not.toContain("did not arrive");
    expect(without.html).not.toContain("is still here");
    expect((await add([photo("b.jpg")])).html).toContain("did not arrive");
  });
});

describe("the page of another report, left open while this one was begun", () => {
  const markOn = (html: string) => /name="report" value="(drf_\w+)"/.exec(html)?.[1] ?? "";
  let report: string;

  beforeEach(async () => {
    const before = new FormClient(server.origin);
    await begin(before);
    const { html } = await pageOf(await before.get("/report/evidence"));
    report = markOn(html);
    // It stands before the files, so that whose they are is known before a byte of them is taken.
    expect(html.indexOf('name="report"')).toBeLessThan(html.indexOf('type="file"'));
    expect(report).not.toBe(markOn(await shown()));
  });

  const fromThere = async (fields: Record<string, string>, files: readonly Sent[]) =>
    pageOf(await client.postFiles("/report/evidence", { report, ...fields }, files));

  test.each(["stay", "next", "link"])(
    "puts no file and no link into it, whatever button was pressed (%s), and says so",
    async (go) => {
      const { status, html } = await fromThere({ go, link: "https://example.org/theirs" }, [
        photo("theirs.jpg"),
      ]);
      expect(status).toBe(409);
      expect(html).toContain("of another report than the one that is open here now");
      // One more press must not do what this one did not.
      expect(html).not.toContain("example.org/theirs");
      expect(markOn(html)).not.toBe(report);
      expect(rows(await shown())).toEqual([]);
    },
  );

  test("removes no link that both have", async () => {
    const link = "https://example.org/both";
    await client.postFiles("/report/evidence", { go: "link", link, "link-seen": "" }, []);
    const answer = await client.post("/report/evidence/remove", { report, link });
    expect(answer.headers.get("Location")).toBe("/report/evidence?notice=other-report");
    const { html } = await pageOf(await client.get("/report/evidence?notice=other-report"));
    expect(html).toContain("So nothing was added or removed.");
    expect(rows(html)).toEqual([link]);
  });

  test("its own page adds and removes as ever", async () => {
    report = markOn(await shown());
    expect((await fromThere({ go: "stay" }, [photo("mine.jpg")])).location).toBe(
      "/report/evidence",
    );
    const html = await shown();
    expect(rows(html)).toEqual(["mine.jpg"]);
    const item = /name="item" value="(itm_\w+)"/.exec(html)?.[1] ?? "";
    await client.post("/report/evidence/remove", { report, item });
    expect(rows(await shown())).toEqual([]);
  });
});

describe("links", () => {
  const give = async (link: string, go = "link") =>
    pageOf(await client.postFiles("/report/evidence", { go, link, "link-seen": "on Friday" }, []));

  test("are kept as text, shown again before sending, and can be taken back", async () => {
    const address = "https://video.example.com/watch?v=1&x=<b>";
    expect((await give(address)).location).toBe("/report/evidence");
    await give("https://example.org/other");
    const html = await shown();
    expect(rows(html)).toHaveLength(2);
    expect(html).toContain("watch?v=1&x=&lt;b&gt;");
    expect(html).toContain("You saw it: on Friday");
    // Nothing to tap: an address is somebody else's.
    expect(html).not.toMatch(/href="https:\/\/(video|example)/);
    await client.post("/report/evidence/remove", { link: "https://example.org/other" });
    const check = (await pageOf(await client.get("/report/check"))).html;
    expect(check).toContain("video.example.com");
    expect(check).not.toContain("example.org/other");
  });

  test("one that does not read stays in its box, whatever button was pressed, with what to do", async () => {
    for (const go of ["link", "next", "stay"]) {
      const answer = await give("javascript:alert(1)", go);
      expect(answer.status).toBe(422);
      expect(answer.html).toContain("We could not read that link.");
      expect(answer.html).toContain('value="javascript:alert(1)"');
    }
    expect(rows(await shown())).toEqual([]);
  });

  test("one that was typed and not added is taken along by Continue", async () => {
    expect((await give("https://example.org/typed", "next")).location).toBe(
      "/report/who-was-involved",
    );
    expect(rows(await shown())).toEqual(["https://example.org/typed"]);
  });
});
