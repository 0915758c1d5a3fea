import type { FileHandle } from "node:fs/promises";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import { PATCHED } from "#app/core/evidence/preview-terms.ts";
import type { Look } from "#app/adapters/media/looks.ts";
import type { Confinement } from "#app/adapters/media/launch.ts";
import { decoderProgram, findDecoder } from "./decoder-program.ts";
import { decoderVersion } from "./decoder-version.ts";
import { demuxerOf } from "./demuxers.ts";
import { PDF } from "./still-types.ts";
import { movieFacts, probeArguments } from "./probe-movie.ts";
import { INPUT, runDecoder, type Decoded } from "./run-decoder.ts";
import { filmLooks } from "./film-looks.ts";
import { posterIn } from "./poster.ts";
import { toneMappingOf } from "./shown-filters.ts";
import {
  frameArguments,
  pageArguments,
  POSTER_CHOICE,
  posterArguments,
  waveformArguments,
} from "./still-arguments.ts";

/** One picture that stands for a file which is none: a film's poster, a recording's waveform, a document's first page. */
export type Still =
  | {
      readonly kind: "picture";
      readonly png: Buffer;
      readonly of: "film" | "recording" | "document";
      /** The decoder's name and version. */
      readonly decoder: string;
      /** Of a film which frame it is and how it was decoded. */
      readonly shown?: ShownFrame;
      /** Of a film what it looks like; empty where its frames could not be had. */
      readonly looks?: readonly Look[];
    }
  | { readonly kind: "none"; readonly problem: ProblemCode };

/** Which frame of a film is shown and how, in the words of the record. */
export interface ShownFrame {
  readonly tone_mapping: string;
  readonly decoding: string;
  readonly chosen: string;
  /** Milliseconds as the film is played; null where the decoder did not say. */
  readonly at_ms: number | null;
}

export interface Stills {
  /** Never throws because of the file. The picture is as the decoder gave it, not to be shown before it was decoded anew. */
  still(mediaType: string, file: FileHandle): Promise<Still>;
}

/** Seconds of the processor's time, and milliseconds of the clock's on a machine that does much else. */
const CPU_SECONDS = 20;
const LIMITS = { millis: 60_000, outputBytes: 64 * 1024 * 1024 };
const FACTS_BYTES = 1024 * 1024;

/** Stills by the decoders of the system, each run once for each file inside bubblewrap. `folders`: where they are looked for. */
export function openStills(options: {
  readonly workDir: string;
  readonly confinement: Confinement;
  readonly folders?: readonly string[] | undefined;
}): Stills {
  const { workDir, confinement, folders } = options;
  const run = (
    interpreter: string,
    args: readonly string[],
    input: FileHandle,
    outputBytes = LIMITS.outputBytes,
  ) => {
    const program = decoderProgram(interpreter, args, CPU_SECONDS);
    const limits = { ...LIMITS, outputBytes };
    return runDecoder({ program, workDir, confinement, input, limits });
  };

  const ofMovie = async (demuxer: string, file: FileHandle): Promise<Still> => {
    const [ffmpeg, ffprobe] = [findDecoder("ffmpeg", folders), findDecoder("ffprobe", folders)];
    if (ffmpeg === undefined || ffprobe === undefined) return none("preview-needs-ffmpeg");
    const said = await run(ffprobe, probeArguments(demuxer), file, FACTS_BYTES);
    const facts = said.kind === "done" ? movieFacts(said.output) : undefined;
    if (facts === undefined) return none(problemOf(said));
    if (!facts.hasPicture && !facts.hasSound) return none("preview-nothing-decoded");
    const args = facts.hasPicture
      ? posterArguments(demuxer, facts, INPUT)
      : waveformArguments(demuxer, INPUT);
    const made = { of: facts.hasPicture ? "film" : "recording", decoder: ffmpeg } as const;
    const drawn = await picture(await run(ffmpeg, args, file), made);
    if (drawn.kind === "none" || !facts.hasPicture) return drawn;
    const { png, atMillis } = posterIn(drawn.png);
    const shown = {
      ...{ tone_mapping: toneMappingOf(facts), decoding: PATCHED },
      ...{ chosen: POSTER_CHOICE, at_ms: atMillis ?? null },
    };
    const poster = { ...drawn, png, shown };
    const frames = await run(ffmpeg, frameArguments(demuxer, facts, INPUT), file);
    return { ...poster, looks: frames.kind === "done" ? filmLooks(frames.output) : [] };
  };

  return {
    still: async (mediaType, file) => {
      if (confinement === "weak") return none("preview-not-confined");
      if (mediaType === PDF) {
        const pdftoppm = findDecoder("pdftoppm", folders);
        if (pdftoppm === undefined) return none("preview-needs-poppler");
        const made = { of: "document", decoder: pdftoppm } as const;
        return picture(await run(pdftoppm, pageArguments(), file), made);
      }
      const demuxer = demuxerOf(mediaType);
      return demuxer === undefined ? none("preview-not-possible-type") : ofMovie(demuxer, file);
    },
  };
}

async function picture(
  said: Decoded,
  { of, decoder }: { readonly of: "film" | "recording" | "document"; readonly decoder: string },
): Promise<Still> {
  if (said.kind === "failed") return none(problemOf(said));
  if (said.output.length === 0) return none("preview-nothing-decoded");
  return { kind: "picture", png: said.output, of, decoder: await decoderVersion(decoder) };
}

function problemOf(said: Decoded): ProblemCode {
  return said.kind === "failed" && said.why === "took-too-much"
    ? "preview-took-too-much"
    : "preview-nothing-decoded";
}

function none(problem: ProblemCode): Still {
  return { kind: "none", problem };
}
