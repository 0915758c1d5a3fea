import type { ActId, ItemId, PersonId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { ExculpatoryCode } from "./exculpatory-codes.ts";
import type { ReviewCause } from "./exculpatory-causes.ts";

/**
 * One step of the review of a file in a case. Each is a version of its own and none is ever changed. `answers` names the suggestions that the one who decided
 * had before them; `of` is the version that is agreed to or taken back.
 */
export type ReviewStep =
  | {
      readonly kind: "decided";
      readonly codes: readonly ExculpatoryCode[];
      readonly reason: string;
      readonly answers: readonly string[];
    }
  | { readonly kind: "agreed"; readonly of: number }
  | { readonly kind: "asked"; readonly reason: string }
  | { readonly kind: "taken-back"; readonly of: number };

/** A step as it is kept. Versions count from 1 for each file of a case. */
export interface KeptReviewStep {
  readonly itemId: ItemId;
  readonly version: number;
  /** What was done to many files at once has one act. */
  readonly actId: ActId;
  readonly step: ReviewStep;
  readonly by: PersonId;
  readonly byName: string;
  readonly at: Instant;
}

/** Why a file keeps bundles back. */
export type OpenBecause = "undecided" | "asked" | "raised" | "second-look";

/** A decision that stands, with who looked a second time. */
export interface StandingDecision {
  readonly version: number;
  readonly codes: readonly ExculpatoryCode[];
  readonly reason: string;
  readonly by: PersonId;
  readonly byName: string;
  readonly at: Instant;
  readonly agreedBy: PersonId | null;
  readonly agreedByName: string | null;
}

/** Where the review of a file stands. */
export interface ReviewStanding {
  readonly decision: StandingDecision | undefined;
  /** Undefined where nothing is open: a bundle may go out as far as this file is concerned. */
  readonly open: OpenBecause | undefined;
  /** A question that somebody raised after the decision. */
  readonly asked: { readonly reason: string; readonly byName: string } | undefined;
  /** Suggestions that the decision does not answer; all of them where there is none. */
  readonly raised: readonly ReviewCause[];
  /** The newest version; 0 before the first step. */
  readonly version: number;
}

/**
 * Where a file's review stands (evidence-standards 9.9). A suggestion opens it again until a person decides anew, and never sets a code. EX-0 on a file that a fact of
 * the worksheet rests on needs a second person.
 *
 * @param steps those of this file, in the order of their versions
 * @param causes what suggests a review today
 * @param isLinked whether a fact that stands rests on the file
 */
export function standingOf(
  steps: readonly KeptReviewStep[],
  causes: readonly ReviewCause[],
  isLinked: boolean,
): ReviewStanding {
  const gone = goneOf(steps);
  const standing = steps.filter(({ version }) => !gone.has(version));
  const decided = standing.findLast(({ step }) => step.kind === "decided");
  const decision = decided === undefined ? undefined : decisionOf(decided, standing);
  const question = standing.findLast(
    ({ step, version }) => step.kind === "asked" && version > (decided?.version ?? 0),
  );
  const answers = decided?.step.kind === "decided" ? decided.step.answers : [];
  const raised = causes.filter(({ key }) => !answers.includes(key));
  return {
    decision,
    open: openBecause(),
    asked:
      question?.step.kind === "asked"
        ? { reason: question.step.reason, byName: question.byName }
        : undefined,
    raised,
    version: steps.at(-1)?.version ?? 0,
  };

  function openBecause(): OpenBecause | undefined {
    if (decision === undefined) return "undecided";
    if (question !== undefined) return "asked";
    if (raised.length > 0) return "raised";
    return isLinked && decision.codes.includes("EX-0") && decision.agreedBy === null
      ? "second-look"
      : undefined;
  }
}

/** Versions that were taken back. Taking back a taking-back brings back: the newest word counts. */
function goneOf(steps: readonly KeptReviewStep[]): ReadonlySet<number> {
  const gone = new Set<number>();
  for (const { step, version } of steps.toReversed()) {
    if (step.kind === "taken-back" && !gone.has(version)) gone.add(step.of);
  }
  return gone;
}

function decisionOf(
  decided: KeptReviewStep,
  standing: readonly KeptReviewStep[],
): StandingDecision | undefined {
  const { step, version, by, byName, at } = decided;
  if (step.kind !== "decided") return undefined;
  const second = standing.find(
    (one) => one.step.kind === "agreed" && one.step.of === version && one.by !== by,
  );
  return {
    ...{ version, codes: step.codes, reason: step.reason, by, byName, at },
    ...{ agreedBy: second?.by ?? null, agreedByName: second?.byName ?? null },
  };
}
