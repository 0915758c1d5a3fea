import type { Asked, Sighting, Sure } from "#app/core/intake/sightings.ts";
import type { Behalf, YourPart } from "#app/core/intake/your-part.ts";
import { FactList, Panel } from "./small-parts.tsx";
import { SURE_WORDS } from "./sure-words.ts";

const ASKED_WORDS: Readonly<Record<NonNullable<Asked>, string>> = {
  said: "Asked; the officer said who they were",
  refused: "Asked; the officer refused",
  silent: "Asked; the officer did not answer",
  "not-asked": "Nobody asked",
  unknown: "Does not know",
};

const BEHALF_WORDS: Readonly<Record<NonNullable<Behalf>, string>> = {
  myself: "Themselves",
  "someone-else": "Someone else",
  attorney: "A client, as a lawyer",
};

/** Officers and vehicles as the reporter saw them: what was not said is not shown. */
export function ReportSightings({ sightings }: { readonly sightings: readonly Sighting[] }) {
  if (sightings.length === 0) return null;
  return (
    <Panel title="Who was there" id="sightings" aside="as the reporter saw them">
      {sightings.map((sighting, index) => (
        <section key={sighting.id}>
          <h3>
            {sighting.kind === "officer" ? "Officer" : "Vehicle"}{" "}
            {sightings.slice(0, index + 1).filter(({ kind }) => kind === sighting.kind).length}
          </h3>
          <FactList facts={factsOf(sighting)} />
        </section>
      ))}
    </Panel>
  );
}

function factsOf(sighting: Sighting) {
  const facts: readonly (readonly [term: string, text: string])[] =
    sighting.kind === "officer"
      ? [
          ["Patch or words", sighting.patch],
          ["Looks", sighting.looks],
          ["Face covered", sure(sighting.faceCovered)],
          ["Badge or name visible", sure(sighting.badgeSeen)],
          ["Badge or name read", sighting.badge],
          ["Asked to identify", sighting.asked === null ? "" : ASKED_WORDS[sighting.asked]],
          ["Answer", sighting.answer],
          ["Did", sighting.did],
        ]
      : [
          ["Plate", sighting.plate],
          ["State on the plate", sighting.plateFrom],
          ["Looks", sighting.looks],
          ["Markings", sighting.markings],
          ["Use", sighting.did],
        ];
  return facts
    .filter(([, text]) => text !== "")
    .map(([term, text]) => ({ term, value: <bdi>{text}</bdi> }));
}

function sure(value: Sure): string {
  return value === null ? "" : SURE_WORDS[value];
}

/** What stands beside the story, as rows of the answers. */
export function yourPartFacts(part: YourPart | undefined) {
  if (part === undefined) return [];
  const told = part.elsewhere === null ? "" : SURE_WORDS[part.elsewhere];
  const facts: readonly (readonly [term: string, text: string])[] = [
    ["Writes for", part.behalf === null ? "" : BEHALF_WORDS[part.behalf]],
    ["Told somebody else", told],
    ["Whom, and what came of it", part.elsewhereWhere],
    ["Would like", part.wish],
    ["Legal help", part.legalHelp ? "Asks where to find it" : ""],
  ];
  return facts
    .filter(([, text]) => text !== "")
    .map(([term, text]) => ({ term, value: <bdi>{text}</bdi> }));
}
