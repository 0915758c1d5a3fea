import type { Stores } from "#app/adapters/database/stores.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { withdrawWithPreviews } from "../evidence/dispose-item.ts";
import { actorOf } from "#app/core/people/actor.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { letGo } from "./give-up-upload.ts";

type Withdrawn = { readonly kind: "withdrawn" } | { readonly kind: "not-found" };

/**
 * Takes a file back before the report is sent, whole or still arriving, as its reporter asks. The bytes go; the record that
 * they were here and were taken back stays. One transaction, which holds the draft: of a report that is sent at the same moment nothing goes.
 */
export async function withdrawEvidence(
  tools: Pick<Tools, "transact" | "clock" | "staging" | "shortSecrets" | "wakeWorker">,
  input: {
    readonly token: string;
    readonly itemId: ItemId;
    /** Who of the office types the report in; the reporter themselves where absent. */
    readonly by?: Person;
  },
): Promise<Withdrawn> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const outcome = await tools.transact((stores) =>
    withdraw(stores, tokenHash, input, tools.clock.now()),
  );
  if (outcome.kind === "withdrawn") {
    await tools.staging.discard(input.itemId);
    tools.wakeWorker();
  }
  return outcome;
}

async function withdraw(
  stores: Stores,
  tokenHash: string,
  { itemId, by }: { readonly itemId: ItemId; readonly by?: Person },
  now: Instant,
): Promise<Withdrawn> {
  const draft = await stores.drafts.byToken(tokenHash);
  if (draft?.reportId !== null) return { kind: "not-found" };
  const upload = await stores.uploads.standing(itemId);
  if (upload?.draftId === draft.id) {
    // Its last byte may come just now, and then it was given up or is an item: never both.
    const given = await letGo(stores, upload, "removed-before-sending");
    if (given) return { kind: "withdrawn" };
  }
  const item = await stores.items.find(itemId);
  if (item?.draftId !== draft.id) return { kind: "not-found" };
  if (item.state === "withdrawn") return { kind: "withdrawn" };
  await withdrawWithPreviews(
    stores,
    item.id,
    {
      ev: "item.disposed",
      subj: item.id,
      actor: by === undefined ? { kind: "public", id: "reporter" } : actorOf(by),
      obj: { method: "removed-before-sending", sha256: item.sha256 },
      disclosures: [
        {
          name: "reason",
          value:
            by === undefined
              ? "The reporter took the file back before sending."
              : "Who typed the report in took the file back before filing it.",
        },
      ],
    },
    now,
  );
  return { kind: "withdrawn" };
}
