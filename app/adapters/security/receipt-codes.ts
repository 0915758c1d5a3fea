import { hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import * as argon2 from "argon2";
import { receiptCodeFromBytes, type ReceiptCode } from "#app/core/intake/receipt-code.ts";
import { HASH_COST, type HashCost } from "./hash-cost.ts";
import type { HashSlots, HashTurn } from "./hash-slots.ts";

/** What the database keeps of a receipt code, beside its locator. */
export interface StoredReceiptCode {
  readonly salt: Uint8Array;
  /** A version byte, then 32 bytes to compare with. */
  readonly verifier: Uint8Array;
}

/** `key` (32 bytes) opens what only the holder of the code may read. It is given out here and never stored. */
export type MadeReceiptCode =
  | ({
      readonly kind: "made";
      readonly code: ReceiptCode;
      readonly key: Uint8Array;
    } & StoredReceiptCode)
  | { readonly kind: "busy" };

export type ReceiptCodeCheck =
  | { readonly kind: "match"; readonly key: Uint8Array }
  | { readonly kind: "no-match" }
  | { readonly kind: "busy" };

/** Makes receipt codes and checks them against what the database kept. */
export interface ReceiptCodes {
  /**
   * A fresh code, made in the turn of whom it is for: `from` tells senders apart. Its locator may be taken already: the database decides, and
   * the caller asks for another. With `code` that one, which `codeOf` made.
   */
  make(from?: string, code?: ReceiptCode): Promise<MadeReceiptCode>;
  /**
   * The code of something that is asked for perhaps more than once over a bad line: the same bytes give the same code, and nobody makes it from
   * them without the office's secret. They must be as hard to guess as a code (128 random bits are in them). `attempt` gives another where
   * a locator is taken.
   */
  codeOf(asked: Uint8Array, attempt: number): ReceiptCode;
  /** `stored` is undefined when no report has the locator: the same work is done. */
  verify(code: ReceiptCode, stored: StoredReceiptCode | undefined): Promise<ReceiptCodeCheck>;
}

/** Half is stored to compare with, half is the witness's key (security-reliability 3.6). */
const HASH_BYTES = 64;
const VERIFIER_BYTES = 32;
const SALT_BYTES = 16;

/** Version 1: these costs, the pepper as argon2's secret input, the locator as its associated data. */
const VERSION = 1;

/** Receipt codes share the passwords' slots, since both take the same memory. */
export function createReceiptCodes(tools: {
  readonly pepper: Uint8Array;
  readonly slots: HashSlots;
  /** What is kept was made at this cost, and only opens at it. */
  readonly cost?: HashCost;
}): ReceiptCodes {
  const { cost = HASH_COST } = tools;
  const stretch = (code: ReceiptCode, salt: Buffer, turn?: HashTurn) =>
    tools.slots.run(
      () =>
        argon2.hash(code.secret, {
          ...cost,
          hashLength: HASH_BYTES,
          type: argon2.argon2id,
          salt,
          secret: Buffer.from(tools.pepper),
          // A verifier moved to another report's row matches nothing there.
          associatedData: Buffer.from(code.locator),
          raw: true,
        }),
      turn,
    );

  return {
    make: async (from = "", code = receiptCodeFromBytes(randomBytes)) => {
      const salt = randomBytes(SALT_BYTES);
      const stretched = await stretch(code, salt, { kind: "report", from });
      if (stretched.kind === "busy") return { kind: "busy" };
      const verifier = verifierOf(stretched.value);
      return { kind: "made", code, salt, verifier, key: keyOf(stretched.value) };
    },

    codeOf: (asked, attempt) => {
      let drawn = 0;
      return receiptCodeFromBytes((count) => {
        const info = `bearwitness/v1/code-of-ask/${attempt}/${drawn}`;
        drawn += 1;
        return new Uint8Array(hkdfSync("sha256", tools.pepper, asked, info, count));
      });
    },

    verify: async (code, stored) => {
      const kept = stored ?? nobodysCode();
      if (kept.verifier[0] !== VERSION || kept.verifier.length !== 1 + VERIFIER_BYTES) {
        throw new Error("a stored receipt code is not in a format this version knows");
      }
      const stretched = await stretch(code, Buffer.from(kept.salt));
      if (stretched.kind === "busy") return { kind: "busy" };
      const same = timingSafeEqual(verifierOf(stretched.value), kept.verifier);
      return same && stored !== undefined
        ? { kind: "match", key: keyOf(stretched.value) }
        : { kind: "no-match" };
    },
  };
}

function verifierOf(stretched: Buffer): Uint8Array {
  return new Uint8Array([VERSION, ...stretched.subarray(0, VERIFIER_BYTES)]);
}

function keyOf(stretched: Buffer): Uint8Array {
  return new Uint8Array(stretched.subarray(VERIFIER_BYTES));
}

function nobodysCode(): StoredReceiptCode {
  return {
    salt: randomBytes(SALT_BYTES),
    verifier: new Uint8Array([VERSION, ...randomBytes(VERIFIER_BYTES)]),
  };
}
