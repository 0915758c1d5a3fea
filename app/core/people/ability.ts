import type { Role } from "./role.ts";

/**
 * How far an ability reaches for a role: the whole office; what is assigned to the person or their team;
 * figures without content; asking for it only; or not at all (the letters Y, A, M, R and – of security-reliability 3.4).
 */
export type Reach = "office" | "assigned" | "figures" | "request" | "none";

type Row = Readonly<Record<Role, Reach>>;

/** Reaches in the order of the table: analyst, investigator, prosecutor, custodian, auditor, administrator. */
function row(...reaches: [Reach, Reach, Reach, Reach, Reach, Reach]): Row {
  const [analyst, investigator, prosecutor, custodian, auditor, administrator] = reaches;
  return {
    "intake-analyst": analyst,
    investigator,
    prosecutor,
    "evidence-custodian": custodian,
    auditor,
    administrator,
  };
}

const no = "none";

/** Who may do what: the table of security-reliability 3.4, as far as the product can act today. */
export const ABILITIES = {
  "queue.read": row("assigned", "assigned", "assigned", "figures", "figures", no),
  "report.read": row("assigned", "assigned", "assigned", no, no, no),
  "report.triage": row("assigned", "assigned", "assigned", no, no, no),
  "evidence.preview": row("assigned", "assigned", "assigned", "office", no, no),
  "evidence.original": row(no, "request", "assigned", "office", no, no),
  "evidence.full-metadata": row(no, "assigned", "assigned", "office", no, no),
  "case.read": row(no, "assigned", "assigned", "office", no, no),
  "case.open": row(no, "request", "office", no, no, no),
  "case.change": row(no, no, "assigned", no, no, no),
  "exhibit.mark": row(no, "assigned", "assigned", "office", no, no),
  "bundle.export": row(no, no, "assigned", "office", no, no),
  "custody.read": row("assigned", "assigned", "assigned", "office", "office", no),
  "reporter.erase": row(no, no, no, "office", no, no),
  "people.manage": row(no, no, no, no, no, "office"),
  "security-log.count": row(no, no, no, no, "office", "office"),
  "security-log.read": row(no, no, no, no, "office", no),
  "security-log.review": row(no, no, no, no, "office", no),
  "account.own": row("office", "office", "office", "office", "office", "office"),
} as const satisfies Readonly<Record<string, Row>>;

export type Ability = keyof typeof ABILITIES;
