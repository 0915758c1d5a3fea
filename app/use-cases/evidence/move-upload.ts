import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";
import { hasRow, type FoundUpload } from "./found-uploads.ts";
import { about, settleable, type NotSettled, type Settling } from "./settling.ts";

export type AsideOutcome = { readonly kind: "set-aside" | "brought-back" } | NotSettled;

type Moving = Pick<Tools, "transact" | "read" | "clock" | "staging">;

const SEALER = { kind: "system", id: "svc-seal" } as const;

/**
 * Sets a file that no row names aside: kept, and neither sealed nor named by audits any more. The record comes first. Where somebody took the
 * file in meanwhile it is put back, with a record.
 */
export async function setUploadAside(tools: Moving, input: Settling): Promise<AsideOutcome> {
  const found = await settleable(tools, input);
  if ("kind" in found) return found;
  const { upload, reason } = found;
  if (upload.isAside) return { kind: "not-found" };
  const recorded = await recordMove(tools, input, reason, "item.set_aside", upload);
  if (!recorded) return { kind: "not-found" };
  const { itemId } = input;
  if (!(await tools.staging.setAside(itemId))) return notMoved(tools, itemId, "aside");
  if (!(await tools.read((stores) => hasRow(stores, itemId)))) return { kind: "set-aside" };
  if (!(await bringBackTaken(tools, itemId))) {
    // Whoever sealed it had opened it before it was moved, and has removed it since.
    await recordAfter(tools, itemId, ["item.set_aside"], {
      ...notMovedEvent(itemId, "aside"),
      obj: { to: "aside", result: "taken-in-meanwhile" },
    });
  }
  return { kind: "not-found" };
}

/** Puts a file that was set aside back where it lay, so that it can be taken in after all. */
export async function bringUploadBack(tools: Moving, input: Settling): Promise<AsideOutcome> {
  const found = await settleable(tools, input);
  if ("kind" in found) return found;
  const { upload, reason } = found;
  if (!upload.isAside) return { kind: "not-found" };
  const recorded = await recordMove(tools, input, reason, "item.brought_back", upload);
  if (!recorded) return { kind: "not-found" };
  const moved = await tools.staging.bringBack(input.itemId);
  return moved ? { kind: "brought-back" } : notMoved(tools, input.itemId, "back");
}

/**
 * Puts back a file that was set aside while somebody took it in, with a record; false where none lies aside. Without it the sealing would find
 * nothing, and say of bytes that are there that they are missing. Of several that see it at once, one records it.
 */
export async function bringBackTaken(
  tools: Pick<Tools, "transact" | "staging">,
  itemId: ItemId,
): Promise<boolean> {
  const aside = (await tools.staging.listAside()).find(({ id }) => id === itemId);
  if (aside === undefined) return false;
  const recorded = await recordAfter(
    tools,
    itemId,
    [undefined, "item.set_aside", "item.not_moved"],
    {
      ev: "item.brought_back",
      subj: itemId,
      actor: SEALER,
      obj: { written_at: aside.receivedAt, result: "taken-in-meanwhile" },
    },
  );
  if (await tools.staging.bringBack(itemId)) return true;
  if (recorded) await notMoved(tools, itemId, "back");
  return false;
}

type Move = "item.set_aside" | "item.brought_back" | "item.not_moved";

const MOVES: readonly string[] = ["item.set_aside", "item.brought_back", "item.not_moved"];

/** Records an event about an item where the last record of a move is one of those; undefined stands for none. */
function recordAfter(
  tools: Pick<Tools, "transact">,
  itemId: ItemId,
  last: readonly (Move | undefined)[],
  event: CustodyEvent,
): Promise<boolean> {
  return tools.transact(async (stores) => {
    // Held, so that who looks for the last record looks alone.
    await stores.items.find(itemId);
    const moves = (await stores.audit.recordsOf(itemId)).filter(({ ev }) => MOVES.includes(ev));
    if (!(last as readonly unknown[]).includes(moves.at(-1)?.ev)) return false;
    await stores.custody.appendSystemEvent(event);
    return true;
  });
}

function recordMove(
  tools: Pick<Tools, "transact">,
  input: Settling,
  reason: string,
  ev: "item.set_aside" | "item.brought_back",
  { size, writtenAt }: FoundUpload,
): Promise<boolean> {
  return tools.transact(async (stores) => {
    if (await hasRow(stores, input.itemId)) return false;
    await stores.custody.appendSystemEvent(
      about(input, reason, ev, { size, written_at: writtenAt }),
    );
    return true;
  });
}

/** The record of the move stands already, and records are never taken back: another says that nothing was there to be moved. */
async function notMoved(
  tools: Pick<Tools, "transact">,
  itemId: ItemId,
  to: "aside" | "back",
): Promise<AsideOutcome> {
  await tools.transact((stores) => stores.custody.appendSystemEvent(notMovedEvent(itemId, to)));
  return { kind: "not-found" };
}

function notMovedEvent(itemId: ItemId, to: "aside" | "back"): CustodyEvent {
  return {
    ev: "item.not_moved",
    subj: itemId,
    actor: SEALER,
    obj: { to, result: "nothing-there" },
  };
}
