import { A, both, ifSupervisor, M, no, noted, own, P, R, Y, type Cell } from "./cell.ts";
import { PARTNER, type Role } from "./role.ts";

type Row = Readonly<Record<Role, Cell>>;

/**
 * Cells in the order of the table: analyst, investigator, prosecutor, custodian, auditor, administrator; a partner agency
 * has what is named last, and nothing otherwise.
 */
function row(...cells: [Cell, Cell, Cell, Cell, Cell, Cell, Cell?]): Row {
  const [analyst, investigator, prosecutor, custodian, auditor, administrator, partner = no] =
    cells;
  return {
    "intake-analyst": analyst,
    investigator,
    prosecutor,
    "evidence-custodian": custodian,
    auditor,
    administrator,
    [PARTNER]: partner,
  };
}

const coarse = noted({ ...A, depth: "figures" }, "coarse place and day");
const blind = noted(Y, "blind");
const observes = noted(M, "observes");
const sealed = noted(M, "that it was opened, not what it says");
const ownItems = noted(A, "own items");
const bothWays = noted(both(R, P), "two different");

/**
 * Who may do what: every row of the table of security-reliability 3.4, also of acts the product has no page for yet, and
 * below it the rows of acts that the table does not name.
 */
export const ABILITIES = {
  "queue.read": row(A, A, A, M, M, no),
  "report.read": row(A, A, A, no, no, no),
  "evidence.preview": row(A, A, A, Y, no, no),
  "evidence.original": row(
    no,
    R,
    noted(A, "+ reason"),
    noted(Y, "+ reason"),
    noted(M, "digest only"),
    no,
  ),
  "evidence.full-metadata": row(coarse, A, A, Y, no, no),
  "identity.write": row(blind, blind, blind, no, no, no),
  "identity.open": row(no, R, R, no, sealed, no),
  "identity.approve-opening": row(no, no, ifSupervisor(P), P, no, no),
  "reporter.answer": row(A, A, A, no, no, no),
  "report.junk": row(Y, Y, Y, no, no, no),
  "case.open": row(no, R, Y, no, no, no),
  "exhibit.mark": row(no, A, A, Y, no, no),
  "bundle.export": row(
    no,
    no,
    noted(both(A, both(R, P)), "two different"),
    noted(Y, "seals"),
    observes,
    no,
  ),
  "hold.set": row(no, R, Y, Y, no, no),
  "hold.lift": row(no, no, bothWays, bothWays, observes, no),
  "evidence.dispose": row(no, no, P, noted(R, "after retention"), observes, no),
  "custody.read": row(ownItems, ownItems, ownItems, Y, Y, noted(M, "state only")),
  "security-log.read": row(no, no, no, no, Y, noted(M, "counters only")),
  "security-log.count": row(no, no, no, no, Y, Y),
  "security-log.review": row(no, no, no, no, Y, no),
  "people.manage": row(no, no, no, no, no, Y),
  "role.grant": row(no, no, ifSupervisor(P), P, no, noted(R, "never to self")),
  "settings.change": row(no, no, ifSupervisor(P), P, no, R),
  "backup.run": row(no, no, no, no, no, noted(Y, "ciphertext")),
  "backup.restore": row(no, no, no, P, no, R),
  // Three named holders, at least two outside IT: no role brings it.
  "master-key.share": row(no, no, no, no, no, no),

  "report.enter": row(Y, Y, Y, no, no, no),
  "report.triage": row(A, A, A, no, no, no),
  "evidence.redact": row(no, A, A, no, no, no),
  "exculpatory.decide": row(no, A, A, no, no, no),
  "case.read": row(no, A, A, Y, no, no),
  "case.change": row(no, no, A, no, no, no),
  "wall.raise": row(no, no, A, Y, no, no),
  "wall.lift": row(no, no, ifSupervisor(A), Y, no, no),
  "break-glass.open": row(Y, Y, Y, no, no, no),
  "break-glass.review": row(no, no, ifSupervisor(Y), no, Y, no),
  "access.review": row(no, no, no, no, Y, no),
  "reporter.erase": row(no, no, no, Y, no, no),
  "incident-page.manage": row(ifSupervisor(Y), ifSupervisor(Y), ifSupervisor(Y), no, no, Y),
  "officer-token.manage": row(no, no, ifSupervisor(Y), no, no, Y),
  "letter.manage": row(ifSupervisor(Y), ifSupervisor(Y), ifSupervisor(Y), no, no, Y),
  "view.share": row(ifSupervisor(Y), ifSupervisor(Y), Y, no, no, no),
  "upload.settle": row(no, no, no, Y, no, no),
  "submission.file": row(no, no, no, no, no, no, own),
  "submission.read": row(no, no, no, no, no, no, own),
  "account.own": row(Y, Y, Y, Y, Y, Y, Y),
} as const satisfies Readonly<Record<string, Row>>;

export type Ability = keyof typeof ABILITIES;

/** What break-glass opens: looking at one report or case. Never an original, a change, or the sealed identity. */
export const BREAK_GLASS_ABILITIES: ReadonlySet<Ability> = new Set([
  "report.read",
  "evidence.preview",
  "evidence.full-metadata",
  "case.read",
  "custody.read",
]);

/** What comes back a day after somebody was let in again (security-reliability 3.2): what hands something out of the office. */
export const RETURNS_LATE: ReadonlySet<Ability> = new Set([
  "identity.open",
  "identity.approve-opening",
  "bundle.export",
]);

/** What a role has of an ability; nothing for a role or an ability that is not in the table, as an old row may name. */
export function cellOf(role: string, ability: string): Cell {
  const found: Readonly<Partial<Record<string, Cell>>> = Object.hasOwn(ABILITIES, ability)
    ? ABILITIES[ability as Ability]
    : {};
  return (Object.hasOwn(found, role) ? found[role] : undefined) ?? no;
}
