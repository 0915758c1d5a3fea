import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { TusClient } from "#test/support/tus-client.ts";
import { until } from "#test/support/until.ts";
import { begin, codeOn, fillReport, pageOf, WHAT, WHERE, type Page } from "./a-page.ts";

const DRAFT = "__Host-bw-draft";
const SENT = "__Host-bw-sent";
const VISIT = "__Host-bw-visit";

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

/** The page again until its files are sealed. */
async function whenSealed(path: string): Promise<Page> {
  return until(async () => {
    const page = await get(path);
    return !page.html.includes("Fingerprint follows") && page;
  });
}

const inGroups = (hex: string) =>
  hex.replace(/.{8}(?=.)/g, '$&</span><span class="digest__group">');

describe("sending", () => {
  test("sent twice it is one report with one receipt", async () => {
    await fillReport(client);
    const both = await Promise.all([post("/report/check", {}), post("/report/check", {})]);
    expect(both.map(({ status, location }) => [status, location])).toEqual([
      [303, "/report/sent"],
      [303, "/report/sent"],
    ]);
    const first = await get("/report/sent");
    expect((await post("/report/check", {})).location).toBe("/report/sent");
    const again = await get("/report/sent");
    expect(codeOn(first)).toMatch(/^(\d{4} ){7}\d{4}$/);
    expect(codeOn(again)).toBe(codeOn(first));
    const number = /BW-\w{4}-\w{4}/;
    expect(number.exec(again.html)?.[0]).toBe(number.exec(first.html)?.[0]);
  });

  test("an unanswered page is asked first, and then leads back", async () => {
    await begin(client);
    await client.post("/report/what-happened", WHAT);
    const answer = await post("/report/check", {});
    expect(answer.location).toBe("/report/where-and-when?change=1&notice=page-first");
    const saved = await post(answer.location ?? "", WHERE);
    expect(saved.location).toBe("/report/check");
  });

  test("the receipt shows each file's SHA-256 once it is sealed", async () => {
    const bytes = Buffer.from("what the letter said");
    await begin(client);
    await client.postFiles("/report/evidence", { go: "next" }, [{ name: "letter.txt", bytes }]);
    await fillReport(client);
    await client.post("/report/check", {});
    const { html } = await whenSealed("/report/sent");
    expect(html).toContain(inGroups(createHash("sha256").update(bytes).digest("hex")));
    expect(html).toContain("Received whole and sealed");
  });

  test("a sent report's pages lead to its receipt", async () => {
    await fillReport(client);
    await client.post("/report/check", {});
    expect((await get("/report/what-happened")).location).toBe("/report/sent");
    expect((await get("/")).html).toContain('href="/report/sent"');
  });

  test("a page that was still open is kept for a new report, and the sent one is named", async () => {
    await fillReport(client);
    await client.post("/report/check", {});
    const answer = await post("/report/what-happened", { ...WHAT, narrative: "One thing more." });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain("One thing more.");
    expect(answer.html).toContain('href="/report/sent"');
  });

  test("without anything sent there is no receipt", async () => {
    expect((await get("/report/sent")).location).toBe("/?notice=no-draft");
    await begin(client);
    expect((await get("/report/sent")).location).toBe("/");
  });
});

