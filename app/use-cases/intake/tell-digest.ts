import type { ItemId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";
import { mayUpload } from "./read-uploads.ts";
import type { Holder } from "./upload-holder.ts";

/** Keeps what the sender's device says the file's SHA-256 is: its claim, compared with ours when the file is sealed. */
export async function tellDigest(
  tools: Pick<Tools, "transact" | "read" | "clock" | "shortSecrets">,
  input: { readonly holder: Holder; readonly itemId: ItemId; readonly sha256: string },
): Promise<{ readonly kind: "told" | "not-found" | "not-read" }> {
  if (!/^[0-9a-f]{64}$/.test(input.sha256)) return { kind: "not-read" };
  if ((await mayUpload(tools, input)) !== "may") return { kind: "not-found" };
  const now = tools.clock.now();
  await tools.transact((stores) => stores.uploads.tellDigest(input.itemId, input.sha256, now));
  return { kind: "told" };
}
