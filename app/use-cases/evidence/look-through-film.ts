import type { CopyFrames } from "#app/adapters/media/decoders/copy-frames.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import { filmstripParameters } from "#app/core/evidence/filmstrip.ts";
import { FILMSTRIP, PLAYABLE, type PlayableProblem } from "#app/core/evidence/playable.ts";
import { PREVIEW_TERMS } from "#app/core/evidence/preview-terms.ts";
import type { DerivativeId, ItemId } from "#app/core/ids.ts";
import type { JsonObject } from "#app/core/json.ts";
import type { Tools } from "../tools.ts";
import { keepLooks } from "./alike-pictures.ts";
import { inOnePiece } from "./in-one-piece.ts";

const MAKER = { kind: "system", id: "svc-examine" } as const;

/**
 * Looks through a film by the copy made of it: its filmstrip, and the looks of key frames behind the beginning that the examination saw,
 * so that a clip from its middle is found. How frames were chosen is in the record. May run twice: the second time the filmstrip is there.
 */
export async function lookThroughFilm(
  tools: Pick<
    Tools,
    | ("transact" | "read" | "clock" | "newId" | "likenessKey")
    | ("blobs" | "workFolders" | "copyFrames" | "examiner")
  >,
  { itemId }: { readonly itemId: ItemId },
): Promise<void> {
  const { item, made } = await tools.read(async ({ items }) => ({
    item: await items.find(itemId),
    made: await items.derivatives([itemId]),
  }));
  const copy = made.find(({ kind, mediaType }) => kind === PLAYABLE && mediaType === "video/mp4");
  if (item?.state !== "sealed" || copy === undefined) return;
  if (made.some(({ kind }) => kind === FILMSTRIP)) return;
  await tools.workFolders.use(async (folder) => {
    const [path, sheet] = [`${folder}/copy.mp4`, `${folder}/sheet.png`];
    if ((await tools.blobs.copyTo(copy.id, path)) === undefined) {
      throw new Error("the copy to look through is not in the store");
    }
    const found = await tools.copyFrames.look({ copy: path, sheet, times: `${folder}/times` });
    const drawn = await sheetOf(tools, found, sheet);
    const at = tools.clock.now();
    if (found.kind === "none" || typeof drawn === "string") {
      const problem = typeof drawn === "string" ? drawn : "nothing-to-play";
      const event = notMade(itemId, { reason: problem, ...keyFramesTold(found) });
      await tools.transact(async (stores) => {
        await stores.items.noteMissing({ itemId, kind: FILMSTRIP, problem }, at, event);
        await keepFound(tools, stores, itemId, found);
      });
      return;
    }
    const { preview, strip } = drawn;
    const id: DerivativeId = tools.newId("der");
    const { size, sha256 } = await tools.blobs.seal(
      { id, class: "derivative", owner: item.draftId },
      inOnePiece(preview.bytes),
    );
    const { mediaType, width, height } = preview;
    const of = { of: "playable", source: copy.id, ...PREVIEW_TERMS };
    const parameters = { ...of, ...filmstripParameters({ ...strip, width, height }) };
    const event: CustodyEvent = {
      ev: "item.derived",
      subj: itemId,
      actor: MAKER,
      obj: {
        ...{ kind: FILMSTRIP, child: id, child_sha256: sha256, tool: found.decoder },
        ...{ deterministic: false, parameters, ...keyFramesTold(found) },
      },
    };
    const strips = { id, itemId, kind: FILMSTRIP, mediaType, size, sha256, parameters };
    await tools.transact(async (stores) => {
      await stores.items.addDerivative({ ...strips, madeAt: at }, event);
      await keepFound(tools, stores, itemId, found);
    });
  });
}

/** The sheet decoded anew, as everything is that a stranger's film led a decoder to give; or why there is none. */
async function sheetOf({ examiner }: Pick<Tools, "examiner">, found: CopyFrames, path: string) {
  if (found.kind === "none") return found.problem;
  const { strip } = found;
  if (strip === undefined) return "nothing-to-play" satisfies PlayableProblem;
  const looked = await examiner.examine({
    ...{ path, declaredName: "sheet.png", receivedAt: null, readers: "first" },
  });
  const preview = looked.previews.find(({ purpose }) => purpose === "preview");
  return preview === undefined ? ("nothing-to-play" satisfies PlayableProblem) : { preview, strip };
}

async function keepFound(
  tools: Pick<Tools, "likenessKey">,
  stores: Parameters<typeof keepLooks>[1],
  itemId: ItemId,
  found: CopyFrames,
): Promise<void> {
  if (found.kind === "looked") await keepLooks(tools, stores, itemId, found.keyFrames?.looks ?? []);
}

function notMade(itemId: ItemId, obj: JsonObject): CustodyEvent {
  return { ev: "item.not_derived", subj: itemId, actor: MAKER, obj: { kind: FILMSTRIP, ...obj } };
}

/** Which frames' looks are kept beside those of the examination; nothing where that saw the whole film. */
function keyFramesTold(found: CopyFrames): JsonObject {
  if (found.kind === "none" || found.keyFrames === undefined) return {};
  const { fromMillis, everyMillis, most } = found.keyFrames.terms;
  const kept = found.keyFrames.looks.length;
  return { key_frames: { from_ms: fromMillis, every_ms: everyMillis, most, kept } };
}
