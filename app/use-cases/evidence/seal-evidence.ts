import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { BlobConflict } from "#app/adapters/storage/blob-store.ts";
import type { StagedBytes } from "#app/adapters/storage/staging.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { DigestClaims } from "#app/core/partner/digest-claim.ts";
import { ReceivedBytesMissing } from "#app/core/store-away.ts";
import { digestAlongside } from "#app/core/partner/running-digests.ts";
import { fileSentAgainEvent } from "../intake/file-sent-again.ts";
import { listedFileOf } from "../partner/arriving-file.ts";
import { settleDamagedFile, settleListedFile } from "../partner/settle-listed-file.ts";
import type { Tools } from "../tools.ts";
import { withdrawWithPreviews } from "./dispose-item.ts";
import { withKeptTwin } from "./kept-twin.ts";
import { bringBackTaken } from "./move-upload.ts";
import { recordAsides } from "./record-asides.ts";
import { SEALER, sealEvents, sentTwice } from "./seal-events.ts";
import { readStaged } from "./staged-copy.ts";

/**
 * Moves a received file into the evidence store and compares what lies there with what was received. Blob first,
 * row second: a crash at any point leaves the staged bytes or the whole item. May run twice. A file that came in parts gets
 * its digests here; where the reporter's draft holds the same bytes already, it is let go as sent twice; where the sent report does, it is kept and
 * that is recorded; and where an agency listed it under other digests, it is refused. Bytes that are there and are not what came are damaged, and
 * what is left of them stays; bytes that are not there at all are no finding: it throws `ReceivedBytesMissing`, to be tried again.
 */
export async function sealEvidence(
  tools: Pick<
    Tools,
    "transact" | "read" | "clock" | "staging" | "blobs" | "wakeWorker" | "scanner" | "newDigest"
  >,
  input: { readonly itemId: ItemId },
): Promise<void> {
  const { itemId } = input;
  const item = await tools.read((stores) => stores.items.find(itemId));
  if (item === undefined) return;
  if (item.state !== "received") {
    // What is staged of a damaged item may be its only good copy.
    if (item.state !== "damaged") await tools.staging.discard(itemId);
    // Taken back while an earlier run put it into the store and died before it could end it there.
    if (item.state === "withdrawn") await tools.blobs.removeForDisposal(itemId);
    return;
  }
  const known = item.sha512 !== "";
  const claims = known ? {} : await claimsOf(tools, itemId);
  const moved = await toStore(tools, item, claims);
  // What a crash left unrecorded; how this sealing ends changes nothing of it.
  await recordAsides(tools, itemId);
  if (moved === "altered") {
    await markDamaged(tools, item, "received-bytes-altered", null);
    return;
  }
  const { stored, passing } = moved;
  if (stored === undefined) throw new ReceivedBytesMissing();
  const { sha256, sha512, size } = stored;
  if (size !== item.size || (known && (sha256 !== item.sha256 || sha512 !== item.sha512))) {
    // The staged copy stays where it is: it may be the good one.
    await markDamaged(tools, item, "digest-differs", sha256);
    return;
  }
  const alongside = passing?.found() ?? (await digestsOfStored(tools, itemId, claims));
  const now = tools.clock.now();
  const sealed = await withKeptTwin(tools, (keptTwin) =>
    tools.transact(async (stores) => {
      // Held first: two files of one draft that are sealed at once would else wait for each other.
      await stores.drafts.standing(item.draftId);
      const current = await stores.items.find(itemId);
      if (current?.state !== "received") return false;
      // One that is not sealed may still turn out to be damaged, and then this is the good one.
      const twin = await keptTwin(stores, await stores.items.sealedTwins(current, sha512));
      if (twin !== undefined && current.reportId === null) {
        await withdrawWithPreviews(stores, itemId, sentTwice(itemId, twin, sha256), now);
        return false;
      }
      const found = { ...alongside, sha256, sha512 };
      const listed = { item: current, found, now, keptTwin };
      if (!known && !(await settleListedFile(stores, listed))) return false;
      const senderSha256 = (await stores.uploads.senderDigests([itemId])).get(itemId);
      const events = sealEvents({ itemId, known, claims, stored, senderSha256 });
      await stores.items.seal(itemId, now, events, known ? {} : { sha256, sha512 });
      // Evidence of a sent report is nobody's to take back, be it there twice: that it is, is on record.
      if (twin !== undefined && current.reportId !== null) {
        const again = { became: "kept", sameAs: twin, item: itemId, size } as const;
        await stores.custody.appendSystemEvent(fileSentAgainEvent(current.reportId, again));
      }
      await stores.jobs.enqueue({ name: "examine-evidence", itemId }, now);
      if (tools.scanner !== undefined) {
        await stores.jobs.enqueue({ name: "scan-evidence", itemId }, now);
      }
      return true;
    }),
  );
  // Taken back by its reporter while we worked: the bytes must not outlive that.
  const current = sealed ? undefined : await tools.read((stores) => stores.items.find(itemId));
  if (current?.state === "withdrawn") await tools.blobs.removeForDisposal(itemId);
  await tools.staging.discard(itemId);
  tools.wakeWorker();
}

