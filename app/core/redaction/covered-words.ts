import { timeCode } from "../evidence/time-code.ts";
import { TICKS_PER_SECOND, type Edges, type FilmBox, type RedactionPlan } from "./plan.ts";
import type { RedactionReason } from "./reasons.ts";

/** One part that is covered or silenced, and why. */
export interface CoveredPart {
  readonly reason: RedactionReason;
  /** How, where and when, for people. */
  readonly where: string;
}

/** What a plan covers and silences, part by part, in words: on the desk and in redaction logs. */
export function coveredWords(plan: RedactionPlan): readonly CoveredPart[] {
  if (plan.of === "photo") {
    return plan.boxes.map((box) => ({
      reason: box.reason,
      where: `${box.cover === "solid" ? "black" : "large squares"}, ${edgesWords(box)}`,
    }));
  }
  return [
    ...plan.boxes.map((box) => ({ reason: box.reason, where: `black, ${filmBoxWords(box)}` })),
    ...plan.mutes.map(({ from, until, reason }) => ({
      reason,
      where: `silent from ${momentWords(from)} to ${momentWords(until)}`,
    })),
  ];
}

/** A box that stays where it is by its edges; one that moves by those of its first and last place. */
function filmBoxWords({ keyFrames }: FilmBox): string {
  const [first, last] = [keyFrames[0], keyFrames.at(-1)];
  if (first === undefined || last === undefined) throw new Error("a box without key frames");
  const time = `from ${momentWords(first.at)} to ${momentWords(last.at)}`;
  const isStill = keyFrames.every((frame) => edgesWords(frame) === edgesWords(first));
  return isStill
    ? `${time}, ${edgesWords(first)}`
    : `${time}, moving over ${keyFrames.length} places: first ${edgesWords(first)}; last ${edgesWords(last)}`;
}

function edgesWords({ left, top, right, bottom }: Edges): string {
  const percent = (edge: number) => `${edge / 100} %`;
  return `from left ${percent(left)} to ${percent(right)}, from top ${percent(top)} to ${percent(bottom)}`;
}

function momentWords(tick: number): string {
  return timeCode(tick / TICKS_PER_SECOND);
}
