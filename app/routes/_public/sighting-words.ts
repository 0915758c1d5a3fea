import type { Asked, Sighting, SightingKind, Sure } from "#app/core/intake/sightings.ts";
import { fill } from "#app/ui/text/fill.ts";
import type { Text } from "#app/ui/text/en/index.ts";

/** A sighting as lists show it. */
export interface ShownSighting {
  readonly id: string;
  readonly kind: SightingKind;
  /** Such as `Officer 2`. */
  readonly name: string;
  /** What was said, each under the question that it answers. */
  readonly said: readonly { readonly term: string; readonly value: string }[];
}

/** Sightings in the reader's words: officers and cars are each counted from 1, and what was not said is left out. */
export function shownSightings(
  sightings: readonly Sighting[],
  { involved: words }: Pick<Text, "involved">,
): readonly ShownSighting[] {
  const counted = { officer: 0, vehicle: 0 };
  return sightings.map((sighting) => {
    const n = (counted[sighting.kind] += 1);
    const name = sighting.kind === "officer" ? words.officerNumber : words.vehicleNumber;
    return {
      ...{ id: sighting.id, kind: sighting.kind, name: fill(name, { n }) },
      said: saidOf(sighting, words).filter(({ value }) => value !== ""),
    };
  });
}

function saidOf(sighting: Sighting, words: Text["involved"]) {
  const sure = (value: Sure) => (value === null ? "" : words.sure[value]);
  if (sighting.kind === "vehicle") {
    const { vehicle } = words;
    return (["plate", "plateFrom", "looks", "markings", "did"] as const).map((field) => ({
      ...{ term: vehicle[field].label, value: sighting[field] },
    }));
  }
  const { officer } = words;
  const asked = (value: Asked) => (value === null ? "" : officer.asked[value]);
  return [
    { term: officer.patch.label, value: sighting.patch },
    { term: officer.looks.label, value: sighting.looks },
    { term: officer.faceCovered.label, value: sure(sighting.faceCovered) },
    { term: officer.badgeSeen.label, value: sure(sighting.badgeSeen) },
    { term: officer.badge.label, value: sighting.badge },
    { term: officer.asked.label, value: asked(sighting.asked) },
    { term: officer.answer.label, value: sighting.answer },
    { term: officer.did.label, value: sighting.did },
  ];
}
