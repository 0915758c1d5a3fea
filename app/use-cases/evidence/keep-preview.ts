import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { RenderedPreview } from "#app/adapters/media/previews.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { keptAside } from "#app/core/evidence/preview-terms.ts";
import { toHex } from "#app/core/encoding.ts";
import type { DerivativeId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { JsonObject } from "#app/core/json.ts";
import type { Tools } from "../tools.ts";
import { EXAMINER, TOOL } from "./examined-event.ts";
import { inOnePiece } from "./in-one-piece.ts";

/** How a preview is called in the store and in URLs. */
const PREVIEW_KINDS = {
  preview: "preview-1600",
  thumbnail: "preview-320",
  embedded: "embedded-thumbnail",
  "embedded-shown": "embedded-thumbnail-320",
} as const;

/** What is said of a small picture that is kept as it stands in the metadata, nothing of it made. */
const AS_FOUND = { of: "picture", found_in: "EXIF, second directory", bytes: "unaltered" } as const;

/**
 * Keeps a preview that an examination made. One that is there already byte for byte is kept once. One that differs is shown from now on, so
 * that what an older decoder got wrong does not stay; the older is kept beside it, since its record says who looked at it, and what they saw
 * must be there to be shown. May run twice.
 */
export async function keepPreview(
  tools: Pick<Tools, "transact" | "read" | "newId" | "blobs">,
  { id: itemId, draftId: owner }: Pick<EvidenceItem, "id" | "draftId">,
  found: {
    readonly preview: RenderedPreview;
    /** Of what and how it was made. */
    readonly made: object;
    /** The number of the examination that made it. */
    readonly examination: number;
  },
  now: Instant,
): Promise<void> {
  const { preview, made, examination } = found;
  const kind = PREVIEW_KINDS[preview.purpose];
  const isAsFound = preview.purpose === "embedded";
  const existing = await tools.read((stores) => stores.items.derivatives([itemId]));
  const older = existing.find((one) => one.kind === kind);
  if (older?.sha256 === toHex(sha256(preview.bytes))) return;
  const id: DerivativeId = tools.newId("der");
  const stored = await tools.blobs.seal(
    { id, class: "derivative", owner },
    inOnePiece(preview.bytes),
  );
  const { mediaType, width, height } = preview;
  const parameters: JsonObject = { ...(isAsFound ? AS_FOUND : made), width, height };
  const { size, sha256: digest } = stored;
  const instead = older && { id: older.id, keptAs: keptAside(kind, examination) };
  const replaced = older && {
    ...{ child: older.id, child_sha256: older.sha256 },
    kept_as: keptAside(kind, examination),
  };
  await tools.transact((stores) =>
    stores.items.addDerivative(
      { id, itemId, kind, mediaType, size, sha256: digest, parameters, madeAt: now },
      {
        ev: "item.derived",
        subj: itemId,
        actor: EXAMINER,
        obj: {
          ...{ kind, child: id, child_sha256: digest, tool: TOOL, examination },
          ...{ deterministic: isAsFound, parameters },
          ...(replaced === undefined ? {} : { shown_instead_of: replaced }),
        },
      },
      instead,
    ),
  );
}
