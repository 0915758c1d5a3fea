import type { Stores } from "#app/adapters/database/stores.ts";
import type { UnsealedItem } from "#app/adapters/database/unsealed-reader.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { settleDamagedFile } from "../partner/settle-listed-file.ts";
import type { Tools } from "../tools.ts";
import { unsealedInSight, whereItLies } from "./unsealed-items.ts";

interface Asked {
  readonly by: Person;
  readonly itemId: ItemId;
  /** Why; kept with the record. */
  readonly reason: string;
}

type NotDone =
  | { readonly kind: "not-found" | "no-reason" }
  | { readonly kind: "refused"; readonly reason: Refusal };

export type SealAgainOutcome = { readonly kind: "asked" | "nothing-there" } | NotDone;

export type SayLostOutcome = { readonly kind: "said" | "still-there" | "damaged" } | NotDone;

const REASON_LIMIT = 500;

/**
 * Has a file sealed after all that was found damaged or missing, once its bytes are whole again (a disk mounted, a file restored). The act is recorded with
 * the change; the sealing compares what lies there with what was received, as ever: where it still is not that, the file is damaged again, with a record.
 */
export async function sealAgain(
  tools: Pick<Tools, "transact" | "clock" | "staging" | "blobs" | "wakeWorker">,
  input: Asked,
): Promise<SealAgainOutcome> {
  const { itemId } = input;
  // The sealing looks at the bytes themselves: here it is only to be said at once that there are none.
  const { staged, stored } = await whereItLies(tools, itemId);
  const outcome = await act(tools, input, async (stores, item, record) => {
    if (!staged && stored === false) return { kind: "nothing-there" as const };
    await stores.items.awaitSeal(itemId, record("item.seal_asked", { was: item.why }));
    await stores.jobs.hasten({ name: "seal-evidence", itemId }, tools.clock.now());
    return { kind: "asked" as const };
  });
  if (outcome.kind === "asked") tools.wakeWorker();
  return outcome;
}

/**
 * Says of a file whose bytes are missing that they will not come back, so that nobody waits for them any more: its sender, or its agency, can be asked
 * for it again. Refused while anything of it lies where it was put. Nothing is removed, and a copy that turns up later can still be sealed.
 */
export async function sayLost(
  tools: Pick<Tools, "transact" | "clock" | "staging" | "blobs">,
  input: Asked,
): Promise<SayLostOutcome> {
  const { itemId } = input;
  const { staged, stored } = await whereItLies(tools, itemId);
  return act(tools, input, async (stores, { why }, record) => {
    if (why === "damaged") return { kind: "damaged" as const };
    if (staged || stored !== false) return { kind: "still-there" as const };
    const item = await stores.items.find(itemId);
    if (item === undefined) return { kind: "not-found" as const };
    await stores.items.markDamaged(itemId, record("item.said_lost", {}));
    await settleDamagedFile(stores, item);
    // What waits for it finds it so, and ends.
    await stores.jobs.hasten({ name: "seal-evidence", itemId }, tools.clock.now());
    return { kind: "said" as const };
  });
}

type RecordOf = (
  ev: "item.seal_asked" | "item.said_lost",
  obj: CustodyEvent["obj"],
) => CustodyEvent;

/** Does it in one transaction for whoever may, with a reason, to a file that waits for somebody. */
async function act<Outcome>(
  tools: Pick<Tools, "transact" | "clock">,
  { by, itemId, reason: given }: Asked,
  work: (stores: Stores, item: UnsealedItem, record: RecordOf) => Promise<Outcome>,
): Promise<Outcome | NotDone> {
  const decision = authorise(by, "upload.settle", OFFICE, tools.clock.now());
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const reason = given.trim();
  if (reason === "" || reason.length > REASON_LIMIT) return { kind: "no-reason" };
  return tools.transact(async (stores) => {
    const item = (await unsealedInSight(stores, by)).find(({ id }) => id === itemId);
    if (item === undefined) return { kind: "not-found" };
    return work(stores, item, (ev, obj) => ({
      ...{ ev, subj: itemId, actor: actorOf(by), obj },
      disclosures: [actorName(by), { name: "reason", value: reason }],
    }));
  });
}
