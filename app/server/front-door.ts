import type { Request, RequestHandler } from "express";
import type { SecurityRecorder } from "#app/core/people/security-event.ts";
import { sendPlainPage } from "./plain-page.ts";
import { DRAFT_HEADER } from "./uploads/upload-holder.ts";

/** An address longer than this is no page's: the longest of ours has a filter and a token. */
const LONGEST_ADDRESS = 2_048;

/** The addresses that this office is configured for. */
export interface Origins {
  readonly origin: string;
  readonly deskOrigin: string;
  readonly mediaOrigin: string;
}

/** Answers only for the hosts this office is configured for, and keeps the desk on the desk's host. */
export function allowedHosts(origins: Origins, securityLog: SecurityRecorder): RequestHandler {
  const publicHost = new URL(origins.origin).host;
  const deskHost = new URL(origins.deskOrigin).host;
  const mediaHost = new URL(origins.mediaOrigin).host;
  const hosts = [publicHost, deskHost, mediaHost];
  return (request, response, next) => {
    const host = request.headers.host;
    // Node takes the first of several, a proxy may have taken the last (RFC 9112 3.2).
    if (timesGiven(request, "host") > 1) {
      sendPlainPage(request, response, 400, "unreadable");
      return;
    }
    // The API asks for the host of each operation itself. A media host has nothing but what tickets open.
    const isShared = ["/assets/", "/health", "/api/"].some((path) => request.path.startsWith(path));
    const shared = isShared && (host === publicHost || host === deskHost);
    const wanted = isMedia(request) ? mediaHost : isAtDesk(request) ? deskHost : publicHost;
    if (host === undefined || !hosts.includes(host)) {
      securityLog.record({ event: "host.refused" });
      sendPlainPage(request, response, 421, "notServed");
    } else if (!shared && host !== wanted) {
      sendPlainPage(request, response, 404, "noPage");
    } else next();
  };
}

function timesGiven({ rawHeaders }: Request, name: string): number {
  return rawHeaders.filter((one, at) => at % 2 === 0 && one.toLowerCase() === name).length;
}

/**
 * Every address of ours is spelled with these alone: nothing in a path of ours is ever percent-encoded. Dots are no part by
 * themselves: `/x/../desk` is the desk to whoever resolves them. What an address begins with is always in small letters.
 */
const PLAIN_PATH = /^\/(?:(?!\.{1,2}(?:\/|$))[a-z\d_.~-]+(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*\/?)?$/;

/**
 * Refuses every second spelling of an address. Budgets, headers and the desk's own host go by what the address says, and pages are
 * found after decoding: `/%64esk/sign-in` would be the desk to the one and not to the other. Also what libraries behind us would
 * print in full, since an address can hold a link's secret. A slash at the end is taken off, for people who type one.
 */
export const plainAddress: RequestHandler = (request, response, next) => {
  const { path, originalUrl } = request;
  if (originalUrl.length > LONGEST_ADDRESS) {
    sendPlainPage(request, response, 414, "tooLong");
    // A whole URL in the first line is for proxies: put behind our own origin it would be none.
  } else if (!originalUrl.startsWith("/") || !PLAIN_PATH.test(path)) {
    sendPlainPage(request, response, 404, "noPage");
  } else if (path === "/" || path === "/uploads/" || !path.endsWith("/") || isForPrograms(path)) {
    next();
  } else if (request.method === "GET" || request.method === "HEAD") {
    response.redirect(308, path.slice(0, -1) + originalUrl.slice(path.length));
  } else sendPlainPage(request, response, 404, "noPage");
};

function isForPrograms(path: string): boolean {
  return path.startsWith("/api/");
}

/** Three verbs are enough for pages and forms. */
export function knownMethods(securityLog: SecurityRecorder): RequestHandler {
  return (request, response, next) => {
    if (["GET", "HEAD", "POST"].includes(request.method) || isUpload(request)) {
      next();
      return;
    }
    securityLog.record({ event: "method.refused" });
    response.set("Allow", "GET, HEAD, POST");
    sendPlainPage(request, response, 405, "cannotDo");
  };
}

/** The resumable upload protocol has verbs of its own, and answers itself for those it does not take. */
function isUpload({ path }: Request): boolean {
  return path === "/uploads" || path.startsWith("/uploads/");
}

/** A request that may go on only with a right form token: its browser did not say where the form came from. */
export interface WithOpenQuestion extends Request {
  needsFormToken?: boolean;
}

/**
 * Refuses forms that were not sent from our own pages, before a byte of their body is read (security-reliability 3.8).
 * The origin is compared with the configured one, never with a header. A form of the public from a browser that tells
 * nothing is asked for its token once its fields are read.
 */
export function sameOrigin(origins: Origins, securityLog: SecurityRecorder): RequestHandler {
  return (request: WithOpenQuestion, response, next) => {
    if (request.method === "GET" || request.method === "HEAD") {
      next();
      return;
    }
    const wanted = isAtDesk(request) ? origins.deskOrigin : origins.origin;
    const judged = judge(request, wanted);
    if (judged === "ours") {
      // Remix, the second line, refuses `null` whatever else the browser says.
      if (request.headers.origin === "null") request.headers.origin = wanted;
      next();
      return;
    }
    // An upload has no form that could carry a token. A draft's secret in its own header, or a token of the API, is better
    // than one: a page of another site cannot send either.
    const mayAsk = isUpload(request)
      ? [DRAFT_HEADER, "authorization"].some((name) => request.headers[name] !== undefined)
      : !isAtDesk(request);
    if (judged === "not-said" && mayAsk) {
      request.needsFormToken = true;
      next();
      return;
    }
    refuseForm(securityLog, request, response, judged);
  };
}

/** The rules by which a form can be refused, as the security log names them. */
type FormRule = "cross-site" | "other-origin" | "not-said" | "no-token";

/** Answers that a form was not taken, in words that tell nothing but what to do. */
export function refuseForm(
  securityLog: SecurityRecorder,
  request: Request,
  response: Parameters<typeof sendPlainPage>[1],
  rule: FormRule,
): void {
  const event = isAtDesk(request) ? "form.refused" : "public-form.refused";
  securityLog.record({ event, facts: { rule } });
  sendPlainPage(request, response, 403, "otherForm");
}

function judge(request: Request, wanted: string): "ours" | Exclude<FormRule, "no-token"> {
  const site = request.headers["sec-fetch-site"];
  const { origin } = request.headers;
  // Browsers set this header themselves and no page can: where it is there, it decides. An origin that contradicts it
  // was put there by something else; `null` is what some privacy settings make of any origin.
  if (site !== undefined) {
    if (site !== "same-origin") return "cross-site";
    return origin === undefined || origin === "null" || origin === wanted ? "ours" : "other-origin";
  }
  if (origin === undefined) return "not-said";
  return origin === wanted ? "ours" : "other-origin";
}

function isMedia({ path }: Request): boolean {
  return path.startsWith("/media/");
}

function isAtDesk(request: Request): boolean {
  return request.path === "/desk" || request.path.startsWith("/desk/");
}
