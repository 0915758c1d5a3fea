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
  await bringBackTaken(tools, itemId);
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
 * nothing, and say of bytes that are there that they are missing.
 */
export async function bringBackTaken(
  tools: Pick<Tools, "transact" | "staging">,
  itemId: ItemId,
): Promise<boolean> {
  const aside = (await tools.staging.listAside()).find((one) => one.id === itemId);
  if (aside === undefined) return false;
  await record(tools, {
    ev: "item.brought_back",
    subj: itemId,
    actor: SEALER,
    obj: { written_at: aside.receivedAt, result: "taken-in-meanwhile" },
  });
  if (await tools.staging.bringBack(itemId)) return true;
  await notMoved(tools, itemId, "back");
  return false;
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
  await record(tools, {
    ev: "item.not_moved",
    subj: itemId,
    actor: SEALER,
    obj: { to, result: "nothing-there" },
  });
  return { kind: "not-found" };
}

function record(tools: Pick<Tools, "transact">, event: CustodyEvent): Promise<unknown> {
  return tools.transact((stores) => stores.custody.appendSystemEvent(event));
}
