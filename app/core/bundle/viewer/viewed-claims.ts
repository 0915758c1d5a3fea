import type { Assessment } from "../../claims/assessment.ts";
import type { PlaceClaim, TimeClaim } from "../../claims/claim.ts";
import { claimsInWords, type ClaimInWords } from "../../claims/claims-in-words.ts";
import { quote, spellInstant } from "../../claims/time-sentence.ts";
import type { BundleExhibit, LevelledSentence } from "../content.ts";
import type { ViewedCell, ViewedPart } from "./viewed-exhibit.ts";

/** The members of an assessment that an audience may see, as `item.json` has them; any may be missing. */
export type SeenAssessment = Partial<Assessment>;

/** What the file claims of its time: every claim with source, bounds and level, the best supported first said in a sentence. */
export function timesPart(exhibit: BundleExhibit, seen: SeenAssessment | null): ViewedPart {
  const words = claimsInWords(seen).times;
  return {
    key: "times",
    title: "Times that the file claims",
    before: best(exhibit.time, exhibit.silence?.times),
    heads: ["Value", "Not before, not after", "Source", "Level and what it means"],
    rows: (seen?.times ?? []).map((claim, at) => rowOf(words[at], boundsOf(claim))),
    after: [],
  };
}

/** The same of places. */
export function placesPart(exhibit: BundleExhibit, seen: SeenAssessment | null): ViewedPart {
  const words = claimsInWords(seen).places;
  return {
    key: "places",
    title: "Places that the file claims",
    before: best(exhibit.place, exhibit.silence?.places),
    heads: ["Value", "How far off it may be", "Source", "Level and what it means"],
    rows: (seen?.places ?? []).map((claim, at) => rowOf(words[at], reachOf(claim))),
    after: [],
  };
}

function best(value: LevelledSentence | undefined, silence: string | undefined): string[] {
  if (value !== undefined) return [`Best supported: ${value.sentence} Level: ${value.level}.`];
  return [silence ?? "Nothing is said here of it."];
}

function rowOf(claim: ClaimInWords | undefined, bounds: ViewedCell): readonly ViewedCell[] {
  if (claim === undefined) return [];
  const { value, source, level, sentence, raw, conflict, best: isBest } = claim;
  return [
    [
      `${value}${isBest ? " (best supported)" : ""}`,
      ...(raw === "" ? [] : [`Written there: ${quote(raw)}`]),
      ...(conflict === undefined ? [] : [conflict]),
    ],
    bounds,
    source,
    [level, sentence],
  ];
}

function boundsOf({ earliest, latest, endsAtReceipt }: TimeClaim): ViewedCell {
  if (earliest === null && latest === null) return "Nothing bounds it";
  return [
    earliest === null ? "open to the past" : spellInstant(earliest),
    latest === null
      ? "open to the future"
      : `${spellInstant(latest)}${endsAtReceipt === true ? ", when it was received" : ""}`,
  ];
}

function reachOf({ latitude, radiusMetres, radiusOrigin }: PlaceClaim): ViewedCell {
  if (latitude === null) return "No position";
  if (radiusMetres === null) return "The source does not say";
  return [
    `${Math.ceil(radiusMetres)} m to any side`,
    ...(radiusOrigin == null
      ? []
      : [radiusOrigin === "stated" ? "as its source says" : "as worked out by the examiner"]),
  ];
}
