import type { ItemId } from "#app/core/ids.ts";
import { actorOf } from "#app/core/people/actor.ts";
import type { Tools } from "../tools.ts";
import { mayUpload } from "./read-uploads.ts";
import type { Holder } from "./upload-holder.ts";

/**
 * Keeps what the sender's device says the file's SHA-256 is: its claim, compared with ours. The record of the seal has it where it was told
 * before; told later, it is a record of its own. What a device says first counts.
 */
export async function tellDigest(
  tools: Pick<Tools, "transact" | "read" | "clock" | "shortSecrets">,
  input: { readonly holder: Holder; readonly itemId: ItemId; readonly sha256: string },
): Promise<{ readonly kind: "told" | "not-found" | "not-read" }> {
  const { holder, itemId, sha256 } = input;
  if (!/^[0-9a-f]{64}$/.test(sha256)) return { kind: "not-read" };
  if ((await mayUpload(tools, input)) !== "may") return { kind: "not-found" };
  const now = tools.clock.now();
  const teller = holder.partner ?? holder.by;
  await tools.transact(async (stores) => {
    const item = await stores.items.find(itemId);
    // It was let go since it was looked for: a digest that is kept would be all that is left of it.
    if (item === undefined ? !(await stores.uploads.isThere(itemId)) : item.state === "withdrawn") {
      return;
    }
    const sealed = item?.state === "sealed" ? item : undefined;
    await stores.uploads.tellDigest(
      { itemId, sha256, at: now },
      sealed && {
        ev: "item.verified",
        subj: itemId,
        actor: teller === undefined ? { kind: "public", id: "reporter" } : actorOf(teller),
        obj: {
          result: sealed.sha256 === sha256 ? "sender-digest-agrees" : "sender-digest-differs",
          sha256_expected: sealed.sha256,
          sender_sha256: sha256,
        },
      },
    );
  });
  return { kind: "told" };
}
