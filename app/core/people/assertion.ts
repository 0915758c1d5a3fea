import { fromBase64url } from "../encoding.ts";
import type { JsonObject } from "../json.ts";

/** A passkey's whole answer (WebAuthn 7.2), each part in base64url: enough to check it again years later. */
export interface Assertion {
  readonly credentialId: string;
  readonly authenticatorData: string;
  readonly clientDataJSON: string;
  readonly signature: string;
}

const LONGEST_PART = 8_192;

/**
 * Reads an assertion from what a browser sent (the JSON of WebAuthn's `AuthenticationResponseJSON`); undefined when a part
 * is missing or is not base64url. Says nothing about whether the signature is right.
 */
export function parseAssertion(text: string): Assertion | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { id, response } = membersOf(value);
  const { authenticatorData, clientDataJSON, signature } = membersOf(response);
  const credentialId = partOf(id);
  const parts = [authenticatorData, clientDataJSON, signature].map(partOf);
  const [data, client, signed] = parts;
  return credentialId === undefined ||
    data === undefined ||
    client === undefined ||
    signed === undefined
    ? undefined
    : { credentialId, authenticatorData: data, clientDataJSON: client, signature: signed };
}

/** The assertion as facts of a custody record. */
export function assertionFacts(assertion: Assertion): JsonObject {
  return {
    credential: assertion.credentialId,
    authenticator_data: assertion.authenticatorData,
    client_data: assertion.clientDataJSON,
    signed: assertion.signature,
  };
}

function membersOf(value: unknown): Readonly<Partial<Record<string, unknown>>> {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Partial<Record<string, unknown>>>)
    : {};
}

function partOf(value: unknown): string | undefined {
  if (typeof value !== "string" || value === "" || value.length > LONGEST_PART) return undefined;
  return fromBase64url(value) === undefined ? undefined : value;
}
