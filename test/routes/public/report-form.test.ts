import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { begin, fillReport, pageOf, WHAT, WHERE } from "./a-page.ts";

const DRAFT = "__Host-bw-draft";
const ALL_PAGES = [
  "what-happened",
  "where-and-when",
  "evidence",
  "who-was-involved",
  "who-was-involved/officer",
  "who-was-involved/vehicle",
  "your-part",
  "about-you",
  "check",
];

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

test("without a street map no pin is offered, no tile is given, and its page leads back to the words", async () => {
  await fillReport(client);
  const where = await get("/report/where-and-when");
  expect(where.html).not.toContain('data-then="map"');
  const map = await get("/report/where-and-when/map?change=1");
  expect([map.status, map.location]).toEqual([303, "/report/where-and-when?change=1"]);
  expect((await client.get("/map/1/0/0")).status).toBe(404);
});

describe("beginning and coming back", () => {
  test("the start button makes a draft that this browser keeps for 7 days", async () => {
    const answer = await client.post("/report/start", {});
    expect(answer.status).toBe(303);
    expect(answer.headers.get("Location")).toBe("/report/what-happened");
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-bw-draft=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=604800$/,
    );
  });

  test("pressed twice, the start button makes one draft", async () => {
    await begin(client);
    const token = client.cookie(DRAFT);
    expect((await post("/report/start", {})).location).toBe("/report/what-happened");
    expect(client.cookie(DRAFT)).toBe(token);
  });

  test("the start page leads back to the first page without an answer", async () => {
    await begin(client);
    await client.post("/report/what-happened", WHAT);
    const { html } = await get("/");
    expect(html).toContain('href="/report/questions"');
    expect(html).not.toContain("/report/start");
  });

  test("a draft can be deleted, and is gone", async () => {
    await begin(client);
    const token = client.cookie(DRAFT) ?? "";
    expect((await post("/report/delete", {})).location).toBe("/?notice=deleted");
    expect(client.cookie(DRAFT)).toBeUndefined();
    expect((await get("/?notice=deleted")).html).toContain("Your draft is deleted.");
    const kept = await fetch(`${server.origin}/report/check`, {
      redirect: "manual",
      headers: { Cookie: `${DRAFT}=${token}` },
    });
    expect(kept.headers.get("Location")).toBe("/?notice=no-draft");
  });

  test.each(ALL_PAGES)("%s without a draft leads to the start, in words", async (page) => {
    const answer = await get(`/report/${page}`);
    expect([answer.status, answer.location]).toEqual([303, "/?notice=no-draft"]);
    const start = await get("/?notice=no-draft");
    expect(start.status).toBe(200);
    expect(start.html).toContain("We could not find your draft");
  });

  test.each(["/report", "/report/start", "/report/delete"])(
    "%s opened by hand is no dead end",
    async (path) => {
      expect((await get(path)).location).toBe("/");
    },
  );
});

describe("each page", () => {
  test.each(ALL_PAGES)(
    "%s has one heading, a title, no foreign script and the way out",
    async (page) => {
      await begin(client);
      const { html, title, status } = await get(`/report/${page}`);
      expect(status).toBe(200);
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(title).toMatch(/\S - Online desk$/);
      // Every page may load the script that leaves, the pages with files and for sending one more; what they do without is tested here.
      const own =
        /<script src="\/assets\/([a-z-]+)-[\w-]+\.js" nonce="[\w-]{24}" defer=""><\/script>/g;
      const names = [...html.matchAll(own)].map(([, name]) => name);
      expect(names).toContain("leave");
      const withOwn = ["evidence", "check", "where-and-when"];
      expect(names.length).toBeLessThanOrEqual(withOwn.includes(page) ? 2 : 1);
      expect(html.replaceAll(own, "")).not.toMatch(/<script|<style|style="| on\w+="/);
      expect(html).toContain('href="/leave"');
    },
  );

  test("what was saved is there again after coming back", async () => {
    await begin(client);
    await client.post("/report/what-happened", WHAT);
    await client.post("/report/where-and-when", {
      ...WHERE,
      latitude: "40.7128",
      longitude: "-74.0060",
      "from-month": "3",
      "from-day": "09",
      "from-year": "2026",
      "from-time": "9:30 pm",
      about: "yes",
    });
    const what = (await get("/report/what-happened")).html;
    expect(what).toMatch(/value="force"[^>]*checked|checked[^>]*value="force"/);
    expect(what).toContain(`>${WHAT.narrative}</textarea>`);
    const where = (await get("/report/where-and-when")).html;
    expect(where).toContain(`>${WHERE.place}</textarea>`);
    for (const [name, value] of Object.entries({
      latitude: "40.7128",
      longitude: "-74.0060",
      "from-month": "3",
      "from-day": "9",
      "from-year": "2026",
      "from-time": "21:30",
    })) {
      expect(where).toMatch(new RegExp(`name="${name}"[^>]*value="${value}"`));
    }
    const { html } = await get("/report/check");
    expect(html).toContain("March 9, 2026, 9:30 PM (about right)");
    expect(html).toContain("40.7128, -74.0060");
  });
});

