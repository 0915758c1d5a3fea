import { randomBytes } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";

/** The kinds of answer that differ in what a browser may do with them (security-reliability 3.8). */
type Zone = "public" | "public-script" | "desk" | "media" | "data";

const MEDIA_PATH = /^\/desk\/evidence\/[^/]+\/(?:original|preview)\b/;
/** The public pages with an optional script: it sends files in parts, or does the work that is asked for under load. */
const SCRIPT_PATHS = [
  "/report/evidence",
  "/report/check",
  "/report/sent",
  "/follow-up",
  "/follow-up/status",
];

const COMMON =
  "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** Where browsers report what a policy stopped: to us, never to others. */
export const VIOLATIONS_PATH = "/violations";
const REPORTING = `report-uri ${VIOLATIONS_PATH}; report-to violations`;

const POLICIES: Readonly<Record<Zone, (nonce: string) => string>> = {
  public: () => `${COMMON}; ${REPORTING}`,
  "public-script": (nonce) =>
    `${COMMON}; script-src 'nonce-${nonce}'; worker-src 'self'; connect-src 'self'; ${REPORTING}`,
  desk: (nonce) =>
    `${COMMON}; script-src 'nonce-${nonce}' 'strict-dynamic'; media-src 'self'; ` +
    `require-trusted-types-for 'script'; trusted-types 'none'; ${REPORTING}`,
  media: () => "default-src 'none'; sandbox; frame-ancestors 'none'",
  data: () => "default-src 'none'; sandbox; frame-ancestors 'none'",
};

const NEVER = [
  "accelerometer",
  "bluetooth",
  "camera",
  "display-capture",
  "geolocation",
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

/** Nothing a page could ask a device for; the desk alone may ask for passkeys. */
function permissions(zone: Zone): string {
  const own = zone === "desk" ? "(self)" : "()";
  return [
    ...NEVER.map((feature) => `${feature}=()`),
    ...PASSKEYS.map((feature) => `${feature}=${own}`),
  ].join(", ");
}

/** What `res.locals` holds for later handlers. */
export interface ResponseLocals {
  /** Made anew for each answer; goes to script elements only, never into data. */
  nonce: string;
}

/** Sets every security header before anything else answers, errors included. */
export function securityHeaders(options: { readonly https: boolean }): RequestHandler {
  return (request: Request, response: Response, next) => {
    const zone = zoneOf(request.path);
    const nonce = randomBytes(18).toString("base64");
    (response.locals as ResponseLocals).nonce = nonce;
    response.set({
      "Content-Security-Policy": POLICIES[zone](nonce),
      "Reporting-Endpoints": `violations="${VIOLATIONS_PATH}"`,
      // `no-referrer` would make browsers send `Origin: null` with our own forms (finding 8).
      "Referrer-Policy": zone === "media" ? "no-referrer" : "same-origin",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
      "X-DNS-Prefetch-Control": "off",
      "Permissions-Policy": permissions(zone),
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
  if (MEDIA_PATH.test(path)) return "media";
  if (isUnder("/desk", path)) return "desk";
  if (isUnder("/api", path) || isUnder("/log", path)) return "data";
  return SCRIPT_PATHS.includes(path) ? "public-script" : "public";
}

function isUnder(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