describe("keeping the code", () => {
  async function sentCode(): Promise<string> {
    await fillReport(client);
    await client.post("/report/check", {});
    return codeOn(await get("/report/sent"));
  }

  test("the card names office, address and code, and nothing of what was told", async () => {
    const code = await sentCode();
    const card = await get("/report/sent/card");
    expect(codeOn(card)).toBe(code);
    expect(card.html).toContain(`${server.origin}/follow-up`);
    expect(card.html).toContain('<p class="keep-card__office">');
    const ownWords = card.html.slice(card.html.indexOf("<main"), card.html.indexOf("</main>"));
    expect(ownWords).not.toMatch(/BW-|pushed|Elm|officer|federal/);
    expect(card.title).toBe("Card - Online desk");
    // The square with the code is there only when it is asked for, after its risk was said.
    expect(card.html).not.toContain("of=code");
    expect(card.html).toContain("anyone who gets near the card");
    expect((await get("/report/sent/card?square=code")).html).toContain("of=code");
  });

  test("its squares are pictures that only this device gets", async () => {
    await sentCode();
    const pictures = await Promise.all(
      ["/report/sent/square.png", "/report/sent/square.png?of=code"].map(async (path) => {
        const answer = await client.get(path);
        expect(answer.headers.get("Content-Type")).toBe("image/png");
        expect(answer.headers.get("Cache-Control")).toBe("no-store");
        return Buffer.from(await answer.arrayBuffer()).toString("base64");
      }),
    );
    expect(new Set(pictures).size).toBe(2);
    client = new FormClient(server.origin);
    for (const path of ["card", "check", "note.txt", "square.png", "square.png?of=code"]) {
      expect((await get(`/report/sent/${path}`)).location).toBe("/report/sent");
    }
  });

  test("the text has the address and the code, under a name that says nothing", async () => {
    const code = await sentCode();
    const answer = await client.get("/report/sent/note.txt");
    expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment; filename="note.txt"/);
    expect(await answer.text()).toBe(`Page: ${server.origin}/follow-up\r\nCode: ${code}\r\n`);
  });

  test("two groups copied back are found right or wrong one by one, and may be skipped", async () => {
    const code = await sentCode();
    const page = await get("/report/sent/check");
    const asked = [...page.html.matchAll(/name="(group-(\d))"/g)].map(([, name = "", number]) => ({
      name,
      right: code.split(" ")[Number(number) - 1] ?? "",
    }));
    expect(asked).toHaveLength(2);
    expect(page.html).toContain("Go on without this check");
    for (const { right } of asked) expect(page.html).not.toContain(right);
    const typed = Object.fromEntries(asked.map(({ name, right }) => [name, right]));
    const [first] = asked;
    const wrong = await post("/report/sent/check", { ...typed, [first?.name ?? ""]: "12" });
    expect(wrong.status).toBe(422);
    expect(wrong.title).toMatch(/^Please fix: /);
    expect(wrong.html.match(/is not the same as your code/g)).toHaveLength(2);
    const right = await post("/report/sent/check", typed);
    expect(right.location).toBe("/report/sent?note=right");
    expect((await get("/report/sent?note=right")).html).toContain("What you wrote down is right.");
  });
});

