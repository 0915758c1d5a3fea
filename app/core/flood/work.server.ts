import { hash } from "node:crypto";
import { toUtf8 } from "../encoding.ts";

/**
 * The work is cut into this many pieces, each a search of its own: the time that all take together varies far less than that of
 * one search, so hardly anybody is unlucky.
 */
export const WORK_PIECES = 8;

const ANSWER = /^[0-9a-z]{1,7}(?:\.[0-9a-z]{1,7}){7}$/;

/** What the hashes begin with: the digest of the whole ticket, which names form, subject, time and demand. */
export function workSeed(ticket: string): Uint8Array {
  return hash("sha256", toUtf8(ticket), "buffer");
}

/** A hash is good when its first four bytes, as a number, are below this. */
export function workBound(tries: number): number {
  return Math.floor(2 ** 32 / (tries / WORK_PIECES));
}

/**
 * Whether the work of a ticket was done. An answer is eight counters in base 36 with dots between. For piece `p` with counter
 * `c`, SHA-256 over the seed (32 octets), `p` (one octet) and `c` (four, the highest first) has to be below the bound. Costs
 * at most eight hashes of 37 octets; the first wrong piece ends it.
 */
export function isWorkDone(ticket: string, tries: number, answer: string): boolean {
  if (!ANSWER.test(answer)) return false;
  const bound = workBound(tries);
  const block = Buffer.alloc(37);
  block.set(workSeed(ticket));
  return answer.split(".").every((text, piece) => {
    const counter = Number.parseInt(text, 36);
    if (counter > 0xffff_ffff) return false;
    block.writeUInt8(piece, 32);
    block.writeUInt32BE(counter, 33);
    return hash("sha256", block, "buffer").readUInt32BE(0) < bound;
  });
}
