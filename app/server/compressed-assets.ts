import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Request, RequestHandler } from "express";

const brotliOf = promisify(brotliCompress);
const gzipOf = promisify(gzip);

/** The build's own file names: a hash is part of each, so what a name stands for never changes. */
const NAME = /^\/([\w.-]+\.(css|js|mjs))$/;
const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=UTF-8",
  js: "text/javascript; charset=UTF-8",
  mjs: "text/javascript; charset=UTF-8",
};
/** Strong enough for a styles file in some milliseconds, once. */
const QUALITY = 9;

type Coding = "br" | "gzip";

/**
 * Sends styles and scripts compressed to whoever takes it (decision 0045): they are the same for everybody and hold nothing of
 * anybody. Each is compressed once and kept in memory for the life of the process; together they are a megabyte. What is
 * no file of the build goes on to whoever answers next. A browser may keep what a page of the desk asks for, and nothing else (decision 0062).
 */
export function compressedAssets(folder: string): RequestHandler {
  const kept = new Map<string, Promise<Buffer>>();
  const compressed = (name: string, coding: Coding): Promise<Buffer> => {
    const key = `${coding} ${name}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = readFile(join(folder, name)).then((bytes) =>
      coding === "br"
        ? brotliOf(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } })
        : gzipOf(bytes),
    );
    kept.set(key, made);
    // A name that is no file is not remembered: strangers choose names.
    made.catch(() => kept.delete(key));
    return made;
  };

  return (request, response, next) => {
    const [, name = "", ending = ""] = NAME.exec(request.path) ?? [];
    response.vary("Accept-Encoding");
    const coding = codingFor(request.headers["accept-encoding"]);
    const isPlain = request.method === "GET" && request.headers.range === undefined;
    if (name === "" || coding === undefined || !isPlain) {
      next();
      return;
    }
    compressed(name, coding).then(
      (bytes) => {
        response.set({
          "Content-Type": TYPES[ending],
          "Content-Encoding": coding,
          "X-Robots-Tag": "noindex",
          ...(isForDesk(request)
            ? { "Cache-Control": "private, max-age=31536000, immutable" }
            : {}),
        });
        response.end(bytes);
      },
      () => {
        next();
      },
    );
  };
}

/** True where one of our own pages of the desk asks: that this device opened the desk is no secret of a witness. */
function isForDesk({ headers }: Request): boolean {
  const page = URL.parse(headers.referer ?? "");
  return page !== null && page.host === headers.host && /^\/desk(?:\/|$)/.test(page.pathname);
}

/** The better of the codings that a client names and does not refuse; undefined where it takes neither. */
export function codingFor(accepted: string | string[] | undefined): Coding | undefined {
  const names = String(accepted ?? "")
    .split(",")
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.replace(/;.*$/, "").trim());
  return (["br", "gzip"] as const).find((coding) => names.includes(coding));
}
