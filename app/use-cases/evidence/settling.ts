import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { findUpload, type FoundUpload } from "./found-uploads.ts";

/** What a custodian asks to be done with a file that no row names. */
export interface Settling {
  readonly by: Person;
  readonly itemId: ItemId;
  /** Why; kept with the record. */
  readonly reason: string;
}

/** Why nothing was done. */
export type NotSettled =
  /** `disposed`: it was taken back, refused or let go, with a record. */
  | { readonly kind: "not-found" | "no-reason" | "fresh" | "disposed" }
  | { readonly kind: "refused"; readonly reason: Refusal };

const REASON_LIMIT = 500;

/** The file, and the reason as it is kept; or why whoever asks may not settle it, or not now. */
export async function settleable(
  tools: Pick<Tools, "read" | "clock" | "staging">,
  input: Settling,
): Promise<NotSettled | { readonly upload: FoundUpload; readonly reason: string }> {
  const decision = authorise(input.by, "upload.settle", OFFICE, tools.clock.now());
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const reason = input.reason.trim();
  if (reason === "" || reason.length > REASON_LIMIT) return { kind: "no-reason" };
  const upload = await findUpload(tools, input.by, input.itemId);
  if (upload === undefined) return { kind: "not-found" };
  if (upload.isDisposed) return { kind: "disposed" };
  return upload.isFresh ? { kind: "fresh" } : { upload, reason };
}

/** The event of a custodian's act on such a file: who, why, and what `obj` says. */
export function about(
  { by, itemId }: Settling,
  reason: string,
  ev: "item.adopted" | "item.set_aside" | "item.brought_back",
  obj: CustodyEvent["obj"],
): CustodyEvent {
  return {
    ...{ ev, subj: itemId, actor: actorOf(by), obj },
    disclosures: [actorName(by), { name: "reason", value: reason }],
  };
}
