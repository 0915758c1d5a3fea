import { randomBytes } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";

/** The kinds of answer that differ in what a browser may do with them (security-reliability 3.8). */
type Zone =
  | "public"
  | "public-script"
  | "public-map"
  | "public-card"
  | "desk"
  | "desk-asking"
  | "desk-map"
  | "media"
  | "data";

/** The public pages with a further optional script: it sends files in parts, or does the work that is asked for under load. */
const SCRIPT_PATHS = [
  "/report/evidence",
  "/report/check",
  "/report/sent",
  "/follow-up",
  "/follow-up/lost-code",
  "/follow-up/status",
  "/follow-up/files",
];

/** The desk's pages whose scripts ask the office again while they stand open: what changed in the queue, who else reads a report, how far work is. */
const ASKING_PATHS = /^\/desk\/(?:queue|reports\/rpt_[^/]+|bulk\/blk_[^/]+)$/;

const COMMON =
  "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const OWN_PICTURES = "img-src 'self'";
/** Where browsers report what a policy stopped: to us, never to others. */
export const VIOLATIONS_PATH = "/violations";
const REPORTING = `report-uri ${VIOLATIONS_PATH}; report-to violations`;

/** Where the desk is, and where what it shows comes from. */
interface Places {
  readonly deskOrigin: string;
  readonly mediaOrigin: string;
}

const POLICIES: Readonly<Record<Zone, (nonce: string, places: Places) => string>> = {
  // The one script is the one that leaves the site; it may ask nobody for anything.
  public: (nonce) => `${COMMON}; ${OWN_PICTURES}; script-src 'nonce-${nonce}'; ${REPORTING}`,
  "public-script": (nonce) =>
    `${COMMON}; ${OWN_PICTURES}; script-src 'nonce-${nonce}'; worker-src 'self'; connect-src 'self'; ${REPORTING}`,
  desk: deskPolicy,
  "desk-asking": (nonce, places) => `${deskPolicy(nonce, places)}; connect-src 'self'`,
  "desk-map": mapPolicy,
  "public-map": mapPolicy,
  // Its pictures stand in the page: the code that they show lies nowhere from where an address could fetch it.
  "public-card": (nonce) =>
    `${COMMON}; ${OWN_PICTURES} data:; script-src 'nonce-${nonce}'; ${REPORTING}`,
  media: (_, { deskOrigin }) => `default-src 'none'; sandbox; frame-ancestors ${deskOrigin}`,
  data: () => "default-src 'none'; sandbox; frame-ancestors 'none'",
};

function deskPolicy(nonce: string, places: Places): string {
  return (
    `${COMMON}; img-src ${mediaSources(places)}; media-src ${mediaSources(places)}; ` +
    `script-src 'nonce-${nonce}' 'strict-dynamic'; ` +
    `require-trusted-types-for 'script'; trusted-types 'none'; ${REPORTING}`
  );
}

/** The map is drawn in a worker of its own; its script may name that one address and nothing else. */
function mapPolicy(nonce: string): string {
  return (
    `${COMMON}; ${OWN_PICTURES}; script-src 'nonce-${nonce}' 'strict-dynamic'; worker-src 'self'; ` +
    `connect-src 'self'; require-trusted-types-for 'script'; trusted-types default; ${REPORTING}`
  );
}

/** Pictures are asked for at the desk, which sends on to the media host. */
function mediaSources({ deskOrigin, mediaOrigin }: Places): string {
  return mediaOrigin === deskOrigin ? "'self'" : `'self' ${mediaOrigin}`;
}

const NEVER = [
  "accelerometer",
  "bluetooth",
  "camera",
  "display-capture",
  "gyroscope",
  "hid",
  "idle-detection",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
];
const PASSKEYS = ["publickey-credentials-create", "publickey-credentials-get"];

/** The one page that may ask a device where it is: its script does, for whoever presses the button. */
const PLACE_PATH = "/report/where-and-when";
/** The one public page that draws a map, for whoever asked for it. */
const MAP_PATH = `${PLACE_PATH}/map`;
/** The card of a code that no browser and no table here keeps. */
const CARD_PATH = "/follow-up/new-code/card";

/** Nothing a page could ask a device for, but for the place on one page; the desk alone may ask for passkeys. */
function permissions(zone: Zone, path: string): string {
  const own = zone.startsWith("desk") ? "(self)" : "()";
  return [
    ...NEVER.map((feature) => `${feature}=()`),
    `geolocation=${path === PLACE_PATH ? "(self)" : "()"}`,
    ...PASSKEYS.map((feature) => `${feature}=${own}`),
  ].join(", ");
}

/** What `res.locals` holds for later handlers. */
export interface ResponseLocals {
  /** Made anew for each answer; goes to script elements only, never into data. */
  nonce: string;
  /** Why the route failed, once it did. */
  failure?: unknown;
}

const ISOLATION = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "X-Frame-Options": "DENY",
};

/**
 * Media may be embedded by the desk: from the same site only, unless the office's media has a domain of its own, as the browser
 * itself then says; there the ticket is the guard (security-reliability 3.8).
 */
function mediaIsolation({ headers }: Request, { deskOrigin, mediaOrigin }: Places) {
  const apart = new URL(deskOrigin).hostname !== new URL(mediaOrigin).hostname;
  const crosses = apart && headers["sec-fetch-site"] === "cross-site";
  return { "Cross-Origin-Resource-Policy": crosses ? "cross-origin" : "same-site" };
}

/** Sets every security header before anything else answers, errors included. */
export function securityHeaders(options: Places & { readonly https: boolean }): RequestHandler {
  return (request: Request, response: Response, next) => {
    const zone = zoneOf(request.path);
    // In the letters of addresses: the `/` of the plain ones doubled reads as another host's in the page that carries it.
    const nonce = randomBytes(18).toString("base64url");
    (response.locals as ResponseLocals).nonce = nonce;
    response.set({
      "Content-Security-Policy": POLICIES[zone](nonce, options),
      "Reporting-Endpoints": `violations="${VIOLATIONS_PATH}"`,
      // `no-referrer` would make browsers send `Origin: null` with our own forms (finding 8).
      "Referrer-Policy": zone === "media" ? "no-referrer" : "same-origin",
      "X-Content-Type-Options": "nosniff",
      ...(zone === "media" ? mediaIsolation(request, options) : ISOLATION),
      "X-DNS-Prefetch-Control": "off",
      "Permissions-Policy": permissions(zone, request.path),
      "Cache-Control": "no-store",
    });
    if (request.path !== "/") response.set("X-Robots-Tag", "noindex, nofollow");
    if (options.https) {
      response.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload");
    }
    next();
  };
}

function zoneOf(path: string): Zone {
  if (isUnder("/media", path)) return "media";
  if (ASKING_PATHS.test(path)) return "desk-asking";
  if (isUnder("/desk", path)) return path.endsWith("/street-map") ? "desk-map" : "desk";
  if (isUnder("/api", path) || isUnder("/log", path)) return "data";
  if (path === MAP_PATH) return "public-map";
  if (path === CARD_PATH) return "public-card";
  return SCRIPT_PATHS.includes(path) ? "public-script" : "public";
}

function isUnder(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