describe("what cannot be saved", () => {
  beforeEach(() => begin(client));

  test.each([
    ["nothing chosen or written", "what-happened", {}, ["field-category", "field-narrative"]],
    [
      "31 February",
      "where-and-when",
      { ...WHERE, "from-month": "2", "from-day": "31", "from-year": "2026" },
      ["field-from-month"],
    ],
    [
      "a latitude that is not on Earth",
      "where-and-when",
      { ...WHERE, latitude: "140.5", longitude: "-74" },
      ["field-latitude"],
    ],
    [
      "a day still to come",
      "where-and-when",
      { ...WHERE, "from-month": "1", "from-day": "1", "from-year": "2999" },
      ["field-from-month"],
    ],
    ["no choice about the name", "about-you", {}, ["field-choice"]],
    [
      "contact without a way to it",
      "about-you",
      { choice: "contact", name: "Jo" },
      ["field-email"],
    ],
  ])("%s is said on the page, each line leading to its field", async (_, page, fields, ids) => {
    const { status, html, title } = await post(`/report/${page}`, fields);
    expect(status).toBe(422);
    expect(title).toMatch(/^Please fix: /);
    expect(html.indexOf("error-summary")).toBeLessThan(html.indexOf("<h1"));
    for (const id of ids) {
      expect(html).toContain(`href="#${id}"`);
      expect(html).toContain(`id="${id}"`);
    }
    for (const value of Object.values(fields as Record<string, string>)) {
      expect(html).toContain(value);
    }
  });

  test("a part that opens on demand is open when something in it is wrong", async () => {
    const { html } = await post("/report/where-and-when", { ...WHERE, latitude: "12" });
    expect(html).toMatch(/<details[^>]*open/);
    expect((await get("/report/where-and-when")).html).not.toMatch(/<details[^>]*open/);
  });

  test("what was typed cannot write into the page", async () => {
    const { html } = await post("/report/what-happened", {
      narrative: "</textarea><script>1</script>",
    });
    expect(html).not.toContain("<script>");
  });

  test("ten megabytes of text are refused in words", async () => {
    const { status, html } = await post("/report/what-happened", {
      narrative: "x".repeat(10_000_000),
    });
    expect(status).toBe(413);
    expect(html).toContain("too much text");
  });
});

test("only the page about the place may ask a device where it is", async () => {
  await begin(client);
  const allowed = async (path: string) =>
    /geolocation=([^,]*)/.exec(
      (await client.get(path)).headers.get("Permissions-Policy") ?? "",
    )?.[1];
  expect(await allowed("/report/where-and-when")).toBe("(self)");
  for (const path of ["/", "/report/check", "/report/evidence", "/report/where-and-when/"]) {
    expect(await allowed(path)).toBe("()");
  }
});

test("where a story states whether somebody has papers, its writer is told so before it is sent", async () => {
  await begin(client);
  const told = "Your words may say if someone has papers";
  await client.post("/report/what-happened", WHAT);
  expect((await get("/report/check")).html).not.toContain(told);
  await client.post("/report/what-happened", { ...WHAT, narrative: "A man sin papeles." });
  expect((await get("/report/check")).html).toContain(told);
});

