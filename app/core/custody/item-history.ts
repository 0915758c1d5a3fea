import type { CustodyRecord } from "./record.ts";

/** What the log says of one item's original. Digests are lower-case hex, undefined while no record has told them. */
export interface ItemHistory {
  readonly isReceived: boolean;
  readonly isDisposed: boolean;
  readonly sha256: string | undefined;
  readonly sha512: string | undefined;
}

const NOTHING: ItemHistory = {
  isReceived: false,
  isDisposed: false,
  sha256: undefined,
  sha512: undefined,
};

/** Events that say something of an item's original. */
export const ORIGINAL_EVENTS = ["item.received", "item.hashed", "item.disposed"] as const;

/**
 * Adds a record to what the ones before it said of the same item. The first digest counts: a file that came in one piece has it in
 * `item.received`, one that came in parts in the first `item.hashed`. Later records cannot change what was received.
 */
export function withRecord(
  before: ItemHistory | undefined,
  { ev, obj }: Pick<CustodyRecord, "ev" | "obj">,
): ItemHistory {
  const known = before ?? NOTHING;
  if (ev === "item.disposed") return { ...known, isDisposed: true };
  return {
    ...known,
    isReceived: known.isReceived || ev === "item.received",
    sha256: known.sha256 ?? textOf(obj["sha256"]),
    sha512: known.sha512 ?? textOf(obj["sha512"]),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
