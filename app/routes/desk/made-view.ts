import { copiedNotes } from "#app/core/evidence/copied-tracks.ts";
import { filmstripOf } from "#app/core/evidence/filmstrip.ts";
import type { JsonObject } from "#app/core/json.ts";
import type { ShownItem } from "#app/ui/desk/shown-report.ts";
import { PREVIEW_KINDS, type PreviewSize } from "./preview-kinds.ts";

/** What was made of one file beside its previews, as its page shows it. `src` says where each size lies. */
export function madeView(
  made: readonly { readonly kind: string; readonly parameters: JsonObject | null }[],
  src: (size: PreviewSize) => string | undefined,
): Pick<ShownItem, "strip" | "clip" | "isCameraPreview" | "playNotes"> {
  const parametersOf = (size: PreviewSize) =>
    made.find(({ kind }) => kind === PREVIEW_KINDS[size])?.parameters ?? null;
  const [stripSrc, clipSrc] = [src("strip"), src("clip")];
  const strip = filmstripOf(parametersOf("strip"));
  const { offset, length } = parametersOf("clip") ?? {};
  const known = typeof offset === "number" && typeof length === "number";
  return {
    playNotes: copiedNotes(parametersOf("play")),
    isCameraPreview: parametersOf("1600")?.["of"] === "camera-preview",
    strip: stripSrc === undefined || strip === undefined ? undefined : { ...strip, src: stripSrc },
    clip:
      clipSrc === undefined
        ? undefined
        : {
            src: clipSrc,
            place: known ? `${length} bytes from byte ${offset} on` : undefined,
            notes: copiedNotes(parametersOf("clip")),
          },
  };
}
