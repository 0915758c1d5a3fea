import type { ReportStatus } from "#app/core/triage/status.ts";
import { NOTES } from "./content/other-reports.ts";
import type { PlannedReport } from "./plan-demo.ts";
import { randomFrom } from "./random.ts";

/** What the desk did with a report so far. */
export interface PlannedWork {
  readonly status: ReportStatus;
  readonly assignee: "analyst" | "prosecutor" | null;
  readonly note: string | null;
}

/** A case of the demo: which incident it is about, and how far it is. */
export interface PlannedCase {
  readonly incident: string;
  readonly title: string;
  /** How many of the incident's reports were put into it. */
  readonly members: number;
  readonly exhibits: number;
  /** True where a grand jury bundle was made. */
  readonly bundle: boolean;
}

/** The two cases that the office works on. */
export const PLANNED_CASES: readonly PlannedCase[] = [
  {
    incident: "tannery-row",
    title: "Tannery Row, 6 November: force against a delivery rider",
    members: 21,
    exhibits: 9,
    bundle: true,
  },
  {
    incident: "ashgrove-street",
    title: "118 Ashgrove Street, 14 November: entry before sunrise",
    members: 12,
    exhibits: 5,
    bundle: false,
  },
];

/** Decides what the desk did with a report. The same report always meets the same desk. */
export function planWork(report: PlannedReport, seed: string): PlannedWork {
  const random = randomFrom(`${seed} work ${report.key}`);
  if (report.isJunk) {
    return { status: random.chance(0.7) ? "junk" : "new", assignee: null, note: null };
  }
  if (report.incident === null) {
    return random.chance(0.5)
      ? { status: "closed", assignee: "analyst", note: random.pick(NOTES.closing) }
      : { status: "new", assignee: null, note: null };
  }
  const { time } = report.whereAndWhen;
  if (time.from === null || random.chance(0.06)) {
    return { status: "needs-information", assignee: "analyst", note: random.pick(NOTES.asking) };
  }
  if (random.chance(0.55)) return { status: "new", assignee: null, note: null };
  const { looking, tanneryRow } = NOTES;
  const notes = report.incident === "tannery-row" ? [...looking, ...tanneryRow] : looking;
  return {
    status: "in-review",
    assignee: random.chance(0.7) ? "analyst" : "prosecutor",
    note: random.chance(0.35) ? random.pick(notes) : null,
  };
}

/** The reports of an incident that were put into its case: those with files first, so that there is something to show. */
export function membersOf(
  planned: PlannedCase,
  reports: readonly PlannedReport[],
): PlannedReport[] {
  return reports
    .filter((report) => report.incident === planned.incident)
    .sort((one, other) => other.files.length - one.files.length || (one.key < other.key ? -1 : 1))
    .slice(0, planned.members);
}
