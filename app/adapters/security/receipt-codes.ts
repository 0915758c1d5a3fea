import { randomBytes, timingSafeEqual } from "node:crypto";
import * as argon2 from "argon2";
import { receiptCodeFromBytes, type ReceiptCode } from "#app/core/intake/receipt-code.ts";
import type { HashSlots } from "./hash-slots.ts";

/** `key` (32 bytes) opens what only the holder of the code may read. It is given out here and never stored. */
export type ProtectedReceiptCode =
  | { readonly kind: "protected"; readonly verifier: string; readonly key: Uint8Array }
  | { readonly kind: "busy" };

export type ReceiptCodeCheck =
  | { readonly kind: "match"; readonly key: Uint8Array }
  | { readonly kind: "no-match" }
  | { readonly kind: "busy" };

/** Makes receipt codes, turns them into what the database may keep, and checks them against it. */
export interface ReceiptCodes {
  /** A fresh code. Its locator may be taken already: the database decides, and the caller asks for another. */
  fresh(): ReceiptCode;
  protect(code: ReceiptCode): Promise<ProtectedReceiptCode>;
  /** `stored` is undefined when no report has the locator: the same work is done. */
  verify(code: ReceiptCode, stored: string | undefined): Promise<ReceiptCodeCheck>;
}

/** argon2id gives 64 bytes: half is stored to compare with, half is the witness's key (security-reliability 3.6). */
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1, hashLength: 64 } as const;
const VERIFIER_BYTES = 32;
const SALT_BYTES = 16;

/** Version 1: these costs, the pepper as argon2's secret input, the locator as its associated data. */
const HEADER = "bw1$argon2id$v=19$m=65536,t=3,p=1";

/** Receipt codes share the passwords' slots, since both take the same memory. */
export function createReceiptCodes(tools: {
  readonly pepper: Uint8Array;
  readonly slots: HashSlots;
}): ReceiptCodes {
  const stretch = (code: ReceiptCode, salt: Buffer) =>
    tools.slots.run(() =>
      argon2.hash(code.secret, {
        ...COST,
        type: argon2.argon2id,
        salt,
        secret: Buffer.from(tools.pepper),
        // A verifier moved to another report's row matches nothing there.
        associatedData: Buffer.from(code.locator),
        raw: true,
      }),
    );

  return {
    fresh: () => receiptCodeFromBytes(randomBytes),

    protect: async (code) => {
      const salt = randomBytes(SALT_BYTES);
      const stretched = await stretch(code, salt);
      if (stretched.kind === "busy") return { kind: "busy" };
      const { verifier, key } = halvesOf(stretched.value);
      const parts = [HEADER, salt.toString("base64url"), verifier.toString("base64url")];
      return { kind: "protected", verifier: parts.join("$"), key };
    },

    verify: async (code, stored) => {
      const { salt, verifier } = stored === undefined ? nobodysCode() : storedOf(stored);
      const stretched = await stretch(code, salt);
      if (stretched.kind === "busy") return { kind: "busy" };
      const halves = halvesOf(stretched.value);
      const same = timingSafeEqual(halves.verifier, verifier);
      return same && stored !== undefined
        ? { kind: "match", key: halves.key }
        : { kind: "no-match" };
    },
  };
}

function halvesOf(stretched: Buffer): { readonly verifier: Buffer; readonly key: Uint8Array } {
  return {
    verifier: stretched.subarray(0, VERIFIER_BYTES),
    key: new Uint8Array(stretched.subarray(VERIFIER_BYTES)),
  };
}

interface StoredCode {
  readonly salt: Buffer;
  readonly verifier: Buffer;
}

function storedOf(stored: string): StoredCode {
  const [salt, verifier] = stored.startsWith(`${HEADER}$`)
    ? stored.slice(HEADER.length + 1).split("$")
    : [];
  const parsed = {
    salt: Buffer.from(salt ?? "", "base64url"),
    verifier: Buffer.from(verifier ?? "", "base64url"),
  };
  if (parsed.salt.length !== SALT_BYTES || parsed.verifier.length !== VERIFIER_BYTES) {
    throw new Error("a stored receipt code is not in a format this version knows");
  }
  return parsed;
}

function nobodysCode(): StoredCode {
  return { salt: randomBytes(SALT_BYTES), verifier: randomBytes(VERIFIER_BYTES) };
}
