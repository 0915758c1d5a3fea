import { canonicalJson } from "../custody/canonical-json.ts";
import { toHex, toUtf8 } from "../encoding.ts";
import { isIdOf, type ApprovalId, type PersonId } from "../ids.ts";
import { parseInstant, type Instant } from "../instant.ts";
import type { Json, JsonObject } from "../json.ts";
import { sha256 } from "../sha256.server.ts";
import { isActKind, type ActKind } from "./act-kinds.ts";

/** The first member of every act's text; another value is another format. */
export const ACT_FORMAT = "bearwitness/act/1";

/** How long an approval can be given and used (security-reliability 3.4). */
export const ACT_LIFETIME_MILLIS = 24 * 3_600_000;

const LONGEST_TEXT = 8_192;

/** An act that needs a second person, in full: what is approved is exactly this. */
export interface Act {
  readonly kind: ActKind;
  /** Random, so that no two requests have the same text and none can be used twice. */
  readonly id: ApprovalId;
  /** The office it is for: an approval given in one is worth nothing in another. */
  readonly office: string;
  readonly requester: PersonId;
  /** What the act is done to: an id, or `office`. */
  readonly subject: string;
  /** What exactly is done, by the use case that does it. */
  readonly facts: JsonObject;
  /** Why, in the requester's words. */
  readonly purpose: string;
  readonly requestedAt: Instant;
  readonly expiresAt: Instant;
}

/** The act's one spelling (RFC 8785): what the approver is shown, and what the passkey signs the digest of. */
export function actText(act: Act): string {
  const { kind, id, office, requester, subject, facts, purpose, requestedAt, expiresAt } = act;
  return canonicalJson({
    format: ACT_FORMAT,
    act: kind,
    id,
    office,
    requester,
    subject,
    facts,
    purpose,
    requested_at: requestedAt,
    expires_at: expiresAt,
  });
}

/** SHA-256 of the act's text, 32 bytes: the WebAuthn challenge of whoever approves it. */
export function actDigest(text: string): Uint8Array {
  return sha256(toUtf8(text));
}

/** The digest as records and pages spell it: lower-case hexadecimal. */
export function actDigestHex(text: string): string {
  return toHex(actDigest(text));
}

/** Reads an act from its text; undefined unless the text is the one spelling of a whole act. */
export function parseAct(text: string): Act | undefined {
  if (text.length > LONGEST_TEXT) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const found = value as Readonly<Partial<Record<string, Json>>>;
  const requestedAt = instantOf(found["requested_at"]);
  const expiresAt = instantOf(found["expires_at"]);
  const { act: kind, id, office, requester, subject, facts, purpose } = found;
  if (
    !isActKind(kind) ||
    !isIdOf("apr", id) ||
    !isIdOf("usr", requester) ||
    typeof office !== "string" ||
    typeof subject !== "string" ||
    typeof purpose !== "string" ||
    !isObject(facts) ||
    requestedAt === undefined ||
    expiresAt === undefined ||
    requestedAt >= expiresAt
  ) {
    return undefined;
  }
  const act = { kind, id, office, requester, subject, facts, purpose, requestedAt, expiresAt };
  // The format, any other member and any other spelling end here.
  return spells(act, text) ? act : undefined;
}

function spells(act: Act, text: string): boolean {
  try {
    return actText(act) === text;
  } catch {
    return false;
  }
}

function instantOf(value: Json | undefined): Instant | undefined {
  return typeof value === "string" ? parseInstant(value) : undefined;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
