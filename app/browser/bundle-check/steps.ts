import type { FaultCode } from "#app/core/bundle/fault.ts";
import type { BagReport } from "#app/core/bundle/verify-bag.ts";

/** The parts of a check that a record of it lists. */
export type StepName = "container" | "files" | "exhibits" | "custody" | "log" | "stamps";

/** What came of one part: how many faults, or that there was nothing to be checked. */
export interface StepResult {
  readonly name: StepName;
  readonly faults: number | "not-checked";
}

const STEP_OF: Readonly<Record<FaultCode, StepName>> = {
  "archive-truncated": "container",
  "archive-refused": "container",
  declaration: "container",
  "bag-info": "container",
  "fetch-file": "container",
  "unsafe-name": "container",
  "clashing-names": "container",
  oxum: "container",
  unreadable: "files",
  missing: "files",
  changed: "files",
  extra: "files",
  "manifest-missing": "files",
  "manifest-line": "files",
  "manifest-order": "files",
  "manifests-disagree": "files",
  layout: "exhibits",
  item: "exhibits",
  examination: "exhibits",
  native: "exhibits",
  record: "custody",
  chain: "custody",
  heads: "custody",
  events: "custody",
  disclosure: "custody",
  checkpoint: "log",
  key: "log",
  policy: "log",
  quorum: "log",
  proof: "log",
  consistency: "log",
  timestamp: "stamps",
};

/** What came of each part of a check. A part that was not reached is never told as one without a fault. */
export function stepsOf(report: BagReport): readonly StepResult[] {
  const { faults, files, exhibits, preparedAt, log } = report;
  const counts = new Map<StepName, number>();
  for (const { code } of faults) counts.set(STEP_OF[code], (counts.get(STEP_OF[code]) ?? 0) + 1);
  const wasReached: Readonly<Record<StepName, boolean>> = {
    container: true,
    files: files > 0,
    exhibits: exhibits.length > 0,
    custody: preparedAt !== undefined,
    log: log !== undefined,
    stamps: log !== undefined && log.timestamps.length > 0,
  };
  return (Object.keys(wasReached) as StepName[]).map((name) => {
    const count = counts.get(name) ?? 0;
    return { name, faults: count > 0 || wasReached[name] ? count : "not-checked" };
  });
}
