import type { HashCost } from "#app/adapters/security/hash-cost.ts";
import { createHashSlots, type HashBounds } from "#app/adapters/security/hash-slots.ts";
import type { MasterKey } from "#app/adapters/security/keys.ts";
import { createPasswords, type Passwords } from "#app/adapters/security/passwords.ts";
import { createReceiptCodes, type ReceiptCodes } from "#app/adapters/security/receipt-codes.ts";
import { createThreadKeys, type ThreadKeys } from "#app/adapters/security/thread-keys.ts";

/**
 * What hashes passwords and receipt codes, each with a pepper of its own and all in the same slots, and what half of a hashed receipt code
 * opens.
 */
export function openHashers(
  master: Pick<MasterKey, "derive">,
  {
    hashCost: cost,
    hashBounds,
  }: { readonly hashCost?: HashCost; readonly hashBounds?: HashBounds },
): {
  readonly passwords: Passwords;
  readonly receiptCodes: ReceiptCodes;
  readonly threadKeys: ThreadKeys;
} {
  const shared = { slots: createHashSlots(hashBounds), ...(cost && { cost }) };
  return {
    passwords: createPasswords({ pepper: master.derive("password-pepper"), ...shared }),
    receiptCodes: createReceiptCodes({ pepper: master.derive("receipt-code-pepper"), ...shared }),
    threadKeys: createThreadKeys(),
  };
}
