import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { fillReport, pageOf } from "./a-page.ts";

const COOKIE = "__Host-bw-language";

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

describe("the language of a page", () => {
  test("is the reader's also on the short page of the server, and English at the desk", async () => {
    const arabic = { "Accept-Language": "ar" };
    const { status, html } = await pageOf(await client.get("/%41", arabic));
    expect(status).toBe(404);
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain("<h1>لا توجد صفحة كهذه.</h1>");
    expect(html).toContain('<a href="/">صفحة البداية</a>');
    expect(html).toContain('<a href="/leave" data-leave="">الخروج الآن</a>');
    // Its one style is in it, allowed by its hash: nothing else is asked for to show it.
    const answer = await client.get("/%41", arabic);
    const [, style = ""] = /<style>(.+)<\/style>/.exec(await answer.text()) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");
    const policy = answer.headers.get("Content-Security-Policy");
    expect(policy).toContain(`style-src 'sha256-${hash}';`);
    expect(html).not.toContain('rel="stylesheet"');
    const desk = await pageOf(await client.get("/desk/%41", arabic));
    expect(desk.html).toContain('<html lang="en" dir="ltr">');
    expect(desk.html).toContain("<h1>There is no such page.</h1>");
    expect(desk.html).not.toContain("/leave");
  });

  test("what is in English alone, the officers' pages, is marked as such and says so", async () => {
    const { html } = await pageOf(await client.get("/officers", { "Accept-Language": "ar" }));
    expect(html).toContain("<p>الجزء أدناه بالإنجليزية فقط.</p>");
    expect(html).toMatch(/<div lang="en" dir="ltr"><h1>For officers/);
    expect(await (await client.get("/officers")).text()).not.toContain('<div lang="en"');
  });

  test("is English where the browser asks for nothing we have, and nothing is set by reading", async () => {
    const answer = await client.get("/", { "Accept-Language": "de" });
    expect(answer.headers.getSetCookie()).toEqual([]);
    const { html, title } = await pageOf(answer);
    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(title).toBe("Start - Online desk");
    expect(html).not.toContain("put into your language by a machine");
  });

  test("is what the browser asks for, in title, text and errors, and says that it is a draft", async () => {
    const spanish = { "Accept-Language": "es-MX,es;q=0.9,en;q=0.5" };
    const start = await pageOf(await client.get("/", spanish));
    expect(start.html).toContain('<html lang="es" dir="ltr">');
    expect(start.title).toBe("Inicio - Mostrador en línea");
    expect(start.html).toContain("Una máquina tradujo esta página");
    const missing = await pageOf(await client.get("/no/such/page", spanish));
    expect(missing.html).toContain("Aquí no hay ninguna página");
  });

  test("is what was chosen, until the browser is closed, whatever the browser asks for", async () => {
    const answer = await client.get("/language?to=es&back=%2Fprivacy%3Fa%3D1");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("Location")).toBe("/privacy?a=1");
    expect(answer.headers.getSetCookie()).toEqual([
      `${COOKIE}=es; Path=/; Secure; HttpOnly; SameSite=Strict`,
    ]);
    const page = await pageOf(await client.get("/follow-up", { "Accept-Language": "en" }));
    expect(page.title).toBe("Volver - Mostrador en línea");
    expect(page.html).toContain(
      '<a href="/language?to=en&back=%2Ffollow-up" hrefLang="en">English',
    );
    await client.get("/leave");
    expect(client.cookie(COOKIE)).toBeUndefined();
  });

  test.each([
    ["/language?to=xx&back=%2Fprivacy", "/privacy"],
    ["/language?to=es&back=https%3A%2F%2Fevil.example%2F", "/"],
    ["/language?to=es&back=%2F%2Fevil.example", "/"],
    ["/language?to=es&back=%2F%5Cevil.example", "/"],
    ["/language?to=es&back=%2F.%2F%2Fevil.example", "/"],
    ["/language?to=es&back=%2Fdesk", "/"],
    ["/language?to=es&back=%2Fleave", "/"],
    ["/language?to=es&back=%2Fa%0D%0ASet-Cookie%3A%20x", "/"],
    ["/language", "/"],
  ])("%s leads to %s", async (path, location) => {
    const answer = await client.get(path);
    expect(answer.headers.get("Location")).toBe(location);
    expect(answer.headers.getSetCookie().length).toBe(path.includes("to=es") ? 1 : 0);
  });

  test("a broken or foreign choice in the cookie is no choice", async () => {
    for (const value of ["xx", "zz-Hans", "es%0d", "<script>"]) {
      const { html } = await pageOf(
        await fetch(server.origin, { headers: { Cookie: `${COOKIE}=${value}` } }),
      );
      expect(html).toContain('<html lang="en"');
    }
  });
});

test("in Arabic a page is read from right to left, and a code from left to right as everywhere", async () => {
  await client.get("/language?to=ar&back=/");
  await fillReport(client);
  await client.post("/report/check", {});
  const sent = await pageOf(await client.get("/report/sent"));
  expect(sent.html).toContain('<html lang="ar" dir="rtl">');
  expect(sent.html).toMatch(/<p dir="ltr" class="receipt-code__digits">/);
  const comeBack = await pageOf(await client.get("/follow-up"));
  expect(comeBack.html).toMatch(/<input[^>]*dir="ltr"[^>]*/);
});

test("a report is filled, refused, checked and sent in Spanish, and says in which language it came", async () => {
  await client.get("/language?to=es&back=/");
  await client.post("/report/start", {});
  const refused = await pageOf(await client.post("/report/what-happened", {}));
  expect(refused.title).toMatch(/^Por favor, corrija: Paso 1/);
  expect(refused.html).toContain("Por favor, cuéntenos qué pasó.");
  await fillReport(client);
  await client.post("/report/where-and-when", {
    place: "Elm y 3rd",
    "from-month": "4",
    "from-day": "21",
    "from-year": "2026",
    "from-time": "17:30",
  });
  const check = await pageOf(await client.get("/report/check"));
  expect(check.html).toContain("21 de abril de 2026");
  await client.post("/report/check", {});
  const sent = await pageOf(await client.get("/report/sent"));
  expect(sent.html).toContain("Tenemos su reporte");
  expect(sent.html).toMatch(/Recibido: .*\d{4}/);
  const database = new Database(join(server.folder, "data/bearwitness.sqlite"), { readonly: true });
  const languages = database.prepare("select language from report order by language").pluck().all();
  database.close();
  expect(languages).toEqual(["ar", "es"]);
});
