import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { RequestHandler } from "express";
import { DESK_COOKIE, DEVICE_COOKIE, readCookie, setCookie } from "#app/http/cookies.ts";

const DAY_MILLIS = 86_400_000;
const DAYS_GOOD = 90;
const RANDOM_BYTES = 12;
const DAY_BYTES = 4;
const MAC_BYTES = 16;

/**
 * Marks of browsers in which somebody has signed in before. Such a browser has a budget of its own for signing in, so a flood
 * from the same network does not keep its owner out. A mark holds a random number and a day: nobody's name, nothing of a
 * session, and no right to anything but to try.
 */
export interface DeviceMarks {
  readonly make: () => string;
  /** The mark in a `Cookie` header; undefined unless this office made it less than 90 days ago. */
  readonly of: (cookies: string | undefined) => string | undefined;
}

/** `key` is a secret of the office. */
export function deviceMarks(key: Uint8Array, now: () => number): DeviceMarks {
  const macOf = (body: Uint8Array) =>
    createHmac("sha256", key).update("device mark:").update(body).digest().subarray(0, MAC_BYTES);
  const today = () => Math.floor(now() / DAY_MILLIS);
  return {
    make: () => {
      const day = Buffer.alloc(DAY_BYTES);
      day.writeUInt32BE(today());
      const body = Buffer.concat([randomBytes(RANDOM_BYTES), day]);
      return Buffer.concat([body, macOf(body)]).toString("base64url");
    },
    of: (cookies) => {
      const request = { headers: new Headers({ Cookie: cookies ?? "" }) } as Request;
      const mark = readCookie(request, DEVICE_COOKIE);
      if (mark === undefined) return undefined;
      const bytes = Buffer.from(mark, "base64url");
      const body = bytes.subarray(0, RANDOM_BYTES + DAY_BYTES);
      const age = today() - body.readUInt32BE(RANDOM_BYTES);
      const isOurs = timingSafeEqual(macOf(body), bytes.subarray(RANDOM_BYTES + DAY_BYTES));
      return isOurs && age >= 0 && age <= DAYS_GOOD ? mark : undefined;
    },
  };
}

/** Marks a browser when an answer begins a session in it, by whatever path. */
export function markDevices(marks: DeviceMarks): RequestHandler {
  return (request, response, next) => {
    const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => typeof response;
    const begins = () =>
      [response.getHeader("Set-Cookie") ?? []]
        .flat()
        .some(
          (line) => String(line).startsWith(`${DESK_COOKIE}=`) && !/Max-Age=0/.test(String(line)),
        );
    response.writeHead = ((...head: unknown[]) => {
      if (!response.headersSent && begins() && marks.of(request.headers.cookie) === undefined) {
        const seconds = (DAYS_GOOD * DAY_MILLIS) / 1_000;
        response.append("Set-Cookie", setCookie(DEVICE_COOKIE, marks.make(), seconds));
      }
      return writeHead(...head);
    }) as typeof response.writeHead;
    next();
  };
}
