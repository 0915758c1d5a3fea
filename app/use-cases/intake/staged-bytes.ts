import { isKeyGone } from "#app/core/encryption/key-gone.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

/**
 * Octets of a file's content that a power cut would leave, be it still arriving or whole; 0 where nothing of it lies there. Null where nobody can
 * tell: its key was destroyed, or its head is not what was written. `anew` reads the disk again instead of trusting what this process knows.
 */
export async function stagedBytes(
  { staging }: Pick<Tools, "staging">,
  itemId: ItemId,
  how: { readonly anew: boolean } = { anew: false },
): Promise<number | null> {
  try {
    const arriving = await staging.durableSize(itemId, how);
    if (arriving !== undefined) return arriving;
    // Whole, also where it became so at this very moment.
    const whole = await staging.open(itemId);
    await whole?.close();
    return whole?.size ?? 0;
  } catch (error) {
    if (isKeyGone(error) || (error as { code?: unknown } | null)?.code === "tampered") return null;
    throw error;
  }
}
