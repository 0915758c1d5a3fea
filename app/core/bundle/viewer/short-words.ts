import { placeValue, timeValue } from "../../claims/claims-in-words.ts";
import type { LevelledSentence } from "../content.ts";
import type { ListedExhibit } from "../exhibit-list.ts";
import { seenAssessment } from "./view-exhibit.ts";

/** The best supported time of an exhibit in short, with level and source; else its sentence, or why there is none. */
export function timeWords(listed: ListedExhibit): string {
  const { time, silence } = listed.exhibit;
  const best = seenAssessment(listed)?.bestTime;
  if (best == null) return sentence(time, silence?.times ?? "Nothing is said here of its time.");
  return `${timeValue(best)} (${levelWords(best.level)}), ${best.source}`;
}

/** The same of its place. */
export function placeWords(listed: ListedExhibit): string {
  const { place, silence } = listed.exhibit;
  const best = seenAssessment(listed)?.bestPlace;
  if (best == null) return sentence(place, silence?.places ?? "Nothing is said here of its place.");
  return `${placeValue(best)}, ${reachWords(best.radiusMetres)} (${levelWords(best.level)}), ${best.source}`;
}

/** How far off a position may be. */
export function reachWords(radiusMetres: number | null): string {
  return radiusMetres === null ? "how far off nobody says" : `within ${Math.ceil(radiusMetres)} m`;
}

/** A level; that sources disagree is said outright. */
export function levelWords(level: string): string {
  return level.endsWith("0") ? `${level}, sources disagree` : level;
}

function sentence(value: LevelledSentence | undefined, silence: string): string {
  return value === undefined ? silence : `${value.sentence} (${value.level})`;
}