/**
 * Puts the staged bytes into the store. `altered`: they are not what was written when they came, so no try would ever succeed. What is left
 * of them stays where it is.
 */
async function toStore(
  tools: Pick<Tools, "transact" | "read" | "staging" | "blobs" | "newDigest">,
  item: EvidenceItem,
  claims: DigestClaims,
) {
  const put = async () => {
    // Sealing again is harmless and flushes again: a crash may have come between rename and folder flush.
    const staged = await openStaged(tools, item.id);
    const passing = staged && digestAlongside(staged.bytes, claims, tools.newDigest);
    const blob = { id: item.id, class: "original", owner: item.draftId } as const;
    const stored =
      passing === undefined
        ? await tools.blobs.measure(item.id)
        : await tools.blobs.seal(blob, passing.source).finally(() => staged?.close());
    return { stored, passing };
  };
  try {
    return await put().catch(async (cause: unknown) => {
      await setAsideOther(tools, item, cause);
      return put();
    });
  } catch (cause) {
    // Only a second reading tells damage from a disk, or a memory, that failed once.
    if (!isTampered(cause) || (await readStaged(tools, item.id)) !== "altered") throw cause;
    // It may have been whole in the store before it was changed here.
    const stored =
      item.sha512 === "" ? undefined : await tools.blobs.measure(item.id).catch(unlessTampered);
    return stored?.sha512 === item.sha512 ? { stored, passing: undefined } : "altered";
  }
}

/** The staged bytes, brought back where they were set aside while somebody took the file in. */
async function openStaged(
  tools: Pick<Tools, "transact" | "staging">,
  itemId: ItemId,
): Promise<StagedBytes | undefined> {
  const staged = await tools.staging.open(itemId);
  if (staged !== undefined || !(await bringBackTaken(tools, itemId))) return staged;
  return tools.staging.open(itemId);
}

/**
 * Where a crash left other bytes under the key of an item that was never sealed: sets them aside, so that the staged ones, all of which were
 * just read, can be sealed. Passes on every other failure, and this one too where the staged bytes are not what was received.
 */
async function setAsideOther(
  tools: Pick<Tools, "transact" | "blobs" | "read">,
  item: EvidenceItem,
  cause: unknown,
): Promise<void> {
  const { code, offered, mark } = (cause ?? {}) as Partial<BlobConflict>;
  if (code !== "blob-conflict" || offered === undefined || mark === undefined) throw cause;
  const isReceived =
    offered.size === item.size && (item.sha512 || offered.sha512) === offered.sha512;
  // Another process may have sealed it meanwhile: what is sealed is never moved.
  const current = await tools.read((stores) => stores.items.find(item.id));
  if (!isReceived || current?.state !== "received") throw cause;
  // A copy may lie aside also where the rest of the move failed.
  await tools.blobs.setAside(item.id, mark).finally(() => recordAsides(tools, item.id));
}

function isTampered(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { readonly code?: unknown; readonly cause?: unknown };
  return code === "tampered" || (cause !== undefined && isTampered(cause));
}

function unlessTampered(cause: unknown): undefined {
  if (!isTampered(cause)) throw cause;
  return undefined;
}

/** What an agency says of the bytes of an item that came in parts; nothing for a reporter's. */
async function claimsOf(tools: Pick<Tools, "read">, itemId: ItemId): Promise<DigestClaims> {
  const listed = await tools.read((stores) => listedFileOf(stores, itemId));
  return listed?.file.facts.digests ?? {};
}

/** The digests that an agency claims, of what the store holds: for a seal that broke off after the staged bytes had gone. */
async function digestsOfStored(
  tools: Pick<Tools, "blobs" | "newDigest">,
  itemId: ItemId,
  claims: DigestClaims,
): Promise<DigestClaims> {
  const stored = await tools.blobs.open(itemId);
  if (stored === undefined) return {};
  const passing = digestAlongside(stored.stream, claims, tools.newDigest);
  for await (const piece of passing.source) void piece;
  return passing.found();
}

async function markDamaged(
  tools: Pick<Tools, "transact">,
  item: EvidenceItem,
  fault: string,
  found: string | null,
): Promise<void> {
  await tools.transact(async (stores) => {
    await stores.items.markDamaged(item.id, {
      ev: "item.verified",
      subj: item.id,
      actor: SEALER,
      obj: { result: fault, sha256_expected: item.sha256 || null, sha256_found: found },
    });
    await settleDamagedFile(stores, item);
  });
}
