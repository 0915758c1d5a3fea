import type { ItemId } from "#app/core/ids.ts";
import { millisOf, type Instant } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";
import { heldBy, type Holder } from "./upload-holder.ts";

const HOUR_MILLIS = 3_600_000;

/**
 * Whether the answer to whoever goes on with this file should keep the draft within reach of their browser for its whole time
 * anew: the file is of the draft that is still being written, and nothing came of it yet in this hour, counted from when it was begun. Not
 * with every part: an answer that is on its way when the browser is told to forget us would bring the secret back.
 */
export async function isDraftDue(
  tools: Pick<Tools, "read" | "clock" | "shortSecrets">,
  input: { readonly holder: Holder; readonly itemId: ItemId },
): Promise<boolean> {
  const now = tools.clock.now();
  return tools.read(async (stores) => {
    const upload = await stores.uploads.find(input.itemId);
    const { draft } = await heldBy(tools, stores, input.holder, now);
    if (upload === undefined || upload.draftId !== draft?.id) return false;
    const hourOf = (at: Instant) =>
      Math.floor((millisOf(at) - millisOf(upload.begunAt)) / HOUR_MILLIS);
    return hourOf(now) > hourOf(upload.lastByteAt);
  });
}
