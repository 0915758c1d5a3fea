import type { Derivative } from "#app/adapters/database/derivative-store.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { FilePart } from "#app/adapters/media/decoders/playables.ts";
import { foundClip } from "#app/core/claims/motion-clip.ts";
import { indexFields, type RawField } from "#app/core/claims/raw-field.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import { copiedParameters } from "#app/core/evidence/copied-tracks.ts";
import { MOTION_CLIP, PLAYABLE, PLAYABLE_TERMS, FILMSTRIP } from "#app/core/evidence/playable.ts";
import type { DerivativeId, ItemId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

const MAKER = { kind: "system", id: "svc-examine" } as const;

/** What a copy is made of: the whole file, or the clip behind a photo. */
interface ToPlay {
  readonly kind: typeof PLAYABLE | typeof MOTION_CLIP;
  readonly mediaType: string;
  readonly part?: FilePart;
}

/**
 * Makes the copy of a film or recording that browsers play, or of the clip inside a motion photo; the original is never shown itself. Where
 * none can be made, that is recorded with its reason. May run twice: the second time the copy is there. A disk that is full lets it be
 * tried again. A film's copy is looked through next.
 */
export async function makePlayable(
  tools: Pick<
    Tools,
    | ("transact" | "read" | "clock" | "newId")
    | ("blobs" | "workFolders" | "readWorkFile" | "playables")
  >,
  { itemId }: { readonly itemId: ItemId },
): Promise<void> {
  const { item, made, fields } = await tools.read(async ({ items }) => ({
    item: await items.find(itemId),
    made: await items.derivatives([itemId]),
    fields: await items.rawMetadata(itemId),
  }));
  if (item?.state !== "sealed") return;
  const wanted = toPlay(item, fields ?? []);
  if (wanted === undefined) return;
  const { kind, mediaType, part } = wanted;
  if (made.some((one) => one.kind === kind)) {
    // Made before copies were looked through.
    if (isUnseenFilm(made)) {
      const at = tools.clock.now();
      await tools.transact(({ jobs }) => jobs.enqueue({ name: "look-through-film", itemId }, at));
    }
    return;
  }
  await tools.workFolders.use(async (folder) => {
    const [original, copy] = [`${folder}/${itemId}`, `${folder}/copy.mp4`];
    if ((await tools.blobs.copyTo(itemId, original)) === undefined) {
      throw new Error("the original to play is not in the store");
    }
    const outcome = await tools.playables.make(mediaType, { original, copy }, part);
    const at = tools.clock.now();
    if (outcome.kind === "none") {
      const { problem } = outcome;
      const event: CustodyEvent = {
        ev: "item.not_derived",
        subj: itemId,
        actor: MAKER,
        obj: { kind, reason: problem },
      };
      await tools.transact(({ items }) => items.noteMissing({ itemId, kind, problem }, at, event));
      return;
    }
    const id: DerivativeId = tools.newId("der");
    const { size, sha256 } = await tools.blobs.seal(
      { id, class: "derivative", owner: item.draftId },
      tools.readWorkFile(copy),
    );
    const { decoder, partSha256, copied, toneMapping } = outcome;
    const light = toneMapping === undefined ? {} : { tone_mapping: toneMapping };
    const place = part === undefined ? {} : { ...part, part_sha256: partSha256 ?? null };
    const parameters = { ...PLAYABLE_TERMS, ...light, ...place, ...copiedParameters(copied) };
    const derivative = { id, itemId, kind, mediaType: outcome.mediaType, parameters, madeAt: at };
    await tools.transact(async ({ items, jobs }) => {
      await items.addDerivative(
        { ...derivative, size, sha256 },
        {
          ev: "item.derived",
          subj: itemId,
          actor: MAKER,
          obj: {
            ...{ kind, child: id, child_sha256: sha256, tool: decoder },
            ...{ deterministic: false, parameters },
          },
        },
      );
      if (isUnseenFilm([derivative])) await jobs.enqueue({ name: "look-through-film", itemId }, at);
    });
  });
}

function toPlay(
  { mediaType }: Pick<EvidenceItem, "mediaType">,
  fields: readonly RawField[],
): ToPlay | undefined {
  if (mediaType === null) return undefined;
  if (!mediaType.startsWith("image/")) return { kind: PLAYABLE, mediaType };
  const part = foundClip(indexFields(fields));
  return part === undefined ? undefined : { kind: MOTION_CLIP, mediaType: "video/mp4", part };
}

/** A copy of a film whose filmstrip was not made yet. */
function isUnseenFilm(made: readonly Pick<Derivative, "kind" | "mediaType">[]): boolean {
  return (
    made.some(({ kind, mediaType }) => kind === PLAYABLE && mediaType.startsWith("video/")) &&
    !made.some(({ kind }) => kind === FILMSTRIP)
  );
}
