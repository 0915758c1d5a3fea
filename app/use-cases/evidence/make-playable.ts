import type { CustodyEvent } from "#app/core/custody/event.ts";
import { PLAYABLE_TERMS } from "#app/core/evidence/playable.ts";
import type { DerivativeId, ItemId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

const MAKER = { kind: "system", id: "svc-examine" } as const;

/** How the copy is called in the store and in URLs. */
const KIND = "playable";

/**
 * Makes the copy of a film or recording that browsers play; the original is never shown itself. Where none can be made, that is
 * recorded with its reason. May run twice: the second time the copy is there. A disk that is full lets it be tried again.
 */
export async function makePlayable(
  tools: Pick<
    Tools,
    | ("transact" | "read" | "clock" | "newId")
    | ("blobs" | "workFolders" | "readWorkFile" | "playables")
  >,
  { itemId }: { readonly itemId: ItemId },
): Promise<void> {
  const found = await tools.read(async ({ items }) => ({
    item: await items.find(itemId),
    made: await items.derivatives([itemId]),
  }));
  const { item } = found;
  if (item?.state !== "sealed" || item.mediaType === null) return;
  if (found.made.some(({ kind }) => kind === KIND)) return;
  const { mediaType, draftId: owner } = item;
  await tools.workFolders.use(async (folder) => {
    const [original, copy] = [`${folder}/${itemId}`, `${folder}/copy.mp4`];
    if ((await tools.blobs.copyTo(itemId, original)) === undefined) {
      throw new Error("the original to play is not in the store");
    }
    const outcome = await tools.playables.make(mediaType, { original, copy });
    const at = tools.clock.now();
    if (outcome.kind === "none") {
      const { problem } = outcome;
      const event: CustodyEvent = {
        ev: "item.not_derived",
        subj: itemId,
        actor: MAKER,
        obj: { kind: KIND, reason: problem },
      };
      const missing = { itemId, kind: KIND, problem };
      await tools.transact(({ items }) => items.noteMissing(missing, at, event));
      return;
    }
    const id: DerivativeId = tools.newId("der");
    const stored = await tools.blobs.seal(
      { id, class: "derivative", owner },
      tools.readWorkFile(copy),
    );
    const { decoder } = outcome;
    const derivative = { id, itemId, kind: KIND, mediaType: outcome.mediaType, madeAt: at };
    const { size, sha256 } = stored;
    await tools.transact(({ items }) =>
      items.addDerivative(
        { ...derivative, size, sha256 },
        {
          ev: "item.derived",
          subj: itemId,
          actor: MAKER,
          obj: {
            ...{ kind: KIND, child: id, child_sha256: sha256, tool: decoder },
            ...{ deterministic: false, parameters: { ...PLAYABLE_TERMS } },
          },
        },
      ),
    );
  });
}
