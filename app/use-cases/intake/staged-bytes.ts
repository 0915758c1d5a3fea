import type { ItemId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

/**
 * Octets of a file's content that a power cut would leave, be it still arriving or whole; undefined where nothing of it lies there. Throws
 * `KeyGone` where its key was destroyed, and what has the code `tampered` where its head is not what was written.
 */
export async function stagedBytes(
  { staging }: Pick<Tools, "staging">,
  itemId: ItemId,
): Promise<number | undefined> {
  const arriving = await staging.durableSize(itemId);
  if (arriving !== undefined) return arriving;
  // Whole, also where it became so at this very moment.
  const whole = await staging.open(itemId);
  await whole?.close();
  return whole?.size;
}