describe("coming back with the code", () => {
  async function sendReport(): Promise<string> {
    await fillReport(client);
    await client.post("/report/check", {});
    return codeOn(await get("/report/sent"));
  }

  test.each([
    ["as it is written", (code: string) => code],
    ["without spaces", (code: string) => code.replaceAll(" ", "")],
    ["with dashes", (code: string) => code.replaceAll(" ", "-")],
  ])("the code opens the report, %s", async (_, spelled) => {
    const code = await sendReport();
    client = new FormClient(server.origin);
    const answer = await client.post("/follow-up", { code: spelled(code) });
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/follow-up/status"]);
    expect(answer.headers.getSetCookie().join()).not.toContain("Max-Age");
    const { html, status } = await get("/follow-up/status");
    expect(status).toBe(200);
    expect(html).toContain("Nobody has read it yet.");
    expect(html).not.toContain(code);
  });

  test.each([
    ["", "Please type your code."],
    ["1234 5678", "We read 8."],
    ["1234 5678 abcd", "only numbers, no letters"],
    ["0".repeat(33), "This is more."],
    [`1${"0".repeat(31)}`, "have changed places"],
    ["0".repeat(32), "No report opens with these numbers."],
  ])("%j is answered in words and kept", async (code, words) => {
    const { status, html, title } = await post("/follow-up", { code });
    expect(status).toBe(422);
    expect(title).toMatch(/^Please fix: /);
    expect(html).toContain(words);
    expect(html).toMatch(new RegExp(`name="code"[^>]*value="${code}"`));
    expect(client.cookie(VISIT)).toBeUndefined();
  });

  test("closing ends the visit on the server too, and the receipt is no longer shown here", async () => {
    const code = await sendReport();
    await client.post("/follow-up", { code });
    const token = client.cookie(VISIT) ?? "";
    const closed = await post("/follow-up/status", {});
    expect(closed.location).toBe("/follow-up?notice=closed");
    for (const name of [VISIT, DRAFT, SENT]) expect(client.cookie(name)).toBeUndefined();
    const replayed = await fetch(`${server.origin}/follow-up/status`, {
      redirect: "manual",
      headers: { Cookie: `${VISIT}=${token}` },
    });
    expect(replayed.headers.get("Location")).toBe("/follow-up?notice=visit-over");
  });

  test("closing leaves a draft that was not sent", async () => {
    const code = await sendReport();
    client = new FormClient(server.origin);
    await begin(client);
    await client.post("/follow-up", { code });
    await client.post("/follow-up/status", {});
    expect(client.cookie(DRAFT)).toBeDefined();
  });

  test("whoever lost the code reads where it may still be, and what a new report can do", async () => {
    const { html } = await get("/follow-up");
    expect(html).toContain("called “note.txt”");
    expect(html).toContain("A new code does not open what we wrote to you before.");
  });

  test("whoever lost the code gets a new one, once, that opens nothing yet and says so; no cookie is set", async () => {
    const path = "/follow-up/lost-code";
    expect((await get("/follow-up")).html).toContain(`href="${path}"`);
    const asking = (await get(path)).html;
    expect(asking).toContain("/language?");
    expect(asking).toContain(
      "you learn of it only afterwards. In rare cases the old code ends at once.",
    );
    expect(asking).toContain("Do not write your name here");
    expect(asking).not.toMatch(/in secret|about yourself/);
    const few = await post(path, { place: "Elm and 3rd" });
    expect([few.status, few.title]).toEqual([422, "Please fix: Come back - Online desk"]);
    expect(few.html).toContain("Please tell us at least 2 things.");
    expect(few.html).toContain(">Elm and 3rd</textarea>");

    // Of a report that there is, and of one that there never was: the pages differ in the code alone.
    await sendReport();
    client = new FormClient(server.origin);
    const answers: string[] = [];
    for (const facts of [
      { place: WHERE.place, words: WHAT.narrative },
      { place: "Nowhere", words: "Nothing" },
    ]) {
      const page = await post(path, facts);
      expect(page.status).toBe(200);
      expect(page.title).toBe("Come back - Online desk");
      const code = codeOn(page);
      expect(code).toMatch(/^(\d{4} ){7}\d{4}$/);
      // Choosing a language would lead away from a code that is shown once.
      expect(page.html).not.toContain("/language?");
      expect((await post("/follow-up/new-code/check", { code })).html).not.toContain("/language?");
      const waits = await post("/follow-up", { code });
      expect(waits.status).toBe(200);
      expect(waits.html).toContain("Your new code does not work yet");
      const plain = (html: string) =>
        html
          .replaceAll(/<span class="receipt-code__group">.*?<\/span>/g, "")
          .replaceAll(/name="code" value="[\d ]+"/g, "");
      answers.push(plain(page.html).replaceAll(/nonce="[^"]*"|\d{1,2}:\d{2}/g, ""));
      answers.push(plain(waits.html).replaceAll(/nonce="[^"]*"|\d{1,2}:\d{2}/g, ""));
    }
    expect(answers.slice(2)).toEqual(answers.slice(0, 2));
    for (const name of [VISIT, DRAFT, SENT]) expect(client.cookie(name)).toBeUndefined();
    expect((await get(path)).html).not.toMatch(/receipt-code__digits/);
  });

  test("the same ask over a bad line is one request: whoever reads only the last answer has a code that works", async () => {
    const path = "/follow-up/lost-code";
    const form = await get(path);
    // The script that does a flood's work runs in a worker.
    expect(form.headers.get("Content-Security-Policy")).toContain("worker-src 'self'");
    const markOn = ({ html }: Page) => /name="mark" value="([0-9a-f]{32})"/.exec(html)?.[1] ?? "";
    const facts = { place: "Elm and 3rd", happened: "They pushed a man" };
    const mark = markOn(form);
    expect(mark).not.toBe("");
    expect(markOn(await get(path))).not.toBe(mark);
    // Sent back, it stays the form that it was.
    expect(markOn(await post(path, { mark, place: "Elm and 3rd" }))).toBe(mark);
    const lost = await Promise.all([
      post(path, { mark, ...facts }),
      post(path, { mark, ...facts }),
    ]);
    const read = await post(path, { mark, ...facts });
    expect(codeOn(read)).toMatch(/^(\d{4} ){7}\d{4}$/);
    expect(lost.map(codeOn)).toEqual([codeOn(read), codeOn(read)]);
    expect((await post("/follow-up", { code: codeOn(read) })).html).toContain(
      "Your new code does not work yet",
    );
    // On an empty form, as on a form opened anew, the same words are another ask.
    expect(codeOn(await post(path, { mark: markOn(await get(path)), ...facts }))).not.toBe(
      codeOn(read),
    );
  });

  test("a new code is kept as that of a sent report is: checked, on a card, as a text; nothing but its form opens it", async () => {
    const asked = await post("/follow-up/lost-code", { place: "Elm", happened: "They pushed" });
    const code = codeOn(asked);
    for (const way of ["check", "card", "note.txt"]) {
      expect(asked.html).toContain(`ction="/follow-up/new-code/${way}"`);
    }
    const page = await post("/follow-up/new-code/check", { code });
    expect([page.status, page.title]).toEqual([200, "Check a note - Online desk"]);
    const groups = [...page.html.matchAll(/name="group-(\d)"/g)].map(([, number]) =>
      Number(number),
    );
    expect(groups).toHaveLength(2);
    const right = Object.fromEntries(
      groups.map((number) => [`group-${number}`, code.split(" ")[number - 1] ?? ""]),
    );
    const wrong = { code, ...right, [`group-${groups[0] ?? 0}`]: "12" };
    const sentBack = await post("/follow-up/new-code/check", wrong);
    expect([sentBack.status, sentBack.title]).toEqual([
      ...[422, "Please fix: Check a note - Online desk"],
    ]);
    expect(sentBack.html).toContain("is not the same as your code");
    const checked = await post("/follow-up/new-code/check", { code, ...right });
    expect(checked.html).toContain("What you wrote down is right.");
    expect(codeOn(checked)).toBe(code);
    expect(codeOn(await post("/follow-up/new-code", { code }))).toBe(code);

    const card = await post("/follow-up/new-code/card", { code });
    expect([codeOn(card), card.title]).toEqual([code, "Card - Online desk"]);
    expect(card.html).toContain(`${server.origin}/follow-up`);
    expect(card.html.match(/src="data:image\/png;base64,/g)).toHaveLength(1);
    expect(card.headers.get("Content-Security-Policy")).toContain("img-src 'self' data:;");
    const both = await post("/follow-up/new-code/card", { code, square: "code" });
    expect(both.html.match(/src="data:image\/png;base64,/g)).toHaveLength(2);
    const note = await client.post("/follow-up/new-code/note.txt", { code });
    expect(await note.text()).toBe(`Page: ${server.origin}/follow-up\r\nCode: ${code}\r\n`);
    // Neither an address nor a form without a code shows anything.
    for (const path of ["", "/check", "/card"].map((way) => `/follow-up/new-code${way}`)) {
      expect((await get(path)).location).toBe("/follow-up/lost-code");
      expect((await post(path, { code: "1" })).location).toBe("/follow-up/lost-code");
    }
    expect((await post("/follow-up/new-code/note.txt", {})).location).toBe("/follow-up/lost-code");
    for (const name of [VISIT, DRAFT, SENT]) expect(client.cookie(name)).toBeUndefined();
  });

  test("the status page without a visit asks for the code", async () => {
    expect((await get("/follow-up/status")).location).toBe("/follow-up");
  });
});

describe("a report that was sent takes more files without a script", () => {
  const bytes = (text: string) => Buffer.from(`%PDF-1.4 ${text}`);
  const reportOn = ({ html }: Page) => /name="report" value="(drf_\w+)"/.exec(html)?.[1] ?? "";

  test("from the browser that sent it, and with the code from any other", async () => {
    await fillReport(client);
    await post("/report/check", {});
    const sent = await get("/report/sent");
    expect(sent.html).toContain('href="/follow-up/files?report=sent"');
    const path = "/follow-up/files?report=sent";
    const report = reportOn(await get(path));
    const one = await client.postFiles(path, { report }, [{ name: "1.pdf", bytes: bytes("one") }]);
    expect([one.status, one.headers.get("Location")]).toEqual([303, `${path}&added=1`]);
    const after = await get(`${path}&added=1`);
    expect(after.html).toContain("Received whole. What you added");
    expect(after.html).toContain("1.pdf");

    const other = new FormClient(server.origin);
    await other.post("/follow-up", { code: codeOn(sent) });
    expect((await pageOf(await other.get("/follow-up/status"))).html).toContain(
      'href="/follow-up/files"',
    );
    const page = await pageOf(await other.get("/follow-up/files"));
    expect(reportOn(page)).toBe(report);
    const both = await pageOf(
      await other.postFiles("/follow-up/files", { report }, [
        { name: "2.pdf", bytes: bytes("two") },
        { name: "tool.exe", bytes: Buffer.from("MZ") },
      ]),
    );
    expect(both.status).toBe(422);
    expect(both.html).toContain("tool.exe is a program.");
    const status = await whenSealed("/report/sent");
    expect(status.html).toContain("1.pdf");
    expect(status.html).toContain("2.pdf");
    expect(status.html).not.toContain("tool.exe");
  });

  test("and says of one that is here already that it is the same", async () => {
    await fillReport(client);
    const same = bytes("the same");
    await client.postFiles("/report/evidence", { go: "stay" }, [{ name: "a.pdf", bytes: same }]);
    await post("/report/check", {});
    const path = "/follow-up/files?report=sent";
    const report = reportOn(await get(path));
    const files = [
      { name: "a again.pdf", bytes: same },
      { name: "b.pdf", bytes: bytes("another") },
    ];
    const answer = await client.postFiles(path, { report }, files);
    expect(answer.headers.get("Location")).toBe(`${path}&added=1&again=1`);
    const said = "1 file was here already. It is the same, so we keep it once.";
    expect((await get(`${path}&added=1&again=1`)).html).toContain(said);
    const refused = [...files, { name: "tool.exe", bytes: Buffer.from("MZ") }];
    expect((await pageOf(await client.postFiles(path, { report }, refused))).html).toContain(
      "2 files were here already.",
    );
    expect((await get(`${path}&again=x`)).html).not.toContain("here already");

    // In parts nobody can tell before it is sealed: it stays, and the lists say what it is.
    const tus = new TusClient(server.origin, client);
    await tus.create({ name: "parts.pdf", size: same.length, type: "application/pdf" }, same);
    await whenSealed("/report/sent");
    for (const page of [await get("/report/sent"), await get(path)]) {
      expect(page.html).toContain(
        "This is the same file as a.pdf, which came before. Both are kept.",
      );
    }
  });

  test("and from nobody else, nor into a report that the page did not show", async () => {
    await fillReport(client);
    await post("/report/check", {});
    const path = "/follow-up/files?report=sent";
    const report = reportOn(await get(path));
    const file = [{ name: "1.pdf", bytes: bytes("one") }];
    const stranger = new FormClient(server.origin);
    for (const address of [path, "/follow-up/files"]) {
      const answer = await stranger.postFiles(address, { report }, file);
      expect([answer.status, answer.headers.get("Location")]).toEqual([
        ...[303, "/follow-up?missed=1"],
      ]);
    }
    await fillReport(stranger);
    await stranger.post("/report/check", {});
    expect((await stranger.postFiles(path, { report }, file)).status).toBe(422);
    expect((await client.postFiles(path, {}, file)).status).toBe(422);
    expect((await get(path)).html).toContain("No file of this report is here yet.");
  });
});

describe("what a browser keeps of a report that it sent", () => {
  const withCookie = async (path: string, cookie: string) =>
    pageOf(
      await fetch(`${server.origin}${path}`, { redirect: "manual", headers: { Cookie: cookie } }),
    );
  const setBy = ({ headers }: Pick<Page, "headers">) => headers.getSetCookie().join("\n");

  test("is a secret of its own, for a day, in the place of the draft's, and opens no draft", async () => {
    await fillReport(client);
    const draft = client.cookie(DRAFT) ?? "";
    const answer = await post("/report/check", {});
    expect(setBy(answer)).toMatch(
      /^__Host-bw-sent=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=86400$/m,
    );
    expect(client.cookie(DRAFT)).toBeUndefined();
    const sent = client.cookie(SENT) ?? "";
    expect(sent).not.toBe(draft);
    expect(codeOn(await get("/report/sent"))).not.toBe("");
    // Put in the draft's place it finds what was sent, and nothing to write in.
    const written = await withCookie("/report/what-happened", `${DRAFT}=${sent}`);
    expect(written.location).toBe("/report/sent");
  });

  test("comes again where the answer that brought it was lost, with the same code", async () => {
    await fillReport(client);
    const draft = client.cookie(DRAFT) ?? "";
    await post("/report/check", {});
    const code = codeOn(await get("/report/sent"));
    const again = await withCookie("/report/sent", `${DRAFT}=${draft}`);
    expect(again.location).toBe("/report/sent");
    expect(setBy(again)).toContain(`${SENT}=${client.cookie(SENT) ?? ""};`);
    expect(setBy(again)).toContain(`${DRAFT}=; `);
    expect(codeOn(await get("/report/sent"))).toBe(code);
  });

  test("is put away when somebody begins another report on the same phone", async () => {
    await fillReport(client);
    await post("/report/check", {});
    expect((await get("/")).html).toContain('href="/report/sent"');
    await begin(client);
    expect(client.cookie(SENT)).toBeUndefined();
    expect((await get("/report/sent")).location).toBe("/");
    for (const path of ["/receipt.txt", "/follow-up/files?report=sent"]) {
      expect((await get(path)).location).toBe("/follow-up");
    }
  });
});
