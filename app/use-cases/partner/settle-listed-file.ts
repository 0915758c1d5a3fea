import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { Instant } from "#app/core/instant.ts";
import { firstMismatch, type DigestClaims } from "#app/core/partner/digest-claim.ts";
import type { KeptTwin } from "../evidence/kept-twin.ts";
import { listedFileOf } from "./arriving-file.ts";
import { refusedEvent, sameBytesEvent } from "./file-events.ts";

const SEALER = { kind: "system", id: "svc-seal" } as const;

/**
 * Compares an agency's file that came in parts with what its agency says of it, in the transaction that seals it. False where its bytes
 * are not kept: they are others than the digest says, or the agency handed in the same before. True for everything else, also of reporters.
 */
export async function settleListedFile(
  stores: Stores,
  input: {
    readonly item: EvidenceItem;
    /** Every digest that its agency claims, as taken of the bytes; both of the store's among them. */
    readonly found: DigestClaims & { readonly sha256: string; readonly sha512: string };
    readonly now: Instant;
    /** The one of these items that holds its bytes for certain. */
    readonly keptTwin: KeptTwin;
  },
): Promise<boolean> {
  const { item, found, now } = input;
  const { sha256, sha512 } = found;
  const listed = await listedFileOf(stores, item.id);
  if (listed?.file.state !== "arriving") return true;
  const { of, file } = listed;
  const about = { of, file, actor: SEALER };
  const outcome = { importId: of.id, number: file.number, size: item.size };
  const letGo = async (event: CustodyEvent) => {
    await stores.items.refuse(item.id, event);
    await stores.blobKeys.destroy([item.id]);
    await stores.jobs.enqueue({ name: "remove-blobs", ids: [item.id] }, now);
  };
  if (firstMismatch(file.facts.digests, found) !== undefined) {
    const why = "other-bytes";
    await letGo(
      disposed(item, { method: why, sha256 }, "Its bytes are not those that were listed."),
    );
    await stores.imports.settle(
      { ...outcome, state: "refused", why, foundSha256: sha256 },
      refusedEvent(about, { why, foundSha256: sha256 }),
    );
    return false;
  }
  const twins = await stores.imports.itemsOfBytes(of.agency, sha512);
  const others = twins.filter(({ id }) => id !== item.id);
  const same = await input.keptTwin(stores, others);
  if (same !== undefined) {
    const facts = { method: "sent-twice", sha256, same_as: same };
    await letGo(disposed(item, facts, "The agency handed in the same bytes before."));
    const settled = { ...outcome, state: "same-bytes", itemId: same } as const;
    await stores.imports.settle(settled, sameBytesEvent(about, same, sha256));
    return false;
  }
  await stores.imports.settle({ ...outcome, state: "received", itemId: item.id });
  return true;
}

/** Says of a listed file whose bytes were lost before they were sealed that it may come again. */
export async function settleDamagedFile(stores: Stores, item: EvidenceItem): Promise<void> {
  const listed = await listedFileOf(stores, item.id);
  if (listed?.file.state !== "arriving") return;
  const { importId, number } = listed.file;
  const why = "broken-off";
  await stores.imports.settle(
    { importId, number, state: "refused", why },
    refusedEvent({ ...listed, actor: SEALER }, { why, foundSha256: undefined }),
  );
}

function disposed(
  item: EvidenceItem,
  obj: Readonly<Record<string, string>>,
  reason: string,
): CustodyEvent {
  return {
    ev: "item.disposed",
    subj: item.id,
    actor: SEALER,
    obj: { ...obj },
    disclosures: [{ name: "reason", value: reason }],
  };
}
