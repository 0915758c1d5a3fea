import type { ItemState } from "#app/adapters/database/item-row.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";
import { readStaged } from "./staged-copy.ts";

/** An item whose row says that it has the same bytes. */
export interface Twin {
  readonly id: ItemId;
  readonly state: ItemState;
}

/** The first of an item's twins that holds its bytes for certain; undefined where none does. Asked in the transaction that lets the item go. */
export type KeptTwin = (
  stores: Pick<ReadStores, "custody">,
  twins: readonly Twin[],
) => Promise<ItemId | undefined>;

/** Ends a transaction whose outcome hangs on bytes that nobody has looked for yet. */
class NotLookedFor extends Error {
  readonly twin: Twin;

  constructor(twin: Twin) {
    super("an item's bytes have to be looked for first");
    this.twin = twin;
  }
}

/**
 * Runs a transaction that lets a file go where an item has its bytes already. `keptTwin` answers the first of an item's twins that holds them for certain:
 * one that is sealed, whose bytes were compared in the store, are still there and were never found to be others by an audit; or one that still waits and of
 * which every byte was read here. A row alone proves nothing: what it stands for may be damaged or gone, and the file that was let go would have been the
 * good one. Bytes are looked for outside of the transaction, once a twin.
 */
export async function withKeptTwin<Outcome>(
  tools: Pick<Tools, "staging" | "blobs">,
  transaction: (keptTwin: KeptTwin) => Promise<Outcome>,
): Promise<Outcome> {
  // By state, too: one that is sealed meanwhile lies elsewhere.
  const wasThere = new Map<string, boolean>();
  const keyOf = ({ id, state }: Twin) => `${state} ${id}`;
  const keptTwin: KeptTwin = async ({ custody }, twins) => {
    for (const twin of twins) {
      if (twin.state !== "sealed" && twin.state !== "received") continue;
      const isThere = wasThere.get(keyOf(twin));
      if (isThere === undefined) throw new NotLookedFor(twin);
      if (isThere && !(await custody.hasFailedFixity(twin.id))) return twin.id;
    }
    return undefined;
  };
  for (;;) {
    try {
      return await transaction(keptTwin);
    } catch (cause) {
      if (!(cause instanceof NotLookedFor)) throw cause;
      // A disk, or a store, that does not answer proves nothing either; the file that is here now is kept.
      const isThere = await look(tools, cause.twin).catch(() => false);
      wasThere.set(keyOf(cause.twin), isThere);
    }
  }
}

async function look(
  tools: Pick<Tools, "staging" | "blobs">,
  { id, state }: Twin,
): Promise<boolean> {
  return state === "sealed" ? tools.blobs.exists(id) : (await readStaged(tools, id)) === "whole";
}
