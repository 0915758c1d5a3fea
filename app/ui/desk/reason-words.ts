import type { Reason } from "#app/core/triage/incident-score.ts";
import type { TraitSource } from "#app/core/triage/incident-traits.ts";

const WHOSE: Readonly<Record<TraitSource, string>> = {
  reporter: "reporter",
  file: "file",
  office: "office",
};
const MOST_WORDS = 6;

/** What speaks for or against two reports being about one event, with whose value it is. */
export function reasonWords(reason: Reason): string {
  switch (reason.kind) {
    case "time":
      return `${gapWords(reason.gap)} (${whose(reason)})`;
    case "place":
      return `${metresWords(reason.metres)} apart, where up to ${metresWords(reason.reach)} is one place (${whose(reason)})`;
    case "place-words":
      return placeWords(reason.words, reason.points);
    case "story-words":
      return storyWords(reason.words, reason.things);
    case "agency":
      return `both reporters name ${listed(reason.names)}`;
    case "plate":
      return reason.whole
        ? `both saw plate ${reason.text}`
        : `plates that begin alike: ${reason.text}`;
    case "badge":
      return `both read badge ${reason.text}`;
    case "same-file":
      return `${count(reason.files, "file")} byte for byte the same`;
    case "alike-picture":
      return `pictures that look alike (${reason.bitsApart} of 256 bits differ)`;
    case "page":
      return "begun on the page of the same event";
  }
}

/** Points with their sign. */
export function pointsWords(points: number): string {
  return points > 0 ? `+${points}` : `−${Math.abs(points)}`;
}

function placeWords(words: readonly string[], points: number): string {
  if (words.length === 0) return "the reporters name places without a word in common";
  const named = `both reporters name ${listed(words)}`;
  return points < 0 ? `${named}, but each names another street or place beside it` : named;
}

/** Words of one sentence tell of one thing: the points count things. */
function storyWords(words: readonly string[], things = 1): string {
  const of = things === 1 ? "" : ` of ${things} sentences`;
  return `${count(words.length, "rare word")}${of} in both stories: ${listed(words)}`;
}

function gapWords(millis: number): string {
  const minutes = Math.round(millis / 60_000);
  if (minutes === 0) return "times meet";
  if (minutes < 120) return `${minutes} min between the times`;
  const hours = Math.round(minutes / 60);
  return hours < 48
    ? `${hours} h between the times`
    : `${Math.round(hours / 24)} days between the times`;
}

function metresWords(metres: number): string {
  return metres < 1000
    ? `${Math.round(metres / 10) * 10} m`
    : `${(Math.round(metres / 100) / 10).toFixed(1)} km`;
}

function whose({
  one,
  other,
}: {
  readonly one: { readonly source: TraitSource };
  readonly other: { readonly source: TraitSource };
}): string {
  return one.source === other.source
    ? `both from the ${WHOSE[one.source]}`
    : `${WHOSE[one.source]} and ${WHOSE[other.source]}`;
}

function count(number: number, word: string): string {
  return number === 1 ? `1 ${word}` : `${number} ${word}s`;
}

function listed(words: readonly string[]): string {
  const shown = words.slice(0, MOST_WORDS).join(", ");
  return words.length > MOST_WORDS ? `${shown} …` : shown;
}
