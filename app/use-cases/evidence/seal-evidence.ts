import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

const SEALER = { kind: "system", id: "svc-seal" } as const;

/**
 * Moves a received file into the evidence store and compares what lies there with what was received. Blob first,
 * row second: a crash at any point leaves the staged bytes or the whole item. May run twice.
 */
export async function sealEvidence(
  tools: Pick<Tools, "transact" | "read" | "clock" | "staging" | "blobs" | "wakeWorker">,
  input: { readonly itemId: ItemId },
): Promise<void> {
  const { itemId } = input;
  const item = await tools.read((stores) => stores.items.find(itemId));
  if (item === undefined) return;
  if (item.state !== "received") {
    // What is staged of a damaged item may be its only good copy.
    if (item.state !== "damaged") await tools.staging.discard(itemId);
    return;
  }
  // Sealing again is harmless and flushes again: a crash may have come between rename and folder flush.
  const staged = await tools.staging.open(itemId);
  const stored =
    staged === undefined
      ? await tools.blobs.measure(itemId)
      : await tools.blobs.seal(
          { id: itemId, class: "original", owner: item.draftId },
          staged.stream,
        );
  if (stored === undefined) {
    await markDamaged(tools, itemId, "received-bytes-missing", item.sha256, null);
    return;
  }
  const { sha256, sha512, size } = stored;
  if (sha256 !== item.sha256 || sha512 !== item.sha512 || size !== item.size) {
    // The staged copy stays where it is: it may be the good one.
    await markDamaged(tools, itemId, "digest-differs", item.sha256, sha256);
    return;
  }
  const now = tools.clock.now();
  const events: CustodyEvent[] = [
    {
      ev: "item.hashed",
      subj: itemId,
      actor: SEALER,
      obj: { sha256, sha512, size, hashed: "at-rest" },
    },
    {
      ev: "item.stored",
      subj: itemId,
      actor: SEALER,
      obj: { storage: "evidence-store", copy: 1, sha256_reread: sha256, matches_receipt: true },
    },
  ];
  const sealed = await tools.transact(async (stores) => {
    const current = await stores.items.find(itemId);
    if (current?.state !== "received") return false;
    await stores.items.seal(itemId, now, events);
    await stores.jobs.enqueue({ name: "examine-evidence", itemId }, now);
    return true;
  });
  // Taken back by its reporter while we worked: the bytes must not outlive that.
  const current = sealed ? undefined : await tools.read((stores) => stores.items.find(itemId));
  if (current?.state === "withdrawn") await tools.blobs.removeForDisposal(itemId);
  await tools.staging.discard(itemId);
  tools.wakeWorker();
}

async function markDamaged(
  tools: Pick<Tools, "transact">,
  itemId: ItemId,
  fault: string,
  expected: string,
  found: string | null,
): Promise<void> {
  await tools.transact((stores) =>
    stores.items.markDamaged(itemId, {
      ev: "item.verified",
      subj: itemId,
      actor: SEALER,
      obj: { result: fault, sha256_expected: expected, sha256_found: found },
    }),
  );
}
