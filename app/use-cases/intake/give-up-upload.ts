import type { ItemId } from "#app/core/ids.ts";
import type { FileRefusal } from "#app/core/intake/file-refusal.ts";
import type { Tools } from "../tools.ts";

/** Why what had arrived of a file was let go. */
export type GivenUp = FileRefusal | "removed-before-sending" | "upload-expired";

const REASONS: Readonly<Record<GivenUp, string>> = {
  program: "The file was a program, not a record of anything.",
  "web-page": "The file was a page that a browser would run.",
  "removed-before-sending": "The reporter took the file back before it had arrived.",
  "upload-expired": "The upload was not finished in time.",
};

/** Lets go of a file that did not arrive whole, with a record. Nothing happens when it is no upload any more. */
export async function giveUpUpload(
  tools: Pick<Tools, "transact" | "staging">,
  input: { readonly itemId: ItemId; readonly why: GivenUp },
): Promise<void> {
  const { itemId, why } = input;
  const given = await tools.transact(async (stores) => {
    const upload = await stores.uploads.find(itemId);
    if (upload === undefined) return false;
    return stores.uploads.giveUp(itemId, {
      ev: "item.disposed",
      subj: itemId,
      actor:
        why === "removed-before-sending"
          ? { kind: "public", id: "reporter" }
          : { kind: "system", id: why === "upload-expired" ? "svc-upkeep" : "svc-intake" },
      obj: { method: why, size: upload.size, arrived: upload.arrived },
      disclosures: [{ name: "reason", value: REASONS[why] }],
    });
  });
  if (given) await tools.staging.discard(itemId);
}
