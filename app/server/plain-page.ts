import type { Request, Response } from "express";
import { LANGUAGES, type LanguageTag } from "#app/core/intake/languages.ts";
import { languageOf } from "#app/http/language.ts";
import { plainPageWords, type PlainPageWords } from "#app/ui/text/plain-pages.ts";
import { problemOfStatus, sendProblem } from "./api/problems.ts";
import { PLAIN_STYLE, PLAIN_STYLE_HASH } from "./plain-page-style.ts";

/** How much of a refused body is read and thrown away, so that the browser gets to see the answer. */
const DRAIN_BYTES = 64 * 1024 * 1024;
const DRAIN_MILLIS = 30_000;

/** What the page can say: a text of ours, never what a visitor sent. */
export type PlainMessage = Exclude<
  keyof PlainPageWords,
  "nothingLost" | "again" | "start" | "leave"
>;

/**
 * What passes by itself: the same form, sent again, may be taken. Browsers send it again on reload, with its files; going back they show what was
 * saved, since our pages are kept nowhere, and not what was typed since.
 */
const MAY_BE_SENT_AGAIN: readonly PlainMessage[] = ["manyTries", "filesBusy", "busy", "broken"];

/**
 * Answers with a short page when Remix is not to be reached: refused before a body was read, or broken. It is in the reader's language,
 * at the desk in English, and has the way out of every public page. Programs that call the API get a problem instead.
 */
export function sendPlainPage(
  request: Request,
  response: Response,
  status: number,
  message: PlainMessage,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  drain(request);
  if (request.originalUrl.startsWith("/api/")) {
    sendProblem(response, problemOfStatus(status, plainPageWords("en")[message]));
    return;
  }
  const isDesk = /^\/desk(?:\/|$)/.test(request.path);
  const language = isDesk ? "en" : readerOf(request);
  const words = plainPageWords(language);
  const leave = isDesk ? "" : `<a href="/leave" data-leave="">${words.leave}</a>`;
  const again = MAY_BE_SENT_AGAIN.includes(message) ? `<p>${words.again}</p>` : "";
  allowOwnStyle(response);
  response
    .status(status)
    .type("html")
    .send(
      `<!doctype html><html lang="${language}" dir="${LANGUAGES[language].direction}"><head><meta charset="utf-8">` +
        `<meta name="viewport" content="width=device-width, initial-scale=1">` +
        `<meta name="color-scheme" content="light dark">` +
        `<link rel="icon" href="/icon.svg" type="image/svg+xml"><style>${PLAIN_STYLE}</style>` +
        `<title>${words[message]}</title></head><body>` +
        `<header><a href="/">${words.start}</a>${leave}</header>` +
        `<main><h1>${words[message]}</h1><p>${words.nothingLost}</p>${again}</main></body></html>`,
    );
}

/** The policy that the answer has already, with this page's one style by its hash in place of files of ours: those may be what is broken. */
function allowOwnStyle(response: Response): void {
  const policy = response.get("Content-Security-Policy");
  if (policy === undefined) return;
  response.set(
    "Content-Security-Policy",
    policy.replace("style-src 'self'", `style-src '${PLAIN_STYLE_HASH}'`),
  );
}

/** What its reader chose, or what their browser asks for. */
function readerOf(request: Request): LanguageTag {
  return languageOf({ request: { headers: { get: (name) => request.get(name) ?? null } } });
}

/**
 * A browser that is still sending shows a connection error instead of an answer. So the rest is read and dropped, up to a
 * bound; whoever sends more loses the connection.
 */
function drain(request: Request): void {
  if (request.readableEnded) return;
  let left = DRAIN_BYTES;
  const timer = setTimeout(() => request.destroy(), DRAIN_MILLIS).unref();
  request.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  request.on("error", () => undefined);
  request.once("close", () => {
    clearTimeout(timer);
  });
  request.resume();
}
