/** The cookies there are. `__Host-` binds each to this host, to https and to the whole path. */
export type CookieName =
  "__Host-bw-draft" | "__Host-bw-sent" | "__Host-bw-visit" | "__Host-bw-desk" | "__Host-bw-device";

export const DRAFT_COOKIE = "__Host-bw-draft";
/** Of a report that was sent from this browser: shows its receipt and takes its files, and changes nothing of it. */
export const SENT_COOKIE = "__Host-bw-sent";
export const VISIT_COOKIE = "__Host-bw-visit";
export const DESK_COOKIE = "__Host-bw-desk";
/** Says that somebody signed in here before; not who. */
export const DEVICE_COOKIE = "__Host-bw-device";

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The token in one of our cookies; undefined when it is absent or not spelled like one. */
export function readCookie(request: Request, name: CookieName): string | undefined {
  for (const part of (request.headers.get("Cookie") ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) {
      const value = part.slice(at + 1).trim();
      return TOKEN.test(value) ? value : undefined;
    }
  }
  return undefined;
}

/** A `Set-Cookie` value. Without `maxAgeSeconds` the cookie ends with the browser. */
export function setCookie(name: CookieName, token: string, maxAgeSeconds?: number): string {
  const age = maxAgeSeconds === undefined ? "" : `; Max-Age=${maxAgeSeconds}`;
  return `${name}=${token}; Path=/; Secure; HttpOnly; SameSite=Strict${age}`;
}

/** A `Set-Cookie` value that removes the cookie. */
export function clearCookie(name: CookieName): string {
  return `${name}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`;
}
