import type { Ability } from "./ability.ts";
import type { TokenId } from "../ids.ts";
import { later, type Instant } from "../instant.ts";
import { CLOCK_SLACK_MILLIS } from "./in-time.ts";

/** Begins every token of the API, so that scanners of source code and logs find one that leaked. */
const PREFIX = "bwt_";
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const SECRET_BYTES = 32;
const CHECK_DIGITS = 7;
const SPELLED = /^bwt_[0-9a-hjkmnp-tv-z]{59}$/;

/** The longest a token may be good for, in days. */
export const LONGEST_TOKEN_DAYS = 365;

/**
 * What a token can be given. Everything that decides about people, and what destroys, stays with a person at the desk: a token
 * cannot show that somebody is sitting there.
 */
export const TOKEN_ABILITIES = [
  "queue.read",
  "report.read",
  "report.triage",
  "evidence.full-metadata",
  "evidence.original",
  "case.read",
  "case.open",
  "case.change",
  "exhibit.mark",
  "bundle.export",
  "custody.read",
  "submission.file",
  "submission.read",
] as const satisfies readonly Ability[];

export type TokenAbility = (typeof TOKEN_ABILITIES)[number];

/** True for an ability that a token can be given. */
export function isTokenAbility(text: unknown): text is TokenAbility {
  return (TOKEN_ABILITIES as readonly unknown[]).includes(text);
}

/**
 * True while a token is good: from when it was issued until it runs out. One that would be of the future was issued by a clock
 * that has been set back since, and nobody knows how much longer it would last.
 */
export function isTokenInTime(
  token: { readonly issuedAt: Instant; readonly expiresAt: Instant },
  now: Instant,
): boolean {
  return now < token.expiresAt && token.issuedAt <= later(now, CLOCK_SLACK_MILLIS);
}

/** What a request that came with a token may use of its holder's rights. */
export interface TokenGrant {
  readonly id: TokenId;
  readonly abilities: readonly Ability[];
}

/**
 * Spells 32 random bytes as a token: `bwt_`, 52 digits of Crockford's base 32, and 7 more that are the CRC-32 of all before.
 * The check tells a token from anything else without asking an office; it protects nothing.
 */
export function spellToken(secret: Uint8Array): string {
  if (secret.length !== SECRET_BYTES) throw new Error("a token is made from exactly 32 bytes");
  let bits = 0n;
  for (const byte of secret) bits = (bits << 8n) | BigInt(byte);
  const text = PREFIX + digitsOf(bits, 52);
  return text + checkOf(text);
}

/** True when the text is spelled like a token, check digits included; says nothing about whether it is good. */
export function isTokenText(text: string): boolean {
  return SPELLED.test(text) && checkOf(text.slice(0, -CHECK_DIGITS)) === text.slice(-CHECK_DIGITS);
}

function checkOf(text: string): string {
  return digitsOf(BigInt(crc32(text)), CHECK_DIGITS);
}

function digitsOf(value: bigint, count: number): string {
  let rest = value;
  let text = "";
  for (let digit = 0; digit < count; digit += 1) {
    text = (ALPHABET[Number(rest & 31n)] ?? "") + text;
    rest >>= 5n;
  }
  return text;
}

/** CRC-32 as in ISO 3309, bit by bit: a token is short. */
function crc32(text: string): number {
  let sum = 0xffffffff;
  for (const character of text) {
    sum ^= character.charCodeAt(0);
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
