import { inFours } from "#app/core/receipt/key-fingerprint.ts";
import { isIntact } from "#app/core/bundle/verify-result.ts";
import { fill } from "#app/ui/text/fill.ts";
import type { CheckAnswer, CheckOrder } from "./check-bundle.ts";
import { byId, child } from "./elements.ts";
import { stepsOf, type StepResult } from "./steps.ts";
import type { Words } from "./words.ts";

/** Faults that are listed one by one; an altered bundle can have as many as it has files. */
const MOST_FAULTS = 200;

/** What was checked, when by this computer's clock, and what came of it. */
export interface Checked {
  readonly order: CheckOrder;
  readonly answer: CheckAnswer;
  readonly at: string;
}

/** Shows what a check found. Nothing of a bundle is ever read as HTML. */
export function showResult({ order, answer, at }: Checked, words: Words): void {
  const { report, text, opinion } = answer;
  byId("result").dataset["intact"] =
    isIntact(report.result) && opinion.differed === 0 ? "yes" : "no";
  byId("headline").textContent = report.result;
  byId("explained").textContent = words.explained[report.result];
  byId("opinion").textContent = opinionOf(answer, words);
  byId("report").textContent = text;
  byId("json").textContent = JSON.stringify(report);
  showFaults(answer, words);
  const steps = byId("steps");
  steps.textContent = "";
  for (const { name, faults } of stepsOf(report)) {
    const row = child(steps, "tr");
    child(row, "th", words.stepNames[name]).setAttribute("scope", "row");
    child(row, "td", outcome(faults, words));
  }
  const { fingerprint, chosen, earlier } = order;
  const record = byId("record");
  record.textContent = "";
  for (const [term, value] of [
    [words.recordBundle, chosen.name],
    [words.recordTime, at],
    [words.recordKey, fingerprint === undefined ? words.recordNoKey : inFours(fingerprint)],
    [words.recordEarlier, earlier?.name ?? words.recordNoEarlier],
    [words.recordPage, answer.pageSha256 ?? words.recordNoPage],
  ] as const) {
    child(record, "dt", term);
    child(record, "dd", value);
  }
}

function showFaults({ report: { faults } }: CheckAnswer, words: Words): void {
  byId("faults-part").hidden = faults.length === 0;
  const list = byId("faults");
  list.textContent = "";
  for (const { path, detail, code } of faults.slice(0, MOST_FAULTS)) {
    child(list, "li", `${path ?? "the bundle"}: ${detail} [${code}]`);
  }
  const count = faults.length - MOST_FAULTS;
  byId("more-faults").textContent = count > 0 ? fill(words.moreFaults, { count }) : "";
}

function opinionOf({ opinion }: CheckAnswer, words: Words): string {
  const { agreed, differed, unknown } = opinion;
  if (differed > 0) return fill(words.differed, { count: differed });
  const all = agreed + unknown;
  if (all === 0) return "";
  return fill(unknown === 0 ? words.agreed : words.opinion, { all, agreed, unknown });
}

function outcome(faults: StepResult["faults"], words: Words): string {
  if (faults === "not-checked") return words.notChecked;
  if (faults === 0) return words.noFault;
  return faults === 1 ? words.oneFault : fill(words.someFaults, { count: faults });
}
