import { signCheckpoint, cosignCheckpoint } from "#app/core/custody/signer.ts";
import type { CosignerType } from "#app/core/custody/cosignature.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import { merkleRoot } from "#app/core/custody/merkle.ts";
import { proveInclusion } from "#app/core/custody/merkle-proof.ts";
import { buildRecord, parseRecord, saltsFor } from "#app/core/custody/record.ts";
import { addSignature } from "#app/core/custody/signed-note.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { formatReceipt } from "#app/core/receipt/format-receipt.ts";
import type { Receipt } from "#app/core/receipt/receipt.ts";
import { readFacts } from "#app/core/receipt/receipt-facts.ts";
import { WORKED_LOG, type MadeKey } from "#test/core/custody/made-keys.ts";
import { seededBytes } from "#test/core/custody/made-log.ts";

/** SHA-256 of the made files, by their number. */
export const DIGESTS = ["a1".repeat(32), "b2".repeat(32), "c3".repeat(32)] as const;

const PUBLIC = { kind: "public", id: "reporter" } as const;
const SYSTEM = { kind: "system", id: "svc-seal" } as const;

/** What happened in the made log: others' acts, and a report of two files to which a third was added later. */
export const STORY: readonly CustodyEvent[] = [
  { ev: "system.started", subj: "sys_office", actor: SYSTEM, obj: {} },
  received("itm_a", 0),
  received("itm_other", 2),
  stored("itm_a", 0),
  received("itm_b", 1),
  {
    ev: "report.received",
    subj: "rpt_r",
    actor: PUBLIC,
    obj: { channel: "web-form", files: 2, items: ["itm_a", "itm_b"] },
  },
  { ev: "item.viewed", subj: "itm_a", actor: SYSTEM, obj: { representation: "preview" } },
  received("itm_c", 2),
];

/** Places of the records that the made receipt shows: the report, a and that it is sealed, b, and c. */
export const SHOWN = [5, 1, 3, 4, 7] as const;

/** What to tell differently from the made receipt. */
export interface Told {
  readonly story?: readonly CustodyEvent[];
  readonly shown?: readonly number[];
  readonly cosigners?: readonly MadeKey<CosignerType>[];
  readonly signer?: MadeKey<"ed25519">;
  /** Another first record makes another log with other hashes. */
  readonly nonce?: number;
  readonly time?: number;
}

export const COSIGNED_AT = Date.UTC(2026, 0, 15, 18) / 1000;

/** A receipt out of a made log, signed by a key of a test. */
export function madeReceipt(told: Told = {}): Receipt {
  const { story = STORY, shown = SHOWN, cosigners = [], signer = WORKED_LOG, nonce = 0 } = told;
  const log = signer.name;
  const built: ReturnType<typeof buildRecord>[] = [];
  story.forEach((event, seq) => {
    const before = built.findLast(({ record }) => record.subj === event.subj);
    built.push(
      buildRecord({
        event,
        log,
        seq,
        ts: instantFromMillis(Date.UTC(2026, 0, 15, 17) + seq * 61_007),
        sseq: before === undefined ? 0 : before.record.sseq + 1,
        sprev: before?.leafHash ?? null,
        prev: built.at(-1)?.leafHash ?? null,
        nonce: seededBytes(seq + nonce),
        salts: Array.from({ length: saltsFor(event.ev) }, (_, at) => seededBytes(seq * 8 + at)),
      }),
    );
  });
  const hashes = built.map(({ leafHash }) => leafHash);
  const head = { origin: log, size: hashes.length, root: merkleRoot(hashes) };
  let checkpoint = signCheckpoint(head, [signer]);
  for (const cosigner of cosigners) {
    const text = checkpoint.slice(0, checkpoint.indexOf("\n\n") + 1);
    const line = cosignCheckpoint(text, cosigner, told.time ?? COSIGNED_AT);
    checkpoint = addSignature(checkpoint, line);
  }
  return {
    logKey: signer.key,
    witnessKeys: cosigners.map(({ key }) => key),
    records: shown.map((index) => ({
      leaf: built[index]?.leaf ?? new Uint8Array(0),
      index,
      hashes: proveInclusion(hashes, index),
    })),
    checkpoint,
  };
}

/** The receipt's text, as the office would write it. */
export function textOf(receipt: Receipt): string {
  const records = receipt.records.map(({ leaf }) => {
    const record = parseRecord(leaf);
    if (!record.ok) throw new Error(record.problem);
    return record.value;
  });
  const facts = readFacts(records);
  if (!facts.ok) throw new Error(facts.problem);
  return formatReceipt(receipt, facts.value);
}

export function received(subj: `itm_${string}`, file: number): CustodyEvent {
  return {
    ev: "item.received",
    subj,
    actor: PUBLIC,
    obj: { sha256: DIGESTS[file] ?? "", size: 18, hashed: "while-streaming" },
    disclosures: [{ name: "original_name", value: "IMG_0001.JPG" }],
  };
}

export function stored(subj: `itm_${string}`, file: number): CustodyEvent {
  return {
    ev: "item.stored",
    subj,
    actor: SYSTEM,
    obj: { sha256_reread: DIGESTS[file] ?? "", matches_receipt: true },
  };
}