describe("contact details", () => {
  test("are locked on arrival: kept by empty boxes, replaced by new ones, never shown", async () => {
    await begin(client);
    await client.post("/report/about-you", { choice: "contact", email: "jo@example.org" });
    const again = await get("/report/about-you");
    expect(again.html).toContain("We have your contact details from before.");
    expect(again.html).not.toContain("jo@example.org");
    expect((await post("/report/about-you", { choice: "contact" })).location).toBe("/report/check");
    expect((await get("/report/check")).html).toContain("It is locked");
  });

  test.each([
    ["anonymous", "You give no name, and want no messages."],
    ["only-here", "We may write to you on this site."],
  ])("are deleted when somebody then chooses %s", async (choice, words) => {
    await begin(client);
    await client.post("/report/about-you", { choice: "contact", email: "jo@example.org" });
    await client.post("/report/about-you", { choice, email: "jo@example.org" });
    expect((await get("/report/check")).html).toContain(words);
    const again = await get("/report/about-you");
    expect(again.html).not.toMatch(/jo@example\.org|contact details from before/);
    // There is nothing left that empty boxes could keep.
    expect((await post("/report/about-you", { choice: "contact" })).status).toBe(422);
  });

  test("come after three choices of equal rank, no name first, and what a court can ask for is said", async () => {
    await begin(client);
    const { html } = await get("/report/about-you");
    const values = [...html.matchAll(/name="choice"[^>]*value="([a-z-]+)"/g)].map(([, one]) => one);
    expect(values).toEqual(["anonymous", "only-here", "contact"]);
    expect(html).not.toMatch(/name="choice"[^>]*checked/);
    expect(html).toContain("A court can order us to tell who you are, if we know it.");
  });
});

describe("changing an answer from the check page", () => {
  test("leads back to the check page", async () => {
    await fillReport(client);
    const { html } = await get("/report/check");
    expect(html).toContain('href="/report/what-happened?change=1"');
    expect((await get("/report/what-happened?change=1")).html).toContain('href="/report/check"');
    const saved = await post("/report/what-happened?change=1", { ...WHAT, narrative: "Other." });
    expect(saved.location).toBe("/report/check");
    expect((await get("/report/check")).html).toContain("Other.");
  });
});

describe("when the draft is gone", () => {
  test("the page says so, keeps what was typed, and saves it into a new draft", async () => {
    const lost = await post("/report/what-happened", WHAT);
    expect(lost.status).toBe(410);
    expect(lost.html).toContain("We could not find your draft");
    expect(lost.html).toContain("What you sent to us before is not lost.");
    expect(lost.html).toContain(WHAT.narrative);
    expect(lost.html).toContain('name="start-again"');
    const saved = await post("/report/what-happened", { ...WHAT, "start-again": "yes" });
    expect(saved.location).toBe("/report/questions");
    expect((await get("/report/what-happened")).html).toContain(WHAT.narrative);
  });

  test("a later page begins the new draft and asks for the first one", async () => {
    const saved = await post("/report/where-and-when", { ...WHERE, "start-again": "yes" });
    expect(saved.location).toBe("/report/what-happened?change=1&notice=page-first");
    expect((await get(saved.location ?? "")).html).toContain("we need this page");
    expect((await get("/report/where-and-when")).html).toContain(WHERE.place);
  });

  test("something to put right does not begin a draft", async () => {
    const answer = await post("/report/what-happened", { narrative: "x", "start-again": "yes" });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('name="start-again"');
    expect(client.cookie(DRAFT)).toBeUndefined();
  });

  test("files say that they did not arrive", async () => {
    const bytes = new TextEncoder().encode("words");
    const answer = await pageOf(
      await client.postFiles("/report/evidence", { go: "stay" }, [{ name: "a.txt", bytes }]),
    );
    expect(answer.status).toBe(410);
    expect(answer.html).toContain("did not arrive");
  });

  test("sending has nothing to send", async () => {
    const answer = await post("/report/check", {});
    expect(answer.status).toBe(410);
    expect(answer.html).toContain("We could not find your draft");
  });
});

test("words in any script come back letter for letter, wherever on the page a letter falls", async () => {
  await client.post("/report/start", {});
  for (const pad of ["", "a", "ab", "abc"]) {
    const narrative = pad + "語".repeat(650);
    await client.post("/report/what-happened", { category: "force", narrative });
    const page = await (await client.get("/report/what-happened")).text();
    expect(page).not.toContain("\0");
    expect(page).toContain(narrative);
  }
});
