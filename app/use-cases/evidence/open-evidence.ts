import type { Derivative } from "#app/adapters/database/derivative-store.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { MediaTicket } from "#app/adapters/database/ticket-store.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { OpenedBlob } from "#app/adapters/storage/blob-store.ts";
import type { OriginalPurpose } from "#app/core/evidence/original-purpose.ts";
import type { Ability } from "#app/core/people/ability.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import type { ItemId } from "#app/core/ids.ts";
import { countLook } from "../care/count-look.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

export type OpenedEvidence =
  | {
      readonly kind: "opened";
      readonly item: EvidenceItem;
      /** `original`, or the kind of a derivative; `sha256` is of that. */
      readonly representation: string;
      readonly sha256: string;
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
  const found = await describeOriginal(tools, input);
  if (found.kind !== "described" && found.kind !== "quarantined") return found;
  const { item } = found;
  const quarantined = found.kind === "quarantined";
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
  return {
    kind: "opened",
    item,
    representation: "original",
    sha256: item.sha256,
    mediaType: item.mediaType ?? "application/octet-stream",
    blob,
  };
}

/**
 * What a download of the original would be, without opening it: nothing of it is shown, so nothing is recorded. `quarantined` is
 * one that the scanner found something in.
 */
export async function describeOriginal(
  tools: Opening,
  input: { readonly by: Person; readonly itemId: ItemId },
): Promise<
  | { readonly kind: "described"; readonly item: EvidenceItem }
  | { readonly kind: "quarantined"; readonly item: EvidenceItem }
  | { readonly kind: "not-found" }
  | { readonly kind: "not-ready" }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const found = await findAllowed(tools, input.by, "evidence.original", input.itemId);
  if (found.kind !== "allowed") return found;
  const { item } = found;
  if (item.state !== "sealed") return { kind: "not-ready" };
  const scan = (await tools.read((stores) => stores.scans.ofItems([item.id]))).get(item.id);
  return { kind: scan?.quarantinedAt == null ? "described" : "quarantined", item };
}

/** A preview that a person may see, before it is opened: nothing of it is shown, so nothing is recorded. */
export async function seePreview(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly itemId: ItemId; readonly preview: string },
): Promise<
  | { readonly kind: "seen"; readonly item: EvidenceItem; readonly derivative: Derivative }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const found = await findAllowed(tools, input.by, "evidence.preview", input.itemId);
  if (found.kind !== "allowed") return found;
  const { item } = found;
  const derivatives = await tools.read((stores) => stores.items.derivatives([item.id]));
  const derivative = derivatives.find((one) => one.kind === input.preview);
  return derivative === undefined ? { kind: "not-found" } : { kind: "seen", item, derivative };
}

/**
 * Opens a preview for showing, or a part of it. The first look through a ticket is committed to the custody log before the first
 * byte is handed over; what follows through the same ticket is the same look.
 */
export async function openThroughTicket(
  tools: Pick<Tools, "transact" | "read" | "clock" | "blobs" | "office">,
  input: { readonly by: Person; readonly ticket: MediaTicket; readonly range?: WantedRange },
): Promise<OpenedEvidence> {
  const { by, ticket } = input;
  const preview = ticket.representation;
  const seen = await seePreview(tools, { by, itemId: ticket.itemId, preview });
  if (seen.kind !== "seen") return seen;
  const { item, derivative } = seen;
  const blob = await tools.blobs.open(derivative.id, input.range);
  if (blob === undefined) return { kind: "not-found" };
  try {
    if (ticket.openedAt === null) {
      const event: CustodyEvent = {
        ev: "item.viewed",
        subj: item.id,
        actor: actorOf(by),
        obj: { representation: derivative.kind, sha256: derivative.sha256 },
        disclosures: [actorName(by)],
      };
      const now = tools.clock.now();
      const { kind: representation } = derivative;
      await tools.transact(async (stores) => {
        await stores.tickets.open(ticket.id, now, event);
        const look = { personId: by.id, itemId: item.id, representation, now };
        await countLook(stores, { ...look, zone: tools.office.timeZone });
      });
    }
  } catch (error) {
    blob.stream.destroy();
    throw error;
  }
  const { kind: representation, sha256, mediaType } = derivative;
  return { kind: "opened", item, representation, sha256, mediaType, blob };
}

async function findAllowed(
  tools: Pick<Tools, "read" | "clock">,
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
