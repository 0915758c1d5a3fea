import type { Stores } from "#app/adapters/database/stores.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { DraftId, ItemId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { actorOf } from "#app/core/people/actor.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { withdrawWithPreviews } from "../evidence/dispose-item.ts";
import { givenUpEvent } from "./given-up.ts";

/** Why a draft that was never sent comes to its end. */
type DraftEnd = "removed-before-sending" | "draft-expired";

const ENDS: Readonly<Record<DraftEnd, Pick<CustodyEvent, "actor"> & { readonly reason: string }>> =
  {
    "removed-before-sending": {
      actor: { kind: "public", id: "reporter" },
      reason: "The reporter deleted the draft before sending it.",
    },
    "draft-expired": {
      actor: { kind: "system", id: "svc-upkeep" },
      reason: "The report was never sent and its draft ran out.",
    },
  };

/**
 * Ends a draft that was not sent, with every file that it has at this moment, in the caller's transaction, which holds the draft: with the draft goes
 * the key, and a file that were left would be one that nobody can ever open. `by` is who of the office ends what they typed in.
 * Opens nothing: what cannot be read any more ends as well. Answers the files whose staged bytes are to be discarded then.
 */
export async function endDraft(
  stores: Stores,
  draftId: DraftId,
  why: DraftEnd,
  now: Instant,
  by?: Person,
): Promise<readonly ItemId[]> {
  const { actor, reason } =
    by === undefined
      ? ENDS[why]
      : { actor: actorOf(by), reason: "Who typed the report in deleted it before filing it." };
  const items = await stores.items.digestsOfDraft(draftId);
  for (const { id, sha256 } of items) {
    await withdrawWithPreviews(
      stores,
      id,
      {
        ev: "item.disposed",
        subj: id,
        actor,
        obj: { method: why, sha256 },
        disclosures: [{ name: "reason", value: reason }],
      },
      now,
    );
  }
  const uploads = await stores.uploads.standingsOfDraft(draftId);
  const givenUp = why === "draft-expired" ? "upload-expired" : why;
  for (const upload of uploads) {
    await stores.uploads.giveUp(upload.itemId, givenUpEvent(upload, givenUp, { at: now }));
  }
  await stores.uploads.forgetEnded(draftId);
  await stores.drafts.remove(draftId);
  return [...items.map(({ id }) => id), ...uploads.map(({ itemId }) => itemId)];
}
