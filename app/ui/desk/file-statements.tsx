import type { Recorder, OriginOnPage } from "#app/core/intake/file-origin.ts";
import type { Sure } from "#app/core/intake/sightings.ts";
import { ClaimsTable, type ShownClaim } from "../evidence/claims-table.tsx";
import type { ShownStatement } from "./shown-report.ts";
import { FactList, WitnessWords } from "./small-parts.tsx";
import { SURE_WORDS } from "./sure-words.ts";

const SENTENCE = "As the reporter says. Nothing in the file was used or changed for it.";

/** What the reporter said of a file, beside what the file says: its own table, so that nobody takes one for the other. */
export function FileStatements({
  name,
  said,
}: {
  readonly name: string;
  readonly said: readonly ShownStatement[];
}) {
  if (said.length === 0) return null;
  const claims = said.flatMap(({ place, time, given }): ShownClaim[] => {
    const source = `Reporter's statement, ${given}`;
    return [
      ...(time === "" ? [] : [{ value: time, source, level: "T5", sentence: SENTENCE } as const]),
      ...(place === "" ? [] : [{ value: place, source, level: "P4", sentence: SENTENCE } as const]),
    ];
  });
  return (
    <>
      {claims.length === 0 ? null : (
        <ClaimsTable
          caption={`What the reporter says of ${name}`}
          claims={claims}
          empty="The reporter said nothing of it."
        />
      )}
      {said
        .filter(({ shows }) => shows !== "")
        .map(({ shows, given }) => (
          <div key={given + shows}>
            <p className="quiet">What it shows, as the reporter says, {given}:</p>
            <WitnessWords>{shows}</WitnessWords>
          </div>
        ))}
      {said.map(({ origin, given }) =>
        origin === undefined ? null : (
          <div key={given}>
            <p className="quiet">Where it comes from, as the reporter says, {given}:</p>
            <FactList facts={originFacts(origin)} />
          </div>
        ),
      )}
    </>
  );
}

const RECORDER_WORDS: Readonly<Record<NonNullable<Recorder>, string>> = {
  me: "The reporter",
  known: "Somebody they know",
  found: "Unknown: found online",
  unknown: "Does not know",
};

function originFacts(origin: OriginOnPage) {
  const sure = (value: Sure) => (value === null ? "" : SURE_WORDS[value]);
  const { recordedBy } = origin;
  const facts: readonly (readonly [term: string, text: string])[] = [
    ["Recorded by", recordedBy === null ? "" : RECORDER_WORDS[recordedBy]],
    ["Original file", sure(origin.original)],
    ["Changed", sure(origin.edited)],
    ["Sent through an app", sure(origin.viaApp)],
    ["Which app", origin.app],
    ["Original still on a device", sure(origin.stillThere)],
    ["Took the place out of it", sure(origin.placeTakenOut ?? null)],
  ];
  return facts
    .filter(([, text]) => text !== "")
    .map(([term, text]) => ({ term, value: <bdi>{text}</bdi> }));
}
