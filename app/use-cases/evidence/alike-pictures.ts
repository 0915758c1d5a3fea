import type { KeptFingerprint, OtherFile } from "#app/adapters/database/fingerprint-store.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import type { Look } from "#app/adapters/media/looks.ts";
import { toUtf8 } from "#app/core/encoding.ts";
import { expandSha512 } from "#app/core/encryption/hkdf.server.ts";
import { ALIKE_BITS, bitsApart } from "#app/core/fingerprint/distance.ts";
import { partsNear, partsOf, worthComparing } from "#app/core/fingerprint/parts.ts";
import { openVeil } from "#app/core/fingerprint/veil.server.ts";
import type { ItemId } from "#app/core/ids.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { findReport, lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

/** Of the way fingerprints are made: raised when it changes, since those of two ways cannot be compared. */
const VERSION = 1;
/** More kept parts than this are not gone through for one picture: with so many copies, some more tell nothing new. */
const MOST_PARTS = 50_000;
/** More files than this are not listed. */
const MOST_LISTED = 100;

/** Another file of the group, with what speaks for it. */
export type GroupMember = OtherFile &
  (
    | { readonly reason: "same-bytes" }
    | {
        readonly reason: "looks-alike";
        /** In how many of 256 bits the nearest two fingerprints differ. */
        readonly bitsApart: number;
        /** Where these two are, in milliseconds, in this file and in the other; 0 in a photo. */
        readonly at: { readonly here: number; readonly there: number };
      }
  );

export type AlikePictures =
  | {
      readonly kind: "group";
      /** Whether the file could be compared by its looks; by its bytes every file is. */
      readonly looks: "compared" | "too-little-detail" | "none-kept";
      /** Those with the same bytes first, then nearest first; never the file itself. */
      readonly members: readonly GroupMember[];
      /** False where there are more than are listed. */
      readonly isWhole: boolean;
    }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

function veilOf({ likenessKey }: Pick<Tools, "likenessKey">) {
  return openVeil(expandSha512(likenessKey, toUtf8("bearwitness/v1/picture-veil"), 32));
}

/** Keeps what a file looks like, so that it is found again. Within the transaction that records its examination. */
export async function keepLooks(
  tools: Pick<Tools, "likenessKey">,
  stores: Pick<Stores, "fingerprints">,
  itemId: ItemId,
  looks: readonly Look[],
): Promise<void> {
  if (looks.length === 0) return;
  const veil = veilOf(tools);
  for (const { atMillis, fingerprints } of looks) {
    for (const [view, one] of fingerprints.entries()) {
      const fingerprint = one === null ? undefined : veil(Buffer.from(one, "hex"));
      await stores.fingerprints.keep({ itemId, atMillis, view, fingerprint }, VERSION);
    }
  }
}

/**
 * The group of a file: files of all reports in this person's sight that have its bytes, or look like it, which is a lead and never a
 * proof. Only distances are told; what a report holds is asked for on its own page. What is out of sight leaves no trace: it is
 * neither counted nor a link between others.
 */
export async function listAlikePictures(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly itemId: ItemId },
): Promise<AlikePictures> {
  const { by, itemId } = input;
  const now = tools.clock.now();
  return tools.read(async (stores): Promise<AlikePictures> => {
    const item = await stores.items.find(itemId);
    if (item?.reportId == null) return { kind: "not-found" };
    const found = await findReport(stores, by, "report.read", item.reportId, now);
    if (found.kind !== "allowed") return found;
    const others = authorise(by, "report.read", OFFICE, now);
    if (!others.allowed) return { kind: "refused", reason: others.reason };
    const looker = lookerOf(by, others, now);
    // Until it is sealed a file has no digest to look for.
    const copies =
      item.state === "sealed"
        ? await stores.fingerprints.withSameBytes(item, looker, MOST_LISTED + 1)
        : [];
    const own = await stores.fingerprints.ofItem(itemId, VERSION);
    const { nearest, isWhole } = await nearestTo(stores, itemId, own);
    for (const copy of copies) nearest.delete(copy.itemId);
    const seen = await stores.fingerprints.inSight([...nearest.keys()], looker);
    const alike = seen.flatMap((other) => {
      const pair = nearest.get(other.itemId);
      return pair === undefined ? [] : [{ ...other, ...pair, reason: "looks-alike" as const }];
    });
    alike.sort(
      (one, other) => one.bitsApart - other.bitsApart || (one.itemId < other.itemId ? -1 : 1),
    );
    const members = [
      ...copies.map((copy) => ({ ...copy, reason: "same-bytes" as const })),
      ...alike,
    ];
    return {
      kind: "group",
      looks: looksOf(own),
      members: members.slice(0, MOST_LISTED),
      isWhole: isWhole && members.length <= MOST_LISTED,
    };
  });
}

function looksOf(own: readonly KeptFingerprint[]) {
  if (own.length === 0) return "none-kept";
  return own.some(({ fingerprint }) => fingerprint !== undefined)
    ? "compared"
    : "too-little-detail";
}

interface NearestPair {
  readonly bitsApart: number;
  readonly at: { readonly here: number; readonly there: number };
}

/** Every other file with a picture within the distance of one of these, with the nearest two. */
async function nearestTo(
  stores: Pick<ReadStores, "fingerprints">,
  itemId: ItemId,
  own: readonly KeptFingerprint[],
): Promise<{ nearest: Map<ItemId, NearestPair>; isWhole: boolean }> {
  const nearest = new Map<ItemId, NearestPair>();
  let isWhole = true;
  for (const [here, views] of byMoment(own)) {
    const kept = [...views];
    const found = await stores.fingerprints.withParts(
      kept.flatMap(([view, fingerprint]) => partsNear(fingerprint, view)),
      MOST_PARTS,
    );
    if (found.length === MOST_PARTS) isWhole = false;
    const parts = kept.flatMap(([view, fingerprint]) => partsOf(fingerprint, view));
    const numbers = worthComparing(found, parts);
    for (const other of await stores.fingerprints.byNumbers(numbers, VERSION)) {
      const mine = views.get(other.view);
      if (other.itemId === itemId || mine === undefined || other.fingerprint === undefined)
        continue;
      const apart = bitsApart(mine, other.fingerprint);
      if (apart > ALIKE_BITS || apart >= (nearest.get(other.itemId)?.bitsApart ?? 257)) continue;
      nearest.set(other.itemId, { bitsApart: apart, at: { here, there: other.atMillis } });
    }
  }
  return { nearest, isWhole };
}

/** Files whose pictures look like some of this file's, with in how many bits the nearest two differ; whoever's reports they are of. */
export async function alikeFiles(
  stores: Pick<ReadStores, "fingerprints">,
  itemId: ItemId,
): Promise<ReadonlyMap<ItemId, number>> {
  const own = await stores.fingerprints.ofItem(itemId, VERSION);
  const { nearest } = await nearestTo(stores, itemId, own);
  return new Map([...nearest].map(([id, { bitsApart: apart }]) => [id, apart]));
}

/** The fingerprints of each picture of a file by view: of a photo there is one picture, of a video one for each frame. */
function byMoment(own: readonly KeptFingerprint[]): Map<number, Map<number, Uint8Array>> {
  const moments = new Map<number, Map<number, Uint8Array>>();
  for (const { atMillis, view, fingerprint } of own) {
    if (fingerprint === undefined) continue;
    const views = moments.get(atMillis) ?? new Map<number, Uint8Array>();
    moments.set(atMillis, views.set(view, fingerprint));
  }
  return moments;
}
