import { open, readFile, writeFile } from "node:fs/promises";
import { FILMSTRIP_SHEET, MOST_FRAMES } from "#app/core/evidence/filmstrip.ts";
import type { PlayableProblem } from "#app/core/evidence/playable.ts";
import type { Confinement } from "#app/adapters/media/launch.ts";
import type { Look } from "#app/adapters/media/looks.ts";
import { keyFrameArguments, stripArguments } from "./copy-frame-arguments.ts";
import { decoderProgram, findDecoder } from "./decoder-program.ts";
import { decoderVersion } from "./decoder-version.ts";
import { filmLooks } from "./film-looks.ts";
import { movieFacts, probeArguments } from "./probe-movie.ts";
import { INPUT, runDecoder, type Decoded } from "./run-decoder.ts";
import { FRAME_SECONDS } from "./still-arguments.ts";

/** Key frames closer than this tell hardly more, and a film has at most so many: looking for copies of it takes time for each. */
const LEAST_EVERY_SECONDS = 2;
const MOST_KEY_FRAMES = 200;

/** How a long film's key frames were chosen: the first of each `everyMillis`, after those of its beginning. */
export interface KeyFrameTerms {
  readonly fromMillis: number;
  readonly everyMillis: number;
  readonly most: number;
}

export type CopyFrames =
  | {
      readonly kind: "looked";
      /** Undefined where no frame could be had. */
      readonly strip:
        | {
            readonly columns: number;
            readonly rows: number;
            readonly timesMillis: readonly number[];
          }
        | undefined;
      /** Undefined for a film of which the examination saw all; no looks where its frames could not be had. */
      readonly keyFrames:
        { readonly terms: KeyFrameTerms; readonly looks: readonly Look[] } | undefined;
      readonly decoder: string;
    }
  | { readonly kind: "none"; readonly problem: PlayableProblem };

/** Looks through films by the copies that were made of them for playing. */
export interface CopyFrameLooker {
  /**
   * Writes the sheet of a filmstrip to `sheet`, a PNG as the decoder gave it, not to be shown before it was decoded anew, and takes the
   * looks of what the examination did not see. Never throws because of the film.
   */
  look(paths: {
    readonly copy: string;
    readonly sheet: string;
    /** A file beside them for what the decoder says; nothing may lie there. */
    readonly times: string;
  }): Promise<CopyFrames>;
}

const MILLIS = 10 * 60_000;
const CPU_SECONDS = 300;
const SHEET_BYTES = 64 * 1024 * 1024;
const SAID_BYTES = 1024 * 1024;

/** Frames by ffmpeg inside bubblewrap. `folders`: where it is looked for. */
export function openCopyFrames(options: {
  readonly workDir: string;
  readonly confinement: Confinement;
  readonly folders?: readonly string[] | undefined;
}): CopyFrameLooker {
  const { workDir, confinement, folders } = options;

  /** Standard output, and the times of the frames in it. */
  const frames = async (
    ffmpeg: string,
    args: readonly string[],
    paths: { readonly copy: string; readonly times: string },
  ): Promise<{ readonly said: Decoded; readonly timesMillis: readonly number[] }> => {
    const input = await open(paths.copy, "r");
    const output = await open(paths.times, "w+", 0o600);
    try {
      const program = decoderProgram(ffmpeg, args, CPU_SECONDS);
      const limits = { millis: MILLIS, outputBytes: SHEET_BYTES, fileBytes: SAID_BYTES };
      const said = await runDecoder({ program, workDir, confinement, input, output, limits });
      return { said, timesMillis: timesIn(await readFile(paths.times, "latin1")) };
    } finally {
      await output.close();
      await input.close();
    }
  };

  const secondsOf = async (ffprobe: string, copy: string): Promise<number | undefined> => {
    const input = await open(copy, "r");
    try {
      const program = decoderProgram(ffprobe, probeArguments("mov"), CPU_SECONDS);
      const limits = { millis: MILLIS, outputBytes: SAID_BYTES };
      const said = await runDecoder({ program, workDir, confinement, input, limits });
      const facts = said.kind === "done" ? movieFacts(said.output) : undefined;
      return facts?.hasPicture === true ? (facts.seconds ?? undefined) : undefined;
    } finally {
      await input.close();
    }
  };

  return {
    look: async ({ copy, sheet, times }) => {
      if (confinement === "weak") return { kind: "none", problem: "not-confined" };
      const [ffmpeg, ffprobe] = [findDecoder("ffmpeg", folders), findDecoder("ffprobe", folders)];
      if (ffmpeg === undefined || ffprobe === undefined)
        return { kind: "none", problem: "needs-ffmpeg" };
      const seconds = await secondsOf(ffprobe, copy);
      if (seconds === undefined) return { kind: "none", problem: "nothing-to-play" };
      const strip = await frames(ffmpeg, stripArguments(INPUT, seconds), { copy, times });
      const timesMillis = strip.timesMillis.slice(0, MOST_FRAMES);
      const hasStrip = strip.said.kind === "done" && strip.said.output.length > 0;
      if (strip.said.kind === "done") await writeFile(sheet, strip.said.output, { mode: 0o600 });
      return {
        kind: "looked",
        strip: hasStrip && timesMillis.length > 0 ? { ...FILMSTRIP_SHEET, timesMillis } : undefined,
        keyFrames: await keyFramesOf(seconds, async (choice) => {
          const found = await frames(ffmpeg, keyFrameArguments(INPUT, choice), { copy, times });
          return found.said.kind === "done" ? filmLooks(found.said.output, found.timesMillis) : [];
        }),
        decoder: await decoderVersion(ffmpeg),
      };
    },
  };
}

async function keyFramesOf(
  seconds: number,
  looksOf: (choice: { from: number; every: number; most: number }) => Promise<readonly Look[]>,
) {
  const rest = seconds - FRAME_SECONDS;
  if (rest <= 0) return undefined;
  const every = Math.max(LEAST_EVERY_SECONDS, Math.ceil(rest / MOST_KEY_FRAMES));
  const choice = { from: FRAME_SECONDS, every, most: MOST_KEY_FRAMES };
  const [fromMillis, everyMillis] = [choice.from * 1000, every * 1000];
  const terms = { fromMillis, everyMillis, most: MOST_KEY_FRAMES };
  return { terms, looks: await looksOf(choice) };
}

/** In milliseconds, as the filters were told to count. */
function timesIn(said: string): number[] {
  return Array.from(said.matchAll(/^frame:\d+\s+pts:(\d{1,12})\s/gm), ([, pts]) => Number(pts));
}
