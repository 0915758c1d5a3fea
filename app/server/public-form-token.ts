import { createHmac, timingSafeEqual } from "node:crypto";
import { DRAFT_COOKIE, readCookie, SENT_COOKIE, VISIT_COOKIE } from "#app/http/cookies.ts";

const HOUR_MILLIS = 3_600_000;
const HOURS_GOOD = 24;
const TOKEN = /^([0-9a-z]{1,8})\.([A-Za-z0-9_-]{43})$/;

/**
 * What public forms carry, for browsers and proxies that leave out where a form came from (security-reliability 3.8). A
 * token is bound to the cookies that the form would act with, so one made for somebody else is worth nothing, and to the
 * hour. No state is kept: every process of an office makes and knows the same.
 */
export interface PublicFormTokens {
  /** The token for the forms of a page, by the request's `Cookie` header. */
  readonly make: (cookies: string | undefined) => string;
  readonly isRight: (cookies: string | undefined, token: unknown) => boolean;
}

/** `key` is a secret of the office. */
export function publicFormTokens(key: Uint8Array, now: () => number): PublicFormTokens {
  const mac = (hour: string, cookies: string | undefined) => {
    const hmac = createHmac("sha256", key);
    // Each part with its length in front: no two lists of parts spell the same bytes.
    for (const part of ["public form", hour, ...boundTo(cookies)]) {
      hmac.update(`${Buffer.byteLength(part)}:${part}`);
    }
    return hmac.digest();
  };
  return {
    make: (cookies) => {
      const hour = Math.floor(now() / HOUR_MILLIS).toString(36);
      return `${hour}.${mac(hour, cookies).toString("base64url")}`;
    },
    isRight: (cookies, token) => {
      const [, hour, given] = (typeof token === "string" ? TOKEN.exec(token) : null) ?? [];
      if (hour === undefined || given === undefined) return false;
      const age = Math.floor(now() / HOUR_MILLIS) - Number.parseInt(hour, 36);
      if (age < 0 || age > HOURS_GOOD) return false;
      return timingSafeEqual(mac(hour, cookies), Buffer.from(given, "base64url"));
    },
  };
}

function boundTo(cookies: string | undefined): readonly string[] {
  const request = { headers: new Headers({ Cookie: cookies ?? "" }) } as Request;
  return ([DRAFT_COOKIE, SENT_COOKIE, VISIT_COOKIE] as const).map(
    (name) => readCookie(request, name) ?? "",
  );
}
