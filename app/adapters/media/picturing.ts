import type { FileHandle } from "node:fs/promises";
import type { ChildPool } from "#app/adapters/media/child-pool.ts";
import { CAMERA_PREVIEW } from "#app/adapters/media/containers/raw-preview.ts";
import type { ShownFrame, Stills } from "#app/adapters/media/decoders/stills.ts";
import { hasStill } from "#app/adapters/media/decoders/still-types.ts";
import type { Findings } from "#app/adapters/media/findings.ts";
import type { ChildOutcome, ReadableFile } from "#app/adapters/media/examining-child.ts";
import type { Look } from "#app/adapters/media/looks.ts";
import { packageVersion } from "#app/adapters/media/package-version.ts";
import { isHeic } from "#app/adapters/media/picture-types.ts";

type Looked = ChildOutcome<Findings>;

/** What previews were made of and with, for the record: they are shown instead of the original. */
export interface PreviewSource extends Partial<ShownFrame> {
  /** `camera-preview`: the ready picture in a raw file. */
  readonly of: "picture" | "camera-preview" | "film" | "recording" | "document";
  /** Name and version of what decoded it. */
  readonly decoder: string;
  /** Of a part of the file: where it lies, in octets. */
  readonly offset?: number;
  readonly length?: number;
}

interface Pictured {
  readonly looked: Looked;
  readonly source?: PreviewSource;
}

/**
 * Adds previews to what was found in a file that is no picture, from a still of it. A decoder's output is a stranger's too: it is
 * decoded by the examining children, like a picture that arrived, before anything of it is shown.
 */
export function picturing(
  stills: Stills,
  pool: Pick<ChildPool<Findings>, "examine">,
): (looked: Looked, file: FileHandle) => Promise<Pictured> {
  return async (looked, file) => {
    const type = looked.kind === "done" ? looked.findings.mediaType : null;
    if (looked.kind === "failed" || type === null) return { looked };
    if (!hasStill(type)) {
      const source = partOf(looked.findings);
      if (isHeic(type))
        return { looked, source: { ...source, decoder: packageVersion("libheif-js") } };
      const decoding = howDecoded(looked.findings);
      return { looked, source: { ...source, decoder: packageVersion("sharp"), decoding } };
    }
    const still = await stills.still(type, file);
    if (still.kind === "none") return { looked: withProblem(looked, still.problem) };
    const { png, of, decoder, looks, shown } = still;
    const drawn = await pool.examine({ file: inMemory(png), size: png.length, previews: true });
    if (drawn.kind === "failed" || drawn.previews.length === 0)
      return { looked: withProblem(looked, "preview-failed") };
    const pictured = { ...looked, previews: drawn.previews };
    return { looked: withLooks(pictured, looks), source: { of, decoder, ...shown } };
  };
}

/** A picture that does not decode strictly is decoded a second time leniently. */
function howDecoded({ problems }: Findings): string {
  return problems.includes("preview-of-damaged-image")
    ? "lenient: the picture is damaged"
    : "strict";
}

/** What the previews of a picture were made of: all of it, or the ready picture in a raw file. */
function partOf({ fields }: Findings): Omit<PreviewSource, "decoder"> {
  const numberOf = ({ group, tag }: { readonly group: string; readonly tag: string }) => {
    const value = fields.find((one) => one.group === group && one.tag === tag)?.value;
    return typeof value === "number" ? value : undefined;
  };
  const [offset, length] = [numberOf(CAMERA_PREVIEW.offset), numberOf(CAMERA_PREVIEW.length)];
  if (offset === undefined || length === undefined) return { of: "picture" };
  return { of: "camera-preview", offset, length };
}

function withLooks(
  looked: Extract<Looked, { kind: "done" }>,
  looks: readonly Look[] | undefined,
): Looked {
  if (looks?.length === 0) return withProblem(looked, "fingerprint-failed");
  return looks === undefined ? looked : { ...looked, findings: { ...looked.findings, looks } };
}

function withProblem(
  looked: Extract<Looked, { kind: "done" }>,
  problem: Findings["problems"][number],
): Looked {
  const { findings } = looked;
  return { ...looked, findings: { ...findings, problems: [...findings.problems, problem] } };
}

/** Octets that are read like an open file. */
function inMemory(bytes: Uint8Array): ReadableFile {
  const read = (into: Uint8Array, offset: number, length: number, position: number) => {
    const piece = bytes.subarray(position, position + length);
    into.set(piece, offset);
    return Promise.resolve({ bytesRead: piece.length, buffer: into });
  };
  return { read };
}
