import { isBlank, lines } from "../intake/typed-text.ts";

/** What requests for new codes are counted under, like wrong codes of one report: many of them in an hour cost work or a wait. */
export const LOST_CODE = "lost-code";

/** What whoever lost a code may tell of their report, so that staff can find it: facts that only its reporter knows. */
export const CODE_FACTS = ["sent", "place", "happened", "words", "files", "other"] as const;

export type CodeFact = (typeof CODE_FACTS)[number];

/** Facts as they were typed; those left empty are absent. */
export type CodeFacts = Readonly<Partial<Record<CodeFact, string>>>;

/** Characters of one fact. */
export const CODE_FACT_LIMIT = 2_000;
/** With fewer nobody could tell one report from another. */
export const LEAST_CODE_FACTS = 2;

export type CodeFactsProblem =
  { readonly kind: "too-few" } | { readonly kind: "too-long"; readonly fact: CodeFact };

/** Reads the facts out of a form whose fields are named like them. */
export function parseCodeFacts(
  fields: Readonly<Record<string, string>>,
):
  | { readonly ok: true; readonly facts: CodeFacts }
  | { readonly ok: false; readonly problem: CodeFactsProblem } {
  const facts: Partial<Record<CodeFact, string>> = {};
  for (const fact of CODE_FACTS) {
    const text = lines(fields[fact] ?? "");
    if (isBlank(text)) continue;
    if (Array.from(text).length > CODE_FACT_LIMIT) {
      return { ok: false, problem: { kind: "too-long", fact } };
    }
    facts[fact] = text;
  }
  return Object.keys(facts).length < LEAST_CODE_FACTS
    ? { ok: false, problem: { kind: "too-few" } }
    : { ok: true, facts };
}

/**
 * Where a request for a new code stands. `granted`: two people agreed, and the old code can still stop it. `done`: the new code opens the
 * report. `stopped`: by the old code; `withdrawn`: by the office, once granted. A request that was refused, stopped or withdrawn stays so; whoever
 * asks again asks anew.
 */
export type CodeRequestState = "open" | "granted" | "refused" | "stopped" | "withdrawn" | "done";

/**
 * Why a request was refused, as its asker reads it. A closed list that says nothing about whether there is such a report: nobody's free text
 * reaches somebody of whom it is not known who they are.
 */
export const CODE_REFUSALS = ["not-sure", "in-person"] as const;

export type CodeRefusal = (typeof CODE_REFUSALS)[number];

/** Longest time, in days, in which the old code can stop a new one. */
export const LONGEST_CODE_WAIT = 60;

export type CodeWait =
  | { readonly ok: true; readonly days: number; readonly whyShorter: string | null }
  | { readonly ok: false; readonly problem: "days" | "why-shorter" };

const LONGEST_WHY = 500;

/**
 * How long the old code can stop the new one: as the office has set it (`usual`, in days), or longer; a shorter time, or none, only with the
 * reason, which two people then sign.
 */
export function parseCodeWait(
  { days, why }: { readonly days: string; readonly why: string },
  usual: number,
): CodeWait {
  if (!/^\d{1,3}$/.test(days.trim())) return { ok: false, problem: "days" };
  const count = Number(days.trim());
  if (count > Math.max(LONGEST_CODE_WAIT, usual)) return { ok: false, problem: "days" };
  if (count >= usual) return { ok: true, days: count, whyShorter: null };
  const whyShorter = lines(why);
  return isBlank(whyShorter) || whyShorter.length > LONGEST_WHY
    ? { ok: false, problem: "why-shorter" }
    : { ok: true, days: count, whyShorter };
}
