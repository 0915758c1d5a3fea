import { offsetsAtWall } from "../claims/zone-from-place.ts";
import type { IncidentTime } from "../intake/incident-time.ts";
import type { Stretch } from "./incident-coverage.ts";
import { statedTime } from "./incident-traits.ts";

const MINUTE = 60_000;

/** Whether it is said from when to when an incident was, not only a day, or about what time. */
export function isStretch({ until, untilTime }: IncidentTime): boolean {
  return until !== null || untilTime !== null;
}

/**
 * When an incident was, as it is said to have been, with the whole of its doubt, in milliseconds of UTC; undefined where no day is said. What is said is wall
 * time in the office's zone; where clocks showed an hour twice it is both of them.
 */
export function incidentWindow(time: IncidentTime, zone: string): Stretch | undefined {
  const stated = statedTime(time);
  if (stated === undefined) return undefined;
  const moments = (wall: number) =>
    offsetsAtWall([zone], wall).map(({ offsetMinutes }) => wall - offsetMinutes * MINUTE);
  return { from: Math.min(...moments(stated.from)), to: Math.max(...moments(stated.to)) };
}
