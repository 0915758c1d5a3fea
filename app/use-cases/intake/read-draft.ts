import type { Draft } from "#app/adapters/database/draft-store.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { Upload } from "#app/adapters/database/upload-store.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

export interface OpenDraft {
  readonly draft: Draft;
  readonly items: readonly EvidenceItem[];
  /** What the senders' devices said the files' SHA-256 are, where they said it. */
  readonly senderDigests: ReadonlyMap<ItemId, string>;
  /** Files that have not arrived whole. */
  readonly uploads: readonly Upload[];
}

/** The draft that a cookie's token opens, with its files; undefined when there is none or its time is over. */
export async function readDraft(
  tools: Pick<Tools, "read" | "clock" | "shortSecrets">,
  input: { readonly token: string },
): Promise<OpenDraft | undefined> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  return tools.read(async (stores) => {
    const draft = await stores.drafts.byToken(tokenHash);
    if (draft === undefined || draft.expiresAt < tools.clock.now()) return undefined;
    const items = await stores.items.ofDraft(draft.id);
    return {
      draft,
      items,
      senderDigests: await stores.uploads.senderDigests(items.map(({ id }) => id)),
      uploads: await stores.uploads.ofDraft(draft.id),
    };
  });
}
