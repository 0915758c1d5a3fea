import { createHash } from "node:crypto";
import { lookup } from "node:dns/promises";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { builtRoutes } from "#test/support/built-routes.ts";
import { FormClient } from "#test/support/form-client.ts";
import {
  arrangePublicPages,
  givenStreetMap,
  type PublicOffice,
} from "#test/support/public-office.ts";
import { publicRoutes, routeAt } from "#test/support/public-routes.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { setUp, signedIn } from "../routes/desk/desk-office.ts";
import { rawRequest, type RawAnswer } from "./raw-request.ts";

// A visitor whose address, browser and language can be recognised walks through the site: directly, and through the
// office's proxy. Then every file that the portal has is searched for them, in each way in which they could be spelled.

const DIRECT = "127.77.213.94";
const FORWARDED = "198.51.77.213";
const AGENT = "CanaryBrowser/77.213.94 (marked)";
const LANGUAGE = "x-canary-77213";
const FILE_NAME = "canary-file-77213.jpg";
const CONTACT = {
  ...{ name: "Quillon Wrenfield", email: "wren.77213@example.org", phone: "212-555-7721-39" },
  ...{ times: "after the canary sings", lawyer: "Ottoline Gannetsby" },
} as const;
const LOST_PLACE = "Quarrelwood Underpass 77213";
/** Codes as pages showed them. */
const codes: string[] = [];
/** Where the way out leads: the one place elsewhere that a page may name. */
const EVERYDAY = "www.weather.gov";

let server: RunningServer;
let office: PublicOffice;
let map: Awaited<ReturnType<typeof givenStreetMap>>;
let proxy: string;

beforeAll(async () => {
  proxy = (await lookup("localhost")).address;
  map = await givenStreetMap();
  const PROXY_ADDRESS = proxy === "127.0.0.1" ? DIRECT : proxy;
  server = await startServer({ environment: { PROXY_ADDRESS, MAP_FILE: map.file } });
  await setUp(server.setupPath, new FormClient(server.origin));
  office = await arrangePublicPages(await signedIn(server.origin, "admin"));
});

afterAll(async () => {
  await server.remove();
  await map.remove();
});

