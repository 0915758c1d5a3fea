import { randomBytes } from "node:crypto";
import * as argon2 from "argon2";
import { HASH_COST, type HashCost } from "./hash-cost.ts";
import type { HashSlots } from "./hash-slots.ts";

export type ProtectedPassword =
  { readonly kind: "protected"; readonly encoded: string } | { readonly kind: "busy" };

export type PasswordCheck = "match" | "no-match" | "busy";

/** Turns passwords into what the database may keep, and checks them against it. */
export interface Passwords {
  /** The text to store: our version, then argon2's PHC string. */
  protect(password: string): Promise<ProtectedPassword>;
  /**
   * `stored` is undefined when the person does not exist: the same work is done, so that neither time nor load tells.
   */
  verify(password: string, stored: string | undefined): Promise<PasswordCheck>;
}

const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** Says what the rest means: argon2id, with the pepper of master key version 1 as argon2's secret input. */
const VERSION = "bw1";

/** argon2id with a pepper, so that a stolen database alone cannot be guessed at. */
export function createPasswords(tools: {
  readonly pepper: Uint8Array;
  readonly slots: HashSlots;
  readonly cost?: HashCost;
}): Passwords {
  const secret = Buffer.from(tools.pepper);
  const { cost = HASH_COST } = tools;

  return {
    protect: async (password) => {
      const salt = randomBytes(SALT_BYTES);
      const hashed = await tools.slots.run(() =>
        argon2.hash(normalised(password), {
          ...cost,
          hashLength: HASH_BYTES,
          type: argon2.argon2id,
          salt,
          secret,
          raw: true,
        }),
      );
      return hashed.kind === "busy"
        ? { kind: "busy" }
        : { kind: "protected", encoded: VERSION + phcText(cost, salt, hashed.value) };
    },

    verify: async (password, stored) => {
      const phc = stored === undefined ? nobodysHash(cost) : phcOf(stored);
      const checked = await tools.slots.run(() =>
        argon2.verify(phc, normalised(password), { secret }),
      );
      if (checked.kind === "busy") return "busy";
      return checked.value && stored !== undefined ? "match" : "no-match";
    },
  };
}

/** One password can be typed as different code points on different keyboards (NIST SP 800-63B). */
function normalised(password: string): string {
  return password.normalize("NFKC");
}

function phcOf(stored: string): string {
  if (!stored.startsWith(`${VERSION}$argon2id$`)) {
    throw new Error("a stored password is not in a format this version knows");
  }
  return stored.slice(VERSION.length);
}

/** Well-formed, costs the same, and matches no password anybody could find. */
function nobodysHash(cost: HashCost): string {
  return phcText(cost, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
}

/** The parameters in the order that every implementation of argon2 reads; the package itself writes t after p. */
function phcText(cost: HashCost, salt: Buffer, hash: Buffer): string {
  const unpadded = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");
  const parameters = `m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}`;
  return `$argon2id$v=19$${parameters}$${unpadded(salt)}$${unpadded(hash)}`;
}
