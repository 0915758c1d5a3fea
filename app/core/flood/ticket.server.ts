import { createHmac, timingSafeEqual } from "node:crypto";
import { fromBase64url, toBase64url, toUtf8 } from "../encoding.ts";
import type { Demand } from "./demand.ts";

/** The forms that ask for work or a wait. */
export type FloodForm = "report" | "follow-up";

/** What a ticket is for: one form, about one subject (a draft, a locator). Both are in its MAC, not in its text. */
export interface TicketFor {
  readonly form: FloodForm;
  readonly subject: string;
}

/** A ticket as it was given out. */
export interface Ticket extends Demand {
  /** 16 random octets as 22 signs: what the store remembers of a ticket that was used. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
}

/** A ticket is good for so long; the page it came with can be shown again at any time. */
export const TICKET_MILLIS = 2 * 3_600_000;

/** A used one is remembered for so long after it was given out: a little longer than any process takes it for good. */
export const SPENT_MILLIS = 2 * TICKET_MILLIS;

const TICKET =
  /^1\.([0-9a-z]{1,9})\.([0-9a-z]{1,6})\.([0-9a-z]{1,2})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;
const ID_BYTES = 16;

/** Spells a ticket and signs it. `key`: 32 secret octets, the same in every process of the office; `random`: 16. */
export function writeTicket(
  key: Uint8Array,
  about: TicketFor,
  ticket: Demand & { readonly issuedAt: number },
  random: Uint8Array,
): string {
  if (random.length !== ID_BYTES) throw new Error("a ticket's id has 16 octets");
  const parts = [
    ticket.issuedAt.toString(36),
    ticket.tries.toString(36),
    ticket.waitSeconds.toString(36),
    toBase64url(random),
  ];
  return ["1", ...parts, toBase64url(mac(key, about, parts))].join(".");
}

/** Reads a ticket that this office signed for this form and subject; undefined for every other text. */
export function readTicket(key: Uint8Array, about: TicketFor, text: string): Ticket | undefined {
  const match = TICKET.exec(text);
  const [, issuedAt = "", tries = "", wait = "", id = "", given = ""] = match ?? [];
  const signature = fromBase64url(given);
  if (match === null || signature === undefined) return undefined;
  const right = mac(key, about, [issuedAt, tries, wait, id]);
  if (signature.length !== right.length || !timingSafeEqual(signature, right)) return undefined;
  return {
    id,
    issuedAt: Number.parseInt(issuedAt, 36),
    tries: Number.parseInt(tries, 36),
    waitSeconds: Number.parseInt(wait, 36),
  };
}

/** Each part with its length in front: no two lists of parts spell the same octets. */
function mac(key: Uint8Array, about: TicketFor, parts: readonly string[]): Uint8Array {
  const hmac = createHmac("sha256", key);
  for (const part of ["flood ticket", "1", about.form, about.subject, ...parts]) {
    const bytes = toUtf8(part);
    hmac.update(`${bytes.length}:`).update(bytes);
  }
  return hmac.digest();
}
