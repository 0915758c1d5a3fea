import type { Examination } from "#app/adapters/database/examination-store.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { readItem } from "./read-item.ts";

export type ExamineAgainOutcome =
  | { readonly kind: "asked" }
  | { readonly kind: "not-ready" }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Has a file examined once more, because readers and rules learn. What is found is added and recorded when it is known,
 * with the name of who asked; claims of before stay. Asking twice before that is asking once. A file whose first examination still waits
 * for its turn is not ready; one whose first examination nobody is going to make is.
 */
export async function examineAgain(
  tools: Pick<Tools, "transact" | "read" | "clock" | "wakeWorker">,
  input: { readonly by: Person; readonly itemId: ItemId },
): Promise<ExamineAgainOutcome> {
  const { by, itemId } = input;
  const found = await readItem(tools, input);
  if (found.kind !== "item") return found;
  if (!found.fullMetadata) return { kind: "refused", reason: "figures-only" };
  const { state, examination } = found.item;
  if (state !== "sealed") return { kind: "not-ready" };
  const isAsked = await tools.transact(async (stores) => {
    if (examination === "waiting" && (await stores.jobs.isExaminationPending(itemId))) return false;
    const number = (await stores.items.lastExamination(itemId)) + 1;
    await stores.jobs.enqueue(
      { name: "examine-evidence", itemId, again: { number, by: by.id } },
      tools.clock.now(),
    );
    return true;
  });
  if (!isAsked) return { kind: "not-ready" };
  tools.wakeWorker();
  return { kind: "asked" };
}

/**
 * Whether a sealed file was never examined and no job is going to, as where a job was lost with a restored database. False for those who
 * may not ask for one.
 */
export async function isExaminationLost(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly itemId: ItemId },
): Promise<boolean> {
  const found = await readItem(tools, input);
  if (found.kind !== "item" || !found.fullMetadata) return false;
  const { state, examination } = found.item;
  if (state !== "sealed" || examination !== "waiting") return false;
  return tools.read(async ({ jobs }) => !(await jobs.isExaminationPending(input.itemId)));
}

/** Examinations of a file beside the one whose claims are shown first; none for those who see claims cut down. */
export async function readExaminations(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly itemId: ItemId },
): Promise<readonly Examination[]> {
  const found = await readItem(tools, input);
  if (found.kind !== "item" || !found.fullMetadata) return [];
  return tools.read((stores) => stores.items.otherExaminations(input.itemId));
}
