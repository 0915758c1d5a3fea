import fc from "fast-check";
import type { StoredRecord } from "#app/core/custody/chain.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import { buildRecord, saltsFor } from "#app/core/custody/record.ts";
import { instantFromMillis } from "#app/core/instant.ts";

const SUBJECTS = ["itm_a", "itm_b", "rpt_c"] as const;

/** A log of the given number of records over a few subjects, every byte of it settled by `seed`. */
export function madeLog(length: number, seed = 0): readonly StoredRecord[] {
  const log: StoredRecord[] = [];
  for (let seq = 0; seq < length; seq += 1) {
    const subj = SUBJECTS[(seq * 7 + seed) % SUBJECTS.length] ?? "itm_a";
    const event: CustodyEvent = {
      ev: "item.viewed",
      subj,
      actor: { kind: "user", id: "usr-1", role: "analyst" },
      obj: { representation: "preview", part: seq },
      disclosures: [{ name: "reason", value: `to see part ${String(seq)}` }],
    };
    const before = log.findLast((stored) => stored.subj === subj);
    const sseq = before === undefined ? 0 : before.sseq + 1;
    const ts = instantFromMillis(Date.UTC(2026, 0, 15) + seq * 1000);
    const { leaf, leafHash } = buildRecord({
      event,
      log: "custody.example.gov/log1",
      seq,
      ts,
      sseq,
      sprev: before?.leafHash ?? null,
      prev: log.at(-1)?.leafHash ?? null,
      nonce: seededBytes(seed + seq),
      salts: Array.from({ length: saltsFor(event.ev) }, (_, slot) => seededBytes(seq * 8 + slot)),
    });
    log.push({ seq, leaf, leafHash, subj, sseq, ev: event.ev, ts });
  }
  return log;
}

/** Sixteen bytes that stand in for random ones. */
export function seededBytes(seed: number): Uint8Array {
  return Uint8Array.from({ length: 16 }, (_, index) => (seed * 31 + index * 17) & 255);
}

/** A made log together with the place of one record in it. */
export const logAndPlace = fc
  .record({ length: fc.integer({ min: 2, max: 12 }), seed: fc.nat(50), part: fc.nat(1_000_000) })
  .map(({ length, seed, part }) => ({ log: madeLog(length, seed), place: part % length }));

/** The bytes with one bit turned over. */
export function withBitFlipped(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  const index = Math.floor(bit / 8) % bytes.length;
  flipped[index] = (flipped[index] ?? 0) ^ (1 << (bit % 8));
  return flipped;
}
