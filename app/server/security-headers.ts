import { randomBytes } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";

/** The kinds of answer that differ in what a browser may do with them (security-reliability 3.8). */
type Zone = "public" | "desk" | "media";

const MEDIA_PATH = /^\/desk\/evidence\/[^/]+\/(?:original|preview)\b/;

const COMMON =
  "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const POLICIES: Readonly<Record<Zone, string>> = {
  public: COMMON,
  desk: `${COMMON}; media-src 'self'; require-trusted-types-for 'script'`,
  media: "default-src 'none'; sandbox; frame-ancestors 'none'",
};

const PERMISSIONS = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "payment",
  "usb",
]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** What `res.locals` holds for later handlers. */
export interface ResponseLocals {
  nonce: string;
}

/** Sets every security header before anything else answers, errors included. */
export function securityHeaders(options: { readonly https: boolean }): RequestHandler {
  return (request: Request, response: Response, next) => {
    const zone = zoneOf(request.path);
    (response.locals as ResponseLocals).nonce = randomBytes(18).toString("base64");
    response.removeHeader("X-Powered-By");
    response.set({
      "Content-Security-Policy": POLICIES[zone],
      // `no-referrer` would make browsers send `Origin: null` with our own forms (finding 8).
      "Referrer-Policy": zone === "media" ? "no-referrer" : "same-origin",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
      "Permissions-Policy": PERMISSIONS,
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
  return path === "/desk" || path.startsWith("/desk/") ? "desk" : "public";
}