/** A host that something names, wherever it stands: an address with its scheme, or without in a place that is loaded from. */
const HOSTS = /(?:\b(?:https?|wss?):\/\/|(?:["'(=]\s*)\/\/)([a-z0-9.-]+(?::\d+)?)/gi;

/** What every answer to the visitor was. */
interface Seen extends RawAnswer {
  readonly path: string;
}

const seen: Seen[] = [];
const jar = new Map<string, string>();

async function send(
  path: string,
  about: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<RawAnswer> {
  const { headers, ...rest } = about;
  const answer = await rawRequest(server.origin, {
    path,
    ...rest,
    // Where the machine has no 127.0.0.0/8 here, the proxy's word is the only address there is.
    ...(proxy === "127.0.0.1" ? { localAddress: DIRECT } : {}),
    headers: {
      "User-Agent": AGENT,
      "Accept-Language": LANGUAGE,
      "X-Forwarded-For": FORWARDED,
      Forwarded: `for=${FORWARDED}`,
      "X-Real-IP": FORWARDED,
      Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
      ...headers,
    },
  });
  seen.push({ path, ...answer });
  for (const line of cookiesOf(answer)) {
    const [, name = "", value = ""] = /^([^=]*)=([^;]*)/.exec(line) ?? [];
    if (line.includes("Max-Age=0")) jar.delete(name);
    else jar.set(name, value);
  }
  return answer;
}

function cookiesOf({ headers }: RawAnswer): readonly string[] {
  const set = headers["set-cookie"];
  return Array.isArray(set) ? set : [];
}

async function visit(path: string, form?: Readonly<Record<string, string>>): Promise<RawAnswer> {
  if (form === undefined) return send(path);
  const multipart = form["multipart"];
  return send(path, {
    method: "POST",
    headers: {
      Origin: server.origin,
      "Content-Type":
        multipart === undefined
          ? "application/x-www-form-urlencoded"
          : "multipart/form-data; boundary=canary",
    },
    body: multipart ?? new URLSearchParams(form).toString(),
  });
}

const part = (head: string, body: string) =>
  `--canary\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;

/** Values for what stands open in a page's address. */
let itemId = "itm_00000000000000000000000000";
const OPEN: Readonly<Record<string, () => string>> = {
  itemId: () => itemId,
  kind: () => "officer",
  slug: () => office.openEvent.slice("/events/".length),
  zoom: () => "0",
  column: () => "0",
  row: () => "0",
};

/** Opens every page that the public may open, as the server mounts them: one that is added is among them. */
async function visitAll(): Promise<void> {
  const paths = builtRoutes().flatMap(({ path, loader }) => (loader === "public" ? [path] : []));
  expect(paths.length).toBeGreaterThan(40);
  for (const path of paths) {
    // Leaving ends the walk, and comes last.
    if (path === "/leave") continue;
    const { status } = await visit(
      path.replace(/:(\w+)\??|\*$/g, (_, name: string | undefined) => OPEN[name ?? ""]?.() ?? "no"),
    );
    expect([path, status < 500]).toEqual([path, true]);
  }
}

/** An officer of an agency, with a wrong pass and with the right one, up to their first answers. */
async function walkAsOfficer(): Promise<void> {
  expect((await visit("/officers", { pass: `${office.pass.slice(0, -1)}!` })).status).toBe(422);
  const entered = await visit("/officers", { pass: office.pass });
  expect(entered.headers["location"]).toBe("/officers/details");
  expect((await visit("/officers/details")).status).toBe(200);
  const told = { "q-officer.role": "only-saw", "q-officer.camera-id": "0042" };
  expect((await visit("/officers/details", told)).status).toBe(303);
  await visit("/report/about-you", { choice: "contact", ...CONTACT });
  await visit("/report/delete", {});
}

async function walk(): Promise<void> {
  await visitAll();
  await walkAsOfficer();
  await visit(office.closedEvent);
  const begun = await visit(office.openEvent, {});
  expect(begun.headers["location"]).toBe("/report/what-happened");
  await visit("/report/what-happened", { category: "force", narrative: "They broke the door." });
  await visit("/report/where-and-when", { place: "Elm Street", "time-kind": "unknown" });
  const pin = { latitude: "40.7128", longitude: "-74.006", "pin-for": "", "pin-zoom": "" };
  expect((await visit("/report/where-and-when/map", pin)).status).toBe(303);
  const upload = await visit("/report/evidence", {
    multipart:
      `--canary\r\nContent-Disposition: form-data; name="files"; filename="${FILE_NAME}"\r\n` +
      "Content-Type: image/jpeg\r\n\r\nnot a picture\r\n--canary--\r\n",
  });
  expect(upload.status).toBeLessThan(400);
  const inParts = await send("/uploads/", {
    method: "POST",
    headers: {
      "Tus-Resumable": "1.0.0",
      "Upload-Length": "12",
      "Upload-Metadata": `filename ${Buffer.from(FILE_NAME).toString("base64")}`,
      "Content-Type": "application/offset+octet-stream",
      ...{ Origin: server.origin, "Content-Length": "12" },
    },
    body: "also nothing",
  });
  expect(inParts.status).toBe(201);
  itemId = String(inParts.headers["location"]).split("/").at(-1) ?? itemId;
  await visit("/report/about-you", { choice: "contact", ...CONTACT });
  await visitAll();
  expect((await visit("/report/check", {})).headers["location"]).toBe("/report/sent");
  const sent = await visit("/report/sent");
  const digits = /receipt-code__digits">(.*?)<\/p>/.exec(sent.text)?.[1] ?? "";
  const code = digits.replace(/<[^>]*>/g, "").trim();
  expect((await visit("/follow-up", { code })).headers["location"]).toBe("/follow-up/status");
  await visitAll();
  const [, report = ""] =
    /name="report" value="(drf_\w+)"/.exec((await visit("/follow-up/files")).text) ?? [];
  await visit("/follow-up/files", {
    multipart:
      part('name="report"', report) +
      part(`name="files"; filename="${FILE_NAME}"`, "one more") +
      "--canary--\r\n",
  });
  await visit("/follow-up/message", { message: "" });
  await visit("/follow-up/message", { message: "They came again." });
  await visit("/follow-up/correct", { message: "It was Oak Street." });
  await visit("/follow-up/withdraw", {});
  await visit("/language?to=es&back=/");
  await visit("/");
  await visit("/leave");
  // Somebody who lost the code may write their name after all: it lies encrypted, like what is said of the report.
  const lost = { mark: "77213".padEnd(32, "0"), place: LOST_PLACE, other: `I am ${CONTACT.name}` };
  expect((await visit("/follow-up/lost-code", lost)).status).toBe(200);
  const asked = await visit("/follow-up/lost-code", lost);
  const anew = /receipt-code__digits">(.*?)<\/p>/.exec(asked.text)?.[1] ?? "";
  const newCode = anew.replace(/<[^>]*>/g, "").trim();
  expect(newCode).toMatch(/^(\d{4} ){7}\d{4}$/);
  codes.push(newCode, newCode.replaceAll(" ", ""));
  for (const way of ["", "/check", "/card", "/note.txt"]) {
    expect((await visit(`/follow-up/new-code${way}`, { code: newCode })).status).toBe(200);
  }
  expect((await visit("/follow-up", { code: newCode })).status).toBe(200);
  expect((await visit("/follow-up/lost-code", { other: CONTACT.name })).status).toBe(422);
  // What is refused or goes wrong is where addresses usually get written.
  await visit("/follow-up", { code: "0000-0000-0000-0000" });
  await visit("/desk/sign-in", { "sign-in-name": "nobody", password: "wrong" });
  await visit("/no/such/page");
  await visit("/%FF");
  await rawRequest(server.origin, {
    path: "/report/start",
    method: "POST",
    headers: { Origin: "https://elsewhere.example", "X-Forwarded-For": FORWARDED },
  });
  await rawRequest(server.origin, { path: "/", headers: { Host: "x", "User-Agent": AGENT } });
  // More reports than are let in at once.
  await Promise.all(Array.from({ length: 24 }, () => visit("/report/start", {})));
}

/** Every way to spell what must not be found. */
function spellings(): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  const texts = [DIRECT, FORWARDED, `::ffff:${DIRECT}`, AGENT, LANGUAGE];
  // Its hash is what an officer's pass is told by; the pass itself is nowhere.
  found.set("an officer's pass", Buffer.from(office.pass));
  texts.push(...Object.values(CONTACT), LOST_PLACE, ...codes);
  for (const address of [DIRECT, FORWARDED]) {
    const bytes = Buffer.from(address.split(".").map(Number));
    texts.push(String(bytes.readUInt32BE()), bytes.toString("hex"));
    texts.push(address.split(".").slice(0, 3).join("."));
    found.set(`${address} as bytes`, bytes);
    found.set(`${address} as bytes, reversed`, Buffer.from(bytes).reverse());
  }
  for (const text of texts) {
    found.set(text, Buffer.from(text));
    found.set(`${text} in base64`, Buffer.from(Buffer.from(text).toString("base64").slice(0, -4)));
    for (const algorithm of ["md5", "sha1", "sha256", "sha512"]) {
      const digest = createHash(algorithm).update(text).digest();
      found.set(`${algorithm} of ${text}`, digest);
      found.set(`${algorithm} of ${text} in hex`, Buffer.from(digest.toString("hex")));
      found.set(`${algorithm} of ${text} in base64`, Buffer.from(digest.toString("base64url")));
    }
  }
  return found;
}

async function hitsIn(folder: string): Promise<readonly string[]> {
  const wanted = spellings();
  const hits: string[] = [];
  const search = (name: string, bytes: Buffer) => {
    for (const [what, spelled] of wanted) {
      if (bytes.includes(spelled)) hits.push(`${what} in ${name}`);
    }
  };
  search("what the server printed", Buffer.from(server.log()));
  let files = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files += 1;
    search(entry.name, await readFile(join(entry.parentPath, entry.name)));
  }
  expect(files).toBeGreaterThan(5);
  return hits;
}

test("no address, browser, language, name or way to reach a visitor is anywhere afterwards", async () => {
  await walk();
  // While it runs, with its write-ahead log, and after it has ended and written its sums.
  expect(await hitsIn(server.folder)).toEqual([]);
  await server.end();
  expect(await hitsIn(server.folder)).toEqual([]);
  const folder = join(server.folder, "data/security-log");
  const [name = ""] = await readdir(folder);
  const lines = await readFile(join(folder, name), "utf8");
  expect(lines).toContain('"event":"public-form.refused"');
  expect(lines).toContain('"event":"host.refused"');
  expect(lines).toContain('"event":"limit.reached"');
  // A file's name is part of the record of the evidence, and of nothing that is shipped or printed.
  expect(lines + server.log()).not.toContain(FILE_NAME);
});

test("no answer names another host, but where leaving leads to, and sets no cookie but ours", async () => {
  const ours = new URL(server.origin).host;
  const named = new Set<string>();
  const cookies = new Set<string>();
  const assets = new Set<string>();
  for (const answer of seen) {
    const isText = /^(text|application\/(json|javascript)|image\/svg)/;
    const body = isText.test(String(answer.headers["content-type"])) ? answer.text : "";
    for (const [, path = ""] of body.matchAll(/"(\/assets\/[^"]+)"/g)) assets.add(path);
    const text = `${JSON.stringify(answer.headers)}\n${body}`;
    for (const [, host = ""] of text.matchAll(HOSTS)) {
      const isTheWayOut = host === EVERYDAY && answer.path === "/leave";
      if (host !== ours && !isTheWayOut) named.add(`${host} in ${answer.path}`);
    }
    for (const line of cookiesOf(answer))
      cookies.add(line.replace(/=[^;]*/, "").replace(/\d{2,}/, "n"));
  }
  expect([...named]).toEqual([]);
  const host = "; Path=/; Secure; HttpOnly; SameSite=Strict";
  const [draft, sent, visit_, language] = ["draft", "sent", "visit", "language"].map(
    (name) => `__Host-bw-${name}${host}`,
  );
  expect([...cookies].filter((line) => !line.endsWith("Max-Age=0")).sort()).toEqual([
    `${draft}; Max-Age=n`,
    language,
    `${sent}; Max-Age=n`,
    visit_,
  ]);
  // The walk came to every page, also to where names and codes stand: one that is added needs a step that opens it.
  const routes = publicRoutes().filter(({ isPage }) => isPage);
  expect(seen.some(({ path, status }) => path === "/receipt.pdf" && status === 200)).toBe(true);
  const reached = new Set(
    seen.flatMap(({ path, status }) => {
      const route = routeAt(routes, new URL(path, server.origin).pathname)?.path;
      return [200, 422].includes(status) || route === "/*" ? [route] : [];
    }),
  );
  expect(routes.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  // What pages load is looked through like them.
  expect(assets.size).toBeGreaterThan(3);
  for (const path of assets) {
    const { text } = await rawRequest(server.origin, { path });
    for (const [, found = ""] of text.matchAll(HOSTS)) named.add(`${found} in ${path}`);
  }
  expect([...named]).toEqual([]);
});

test("a planted leak is found, however it is spelled", async () => {
  const folder = join(server.folder, "data/planted");
  await mkdir(folder);
  const leaks = [
    FORWARDED,
    createHash("sha256").update(FORWARDED).digest("hex"),
    Buffer.from(FORWARDED.split(".").map(Number)),
    AGENT,
  ];
  for (const [at, leak] of leaks.entries()) await writeFile(join(folder, `leak-${at}`), leak);
  const hits = (await hitsIn(server.folder)).join("\n");
  for (const [at] of leaks.entries()) expect(hits).toContain(`leak-${at}`);
  for (const leak of [
    'src="//cdn.example/x"',
    "url(https://cdn.example/y)",
    "'wss://cdn.example'",
  ]) {
    expect([...leak.matchAll(HOSTS)].map(([, host]) => host)).toEqual(["cdn.example"]);
  }
});
