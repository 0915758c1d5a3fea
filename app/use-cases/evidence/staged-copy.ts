import type { StagedBytes } from "#app/adapters/storage/staging.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

type Staged = Pick<Tools, "staging">;

/** How a received file that waits to be sealed lies there. `altered`: some of it is not what was written. */
export type StagedState = "whole" | "altered" | "missing";

/**
 * Reads all of a received file that waits to be sealed. `pace` is told of every piece; of another `size` than given, in octets, it is altered.
 * Fails where the disk does.
 */
export async function readStaged(
  { staging }: Staged,
  itemId: ItemId,
  {
    pace,
    size,
  }: {
    readonly pace?: ((bytes: number) => Promise<void>) | undefined;
    readonly size?: number;
  } = {},
): Promise<StagedState> {
  let staged: StagedBytes | undefined;
  try {
    staged = await staging.open(itemId);
    if (staged === undefined) return "missing";
    for await (const piece of staged.bytes) await pace?.(piece.length);
    return size === undefined || staged.size === size ? "whole" : "altered";
  } catch (cause) {
    if ((cause as { code?: unknown } | null)?.code === "tampered") return "altered";
    throw cause;
  } finally {
    await staged?.close();
  }
}
