import { statedTraits } from "#app/core/triage/stated-traits.ts";
import { DEMO, planReports, type PlannedReport } from "../demo/plan-demo.ts";
import type { KnownReport } from "./incident-quality.ts";

/** The demo's reports as they are sent, by their statements alone: what their pictures say would only add to it. */
export function demoReports(): KnownReport[] {
  return planReports({ ...DEMO, files: false }).map(knownOf);
}

function knownOf({ incident, whatHappened, whereAndWhen }: PlannedReport): KnownReport {
  const { place, latitude, longitude, time } = whereAndWhen;
  return {
    event: incident,
    traits: statedTraits({
      ...{ place, latitude, longitude, time },
      narrative: whatHappened.narrative,
      ...{ radiusMetres: null, sightings: [], page: null },
    }),
  };
}
