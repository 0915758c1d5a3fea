import type { IncidentTime } from "../intake/incident-time.ts";
import type { Seen } from "../intake/sightings.ts";
import { markOf, statedTime, type Mark, type ReportTraits } from "./incident-traits.ts";
import { agenciesIn, placeNames, tellingSentences, withoutAgencies } from "./telling-words.ts";

/** What a reporter said, as far as it tells which event it was. */
export interface StatedReport {
  readonly narrative: string;
  readonly place: string;
  readonly latitude: string | null;
  readonly longitude: string | null;
  readonly radiusMetres: number | null;
  readonly time: IncidentTime;
  readonly sightings: readonly Seen[];
  readonly page: string | null;
}

/** Longer stories say nothing more of which event it was. */
const MOST_WORDS = 300;
const MOST_SENTENCES = 100;

/** What a report's statements alone speak for. What its files say is added by whoever has them. */
export function statedTraits(said: StatedReport): ReportTraits {
  const { narrative, place, sightings, time } = said;
  const seen = sightings.flatMap((one) =>
    one.kind === "officer"
      ? [one.patch, one.looks, one.answer, one.did]
      : [one.looks, one.markings, one.did],
  );
  const story = [narrative, ...seen].join("\n");
  const stated = statedTime(time);
  const placeWords = placeNames(place).slice(0, MOST_WORDS);
  const sentences = tellingSentences(withoutAgencies(story))
    .slice(0, MOST_SENTENCES)
    // The words of the place are counted there: said twice they are no second witness.
    .map((words) => words.filter((word) => !placeWords.includes(word)));
  return {
    times: stated === undefined ? [] : [stated],
    places: placesOf(said),
    placeWords,
    storyWords: [...new Set(sentences.flat())].slice(0, MOST_WORDS),
    sentences,
    agencies: agenciesIn(story),
    marks: sightings.map(markSeen).filter((mark) => mark !== undefined),
    files: [],
    page: said.page,
  };
}

function placesOf({ latitude, longitude, radiusMetres }: StatedReport): ReportTraits["places"] {
  const [y, x] = [Number(latitude ?? "x"), Number(longitude ?? "x")];
  return Number.isFinite(y) && Number.isFinite(x)
    ? [{ source: "reporter", latitude: y, longitude: x, radiusMetres }]
    : [];
}

function markSeen(seen: Seen): Mark | undefined {
  return seen.kind === "officer" ? markOf("badge", seen.badge) : markOf("plate", seen.plate);
}
