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

/** A page and everything that it makes a browser load at once. */
export interface PageWeight {
  readonly path: string;
  readonly status: number;
  readonly parts: readonly { readonly path: string; readonly octets: number }[];
  /** All parts together, in octets. */
  readonly octets: number;
}

/**
 * Weighs a page with its styles, scripts, pictures and what its scripts import, for a browser that has nothing yet and takes
 * compressed answers. `origin` is plain http: the server itself is weighed, not a proxy before it.
 */
export async function weighPage(origin: string, path: string, cookie = ""): Promise<PageWeight> {
  const page = await ask(origin, path, cookie);
  const parts = [{ path, octets: page.octets }];
  const waiting = loadedBy(page.text, path);
  const seen = new Set<string>();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const part = await ask(origin, next, cookie);
    parts.push({ path: next, octets: part.octets });
    if (/\.m?js$/.test(next)) waiting.push(...importedBy(part.text, next));
  }
  const octets = parts.reduce((sum, part) => sum + part.octets, 0);
  return { path, status: page.status, parts, octets };
}

/** What a page names in `src`, and in `href` of its `link`s. */
function loadedBy(html: string, path: string): string[] {
  const sources = [...html.matchAll(/<(?:script|img|source|video)[^>]*?\ssrc="([^"]+)"/g)];
  const links = [...html.matchAll(/<link[^>]*?\shref="([^"]+)"/g)];
  return [...sources, ...links].map(([, target = ""]) => local(target, path));
}

function importedBy(script: string, path: string): string[] {
  const imports = script.matchAll(/(?:from|import)\s*["'](\.\/[\w.-]+\.m?js)["']/g);
  return [...imports].map(([, target = ""]) => local(target, path));
}

function local(target: string, path: string): string {
  const url = new URL(target.replaceAll("&amp;", "&"), `http://page.invalid${path}`);
  return url.pathname + url.search;
}

async function ask(origin: string, path: string, cookie: string): Promise<Answer> {
  const headers = {
    "Accept-Encoding": "gzip, br",
    ...(cookie === "" ? {} : { Cookie: cookie }),
  };
  const sent = request(new URL(path, origin), { headers });
  sent.end();
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
