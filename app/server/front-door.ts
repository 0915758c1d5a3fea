import type { Request, RequestHandler } from "express";
import { sendPlainPage } from "./plain-page.ts";

/** Answers only for the hosts this office is configured for, and keeps the desk on the desk's host. */
export function allowedHosts(origins: {
  readonly origin: string;
  readonly deskOrigin: string;
}): RequestHandler {
  const publicHost = new URL(origins.origin).host;
  const deskHost = new URL(origins.deskOrigin).host;
  return (request, response, next) => {
    const host = request.headers.host;
    const atDesk = request.path === "/desk" || request.path.startsWith("/desk/");
    const shared = request.path.startsWith("/assets/") || request.path.startsWith("/health");
    if (host !== publicHost && host !== deskHost) {
      sendPlainPage(request, response, 421, "This address is not served here.");
    } else if (!shared && host !== (atDesk ? deskHost : publicHost)) {
      sendPlainPage(request, response, 404, "There is no such page.");
    } else next();
  };
}

/**
 * Refuses addresses that no page has and that libraries behind us would print in full: doubled slashes, and percent signs that
 * spell nothing. An address can hold a link's secret.
 */
export const plainAddress: RequestHandler = (request, response, next) => {
  if (!request.path.includes("//") && isDecodable(request.path)) next();
  else sendPlainPage(request, response, 404, "There is no such page.");
};

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Three verbs are enough for pages and forms. */
export const knownMethods: RequestHandler = (request, response, next) => {
  if (["GET", "HEAD", "POST"].includes(request.method)) {
    next();
    return;
  }
  response.set("Allow", "GET, HEAD, POST");
  sendPlainPage(request, response, 405, "That is not something this page can do.");
};

/**
 * Refuses forms that were not sent from our own pages, before a byte of their body is read (security-reliability 3.8).
 * The origin is compared with the configured one, never with a header.
 */
export function sameOrigin(origins: {
  readonly origin: string;
  readonly deskOrigin: string;
}): RequestHandler {
  return (request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD" || comesFromUs(request, origins)) {
      next();
      return;
    }
    sendPlainPage(
      request,
      response,
      403,
      "This form did not come from our own page, so we did not take it. Go back, reload the page and send it again.",
    );
  };
}

function comesFromUs(
  request: Request,
  origins: { readonly origin: string; readonly deskOrigin: string },
): boolean {
  const atDesk = request.path === "/desk" || request.path.startsWith("/desk/");
  const wanted = atDesk ? origins.deskOrigin : origins.origin;
  const site = request.headers["sec-fetch-site"];
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== wanted) return false;
  if (site !== undefined) return site === "same-origin";
  return origin === wanted;
}
