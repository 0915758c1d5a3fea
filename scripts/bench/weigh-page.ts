import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { gunzipSync, brotliDecompressSync } from "node:zlib";

/** One answer as a browser gets it. */
interface Answer {
  readonly status: number;
  /** Its octets on the line: the status, the headers and the body as it is sent. */
  readonly octets: number;
  readonly text: string;
}

interface Part {
  readonly path: string;
  readonly octets: number;
}

/** A page and everything that it makes a browser load at once. */
export interface PageWeight {
  readonly path: string;
  readonly status: number;
  readonly parts: readonly Part[];
  /** All parts together, in octets; not those of the map. */
  readonly octets: number;
  /** Of the page with the map, which is opened by whoever asks for it and was told its weight: the program that draws it, in octets. */
  readonly map: number;
}

const MAP_PAGE = "/report/where-and-when/map";
/** The pages that take files bring what sends them in parts. */
const WITH_FILES: readonly string[] = ["/report/evidence", "/follow-up/files"];

/** How much a public page may weigh in all, in octets. */
export function limitOf(path: string): number {
  return (WITH_FILES.includes(path) ? 120 : 60) * 1024;
}

/** How much the program that draws the map may weigh, in octets: its page is offered as "about half a megabyte". */
export const MAP_LIMIT = 500 * 1024;

/**
 * Weighs a page with its styles, scripts, pictures and what its scripts import, for a browser that has nothing yet and takes
 * compressed answers. `origin` is plain http: the server itself is weighed, not a proxy before it.
 */
export async function weighPage(
  origin: string,
  path: string,
  cookie = "",
  /** What a form brings to a page that is only its answer. */
  form?: Readonly<Record<string, string>>,
): Promise<PageWeight> {
  const page = await ask(origin, path, cookie, form);
  const parts: Part[] = [{ path, octets: page.octets }];
  const map: Part[] = [];
  const isMapPage = new URL(path, origin).pathname === MAP_PAGE;
  const waiting = loadedBy(page.text, path);
  const seen = new Set<string>();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const part = await ask(origin, next, cookie);
    const drawsMap = isMapPage && /\.m?js$/.test(next) && !next.includes("/leave-");
    (drawsMap ? map : parts).push({ path: next, octets: part.octets });
    if (/\.m?js$/.test(next)) waiting.push(...importedBy(part.text, next));
    if (drawsMap) waiting.push(...workersOf(part.text));
  }
  const sum = (some: readonly Part[]) => some.reduce((total, part) => total + part.octets, 0);
  return { path, status: page.status, parts, octets: sum(parts), map: sum(map) };
}

/** What a page names in `src`, and in `href` of its `link`s. */
function loadedBy(html: string, path: string): string[] {
  const sources = [...html.matchAll(/<(?:script|img|source|video)[^>]*?\ssrc="([^"]+)"/g)];
  const links = [...html.matchAll(/<link[^>]*?\shref="([^"]+)"/g)];
  // What stands in the page itself is weighed with it.
  return [...sources, ...links]
    .filter(([, target = ""]) => !target.startsWith("data:"))
    .map(([, target = ""]) => local(target, path));
}

function importedBy(script: string, path: string): string[] {
  const imports = script.matchAll(/(?:from|import)\s*["'](\.\/[\w.-]+\.m?js)["']/g);
  return [...imports].map(([, target = ""]) => local(target, path));
}

/** The scripts that a script runs beside itself, by their addresses. */
function workersOf(script: string): string[] {
  const names = script.matchAll(/["'`](\/assets\/[\w.-]+\.m?js)["'`]/g);
  return [...names].map(([, name = ""]) => name);
}

function local(target: string, path: string): string {
  const url = new URL(target.replaceAll("&amp;", "&"), `http://page.invalid${path}`);
  return url.pathname + url.search;
}

async function ask(
  origin: string,
  path: string,
  cookie: string,
  form?: Readonly<Record<string, string>>,
): Promise<Answer> {
  const headers = {
    "Accept-Encoding": "gzip, br",
    ...(cookie === "" ? {} : { Cookie: cookie }),
    ...(form && { Origin: origin, "Content-Type": "application/x-www-form-urlencoded" }),
  };
  const method = form === undefined ? "GET" : "POST";
  const sent = request(new URL(path, origin), { method, headers });
  sent.end(form && new URLSearchParams(form).toString());
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const head = answer.rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, 0);
  return {
    status: answer.statusCode ?? 0,
    octets: head + body.length,
    text: plain(body, answer.headers["content-encoding"]).toString("utf8"),
  };
}

function plain(body: Buffer, coding: string | undefined): Buffer {
  if (coding === "br") return brotliDecompressSync(body);
  return coding === "gzip" ? gunzipSync(body) : body;
}
