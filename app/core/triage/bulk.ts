import { isIdOf, type BulkId, type IncidentId, type PersonId } from "../ids.ts";
import { isBlank, lines } from "../intake/typed-text.ts";
import { isReportStatus, type ReportStatus } from "./status.ts";

/** One act on many reports, as somebody asks for it. */
export type AskedBulkAct =
  | { readonly kind: "status"; readonly to: ReportStatus }
  | { readonly kind: "assignee"; readonly to: PersonId | null }
  | { readonly kind: "incident"; readonly to: IncidentId };

/** What is done to many: that, or taking an earlier one back as far as nobody did something since. */
export type BulkAct = AskedBulkAct | { readonly kind: "undo"; readonly to: BulkId };

/** What became of one report: `same` was so already, `skipped` was left as it is. */
export const BULK_STATES = ["waiting", "done", "same", "skipped"] as const;
export type BulkState = (typeof BULK_STATES)[number];

/** How many reports of an act stand in which state. */
export type BulkCounts = Readonly<Record<BulkState, number>>;

/** Why a report was left as it is. */
export const BULK_REASONS = [
  "not-allowed",
  "changed-meanwhile",
  "in-case",
  "cannot-take",
  "in-another-incident",
  "incident-ended",
  "suggestion-decides",
  "failed",
] as const;
export type BulkReason = (typeof BULK_REASONS)[number];

/** Reports of one act at most; who has more narrows the filter. */
export const MOST_IN_BULK = 100_000;
export const BULK_COMMENT_LIMIT = 500;

export function isBulkState(text: unknown): text is BulkState {
  return BULK_STATES.some((state) => state === text);
}

/** Spells an act for a form, such as `status:closed`; nobody is the empty text. */
export function spellBulkAct({ kind, to }: AskedBulkAct): string {
  return `${kind}:${to ?? ""}`;
}

/** Reads what `spellBulkAct` spells; undefined for anything else. "In a case" follows from a case, and is set by nobody. */
export function parseBulkAct(text: string | undefined): AskedBulkAct | undefined {
  const [kind, to = "", ...rest] = (text ?? "").split(":");
  if (rest.length > 0) return undefined;
  if (kind === "status" && isReportStatus(to) && to !== "in-case") return { kind, to };
  if (kind === "assignee" && (to === "" || isIdOf("usr", to))) {
    return { kind, to: to === "" ? null : to };
  }
  return kind === "incident" && isIdOf("inc", to) ? { kind, to } : undefined;
}

/** The one comment that an act on many needs, as it is kept; or what is wrong with it. */
export function parseBulkComment(
  text: string | undefined,
):
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly problem: "comment-needed" | "comment-too-long" } {
  const value = lines(text ?? "");
  if (isBlank(value)) return { ok: false, problem: "comment-needed" };
  if (value.length > BULK_COMMENT_LIMIT) return { ok: false, problem: "comment-too-long" };
  return { ok: true, value };
}
