import type { JsonObject } from "../json.ts";

/** What a track holds. A song's cover is no film's picture. */
export type TrackKind = "picture" | "sound" | "cover" | "subtitles" | "other";

/** One track of an original, by its number from 1 on, as it stands in the file. */
export interface CopiedTrack {
  readonly number: number;
  readonly kind: TrackKind;
  /** As ffmpeg calls it; null where it knows none. */
  readonly codec: string | null;
  readonly copied: boolean;
}

/** Where something in a copy ends before the file says that it does, in milliseconds from its beginning. */
export interface EarlyEnd {
  readonly kind: "picture" | "sound" | "all";
  readonly atMillis: number;
  readonly saidMillis: number;
}

/** What of a film or a recording is in the copy that plays. */
export interface Copied {
  readonly tracks: readonly CopiedTrack[];
  readonly ends: readonly EarlyEnd[];
  /** False where the file does not say how long anything in it is, so that nobody can tell whether the copy is whole. */
  readonly saysLength: boolean;
}

/** The same for the record of the copy and its row. */
export function copiedParameters({ tracks, ends, saysLength }: Copied): JsonObject {
  return {
    tracks: tracks.map((track) => ({ ...track })),
    says_length: saysLength,
    ...(ends.length === 0
      ? {}
      : {
          ends: ends.map(({ kind, atMillis, saidMillis }) => ({
            ...{ kind, at_ms: atMillis, said_ms: saidMillis },
          })),
        }),
  };
}

/** Sentences beside a copy that plays: where it breaks off, and what of the original is not in it. None for copies from before this was kept. */
export function copiedNotes(parameters: JsonObject | null): readonly string[] {
  const { tracks, ends, says_length: saysLength } = parameters ?? {};
  const list = objectsIn(tracks);
  const copied = list.filter(({ copied }) => copied === true);
  const left = list.filter(({ copied }) => copied !== true);
  return [
    ...objectsIn(ends).map(endWords),
    ...(saysLength === false
      ? [
          "The file does not say how long it is, so nobody can tell whether this copy ends where it does.",
        ]
      : []),
    ...(left.length === 0
      ? []
      : [
          `In this copy: ${copied.map(trackWords).join(", ")}. Not in it: ${left.map(trackWords).join(", ")}. The original holds them all.`,
        ]),
  ];
}

function endWords({ kind, at_ms: at, said_ms: said }: JsonObject): string {
  const what = kind === "picture" ? "The picture" : kind === "sound" ? "The sound" : "Everything";
  const still = kind === "sound" ? "" : ", or is its last picture standing still";
  return `${what} in this copy ends at ${seconds(at)}; the file says ${seconds(said)}. What should come after could not be decoded, is not in the file${still}.`;
}

function seconds(millis: JsonObject[string] | undefined): string {
  return typeof millis === "number" ? `${(millis / 1000).toFixed(1)} s` : "an unknown time";
}

function trackWords({ number, kind, codec }: JsonObject): string {
  const of = [kind, codec].filter((part) => typeof part === "string").join(", ");
  return `track ${typeof number === "number" ? number : "?"} (${of})`;
}

function objectsIn(value: JsonObject[string] | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
