import type { Digests } from "#app/adapters/storage/blob-store.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemId } from "#app/core/ids.ts";
import { claimedAlgorithms, type DigestClaims } from "#app/core/partner/digest-claim.ts";

/** Who seals, in records. */
export const SEALER = { kind: "system", id: "svc-seal" } as const;

/** The records of a seal: the digests that were taken, with what sender and agency said they are, and that the store has these bytes. */
export function sealEvents(seal: {
  readonly itemId: ItemId;
  readonly known: boolean;
  readonly claims: DigestClaims;
  readonly stored: Digests;
  /** What the sender's device said; undefined where it said nothing yet. */
  readonly senderSha256: string | undefined;
}): readonly CustodyEvent[] {
  const { itemId, known, claims, senderSha256 } = seal;
  const { sha256, sha512, size } = seal.stored;
  return [
    {
      ev: "item.hashed",
      subj: itemId,
      actor: SEALER,
      obj: {
        sha256,
        sha512,
        size,
        hashed: "at-rest",
        ...(senderSha256 === undefined
          ? {}
          : { sender_sha256: senderSha256, sender_matches: senderSha256 === sha256 }),
        ...(claimedAlgorithms(claims).length === 0
          ? {}
          : { claimed: { ...claims }, claims_hold: true }),
      },
    },
    {
      ev: "item.stored",
      subj: itemId,
      actor: SEALER,
      obj: {
        storage: "evidence-store",
        copy: 1,
        sha256_reread: sha256,
        matches_receipt: known ? true : "size",
      },
    },
  ];
}

/** An answer that was lost makes a phone send a file again; the same bytes in one draft are one item. */
export function sentTwice(itemId: ItemId, twin: ItemId, sha256: string): CustodyEvent {
  return {
    ev: "item.disposed",
    subj: itemId,
    actor: SEALER,
    obj: { method: "sent-twice", sha256, same_as: twin },
    disclosures: [{ name: "reason", value: "The same file arrived twice in one draft." }],
  };
}
