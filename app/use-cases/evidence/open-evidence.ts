import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { OpenedBlob } from "#app/adapters/storage/blob-store.ts";
import type { OriginalPurpose } from "#app/core/evidence/original-purpose.ts";
import type { Ability } from "#app/core/people/ability.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import type { DerivativeId, ItemId } from "#app/core/ids.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

export type OpenedEvidence =
  | {
      readonly kind: "opened";
      readonly item: EvidenceItem;
      readonly mediaType: string;
      readonly blob: OpenedBlob;
    }
  | { readonly kind: "not-found" }
  | { readonly kind: "not-ready" }
  /** The scanner found something in it: only who was warned is given the original. */
  | { readonly kind: "quarantined"; readonly item: EvidenceItem }
  | { readonly kind: "refused"; readonly reason: Refusal };

type Opening = Pick<Tools, "recordLook" | "read" | "clock" | "blobs">;

interface WantedRange {
  readonly start: number;
  readonly end?: number;
}

/** Opens an original for download. The custody record is committed before the first byte is handed over. */
export async function openOriginal(
  tools: Opening,
  input: {
    readonly by: Person;
    readonly itemId: ItemId;
    readonly purpose: OriginalPurpose;
    /** In the person's own words; kept in a disclosure. */
    readonly reason?: string;
    /** This person was told that the scanner found something in it, and wants it all the same. */
    readonly warned?: boolean;
    readonly range?: WantedRange;
  },
): Promise<OpenedEvidence> {
  const found = await findAllowed(tools, input.by, "evidence.original", input.itemId);
  if (found.kind !== "allowed") return found;
  const { item } = found;
  if (item.state !== "sealed") return { kind: "not-ready" };
  const scan = (await tools.read((stores) => stores.scans.ofItems([item.id]))).get(item.id);
  const quarantined = scan?.quarantinedAt != null;
  if (quarantined && input.warned !== true) return { kind: "quarantined", item };
  const blob = await tools.blobs.open(item.id, input.range);
  if (blob === undefined) return { kind: "not-ready" };
  try {
    await tools.recordLook({
      ev: "item.downloaded",
      subj: item.id,
      actor: actorOf(input.by),
      obj: {
        representation: "original",
        sha256: item.sha256,
        purpose: input.purpose,
        ...(quarantined ? { quarantined: true } : {}),
        first_byte: blob.start,
        end_byte: blob.end,
      },
      disclosures: [
        actorName(input.by),
        ...(input.reason === undefined ? [] : [{ name: "reason", value: input.reason } as const]),
      ],
    });
  } catch (error) {
    blob.stream.destroy();
    throw error;
  }
  return { kind: "opened", item, mediaType: item.mediaType ?? "application/octet-stream", blob };
}

/** Opens a preview for showing. The custody record is committed before the first byte is handed over. */
export async function openPreview(
  tools: Opening,
  input: { readonly by: Person; readonly itemId: ItemId; readonly preview: string },
): Promise<OpenedEvidence> {
  const found = await findAllowed(tools, input.by, "evidence.preview", input.itemId);
  if (found.kind !== "allowed") return found;
  const { item } = found;
  const derivatives = await tools.read((stores) => stores.items.derivatives([item.id]));
  const derivative = derivatives.find((one) => one.kind === input.preview);
  if (derivative === undefined) return { kind: "not-found" };
  const derivativeId: DerivativeId = derivative.id;
  const blob = await tools.blobs.open(derivativeId);
  if (blob === undefined) return { kind: "not-found" };
  try {
    await tools.recordLook({
      ev: "item.viewed",
      subj: item.id,
      actor: actorOf(input.by),
      obj: { representation: derivative.kind, sha256: derivative.sha256 },
      disclosures: [actorName(input.by)],
    });
  } catch (error) {
    blob.stream.destroy();
    throw error;
  }
  return { kind: "opened", item, mediaType: derivative.mediaType, blob };
}

async function findAllowed(
  tools: Opening,
  by: Person,
  ability: Ability,
  itemId: ItemId,
): Promise<
  | { kind: "allowed"; item: EvidenceItem }
  | { kind: "not-found" }
  | { kind: "refused"; reason: Refusal }
> {
  return tools.read(async (stores) => {
    const item = await stores.items.find(itemId);
    if (item?.reportId == null) return { kind: "not-found" };
    const found = await findReport(stores, by, ability, item.reportId, tools.clock.now());
    return found.kind === "allowed" ? { kind: "allowed", item } : found;
  });
}
