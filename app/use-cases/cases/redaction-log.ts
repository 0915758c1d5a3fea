import type { CaseFile } from "#app/adapters/database/case-store.ts";
import type { Exhibit } from "#app/adapters/database/exhibit-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import { exhibitNumber } from "#app/core/case/case-number.ts";
import type { CaseId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { standingOf, type LoggedRedaction } from "#app/core/redaction/redaction-log.ts";
import { redactedKind } from "#app/core/redaction/redaction.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { findCase } from "./case-access.ts";

/** What was covered in the exhibits of a case. */
export interface RedactionLog {
  readonly file: CaseFile;
  readonly logged: readonly LoggedRedaction[];
  /** Exhibits of reports in which their reader may not see what was covered, or that were taken back. */
  readonly keptBack: number;
}

export type RedactionLogOutcome =
  | { readonly kind: "log"; readonly log: RedactionLog }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Reads what was covered in the exhibits of a case, why, by whom and how it stands. Where something was covered tells what was covered, so
 * exhibits are left out, and counted, of reports whose files the reader may not cover.
 */
export async function readRedactionLog(
  tools: Pick<Tools, "read" | "clock">,
  { by, caseId }: { readonly by: Person; readonly caseId: CaseId },
): Promise<RedactionLogOutcome> {
  const now = tools.clock.now();
  return tools.read(async (stores): Promise<RedactionLogOutcome> => {
    const access = await findCase(stores, by, "case.read", caseId, now);
    if (access.kind !== "allowed") return access;
    const exhibits = await stores.cases.exhibits(caseId);
    const shown = await coverable(stores, { by, caseId, exhibits }, now);
    const logged = await loggedOf(stores, shown);
    return {
      kind: "log",
      log: { file: access.file, logged, keptBack: exhibits.length - shown.length },
    };
  });
}

/** Those exhibits that a person may cover. */
async function coverable(
  stores: ReadStores,
  {
    by,
    caseId,
    exhibits,
  }: { readonly by: Person; readonly caseId: CaseId; readonly exhibits: readonly Exhibit[] },
  now: Instant,
): Promise<readonly Exhibit[]> {
  const reports = await stores.cases.reports(caseId);
  const items = await stores.items.ofReports(reports.map(({ reportId }) => reportId));
  const reportOf = new Map(items.map(({ id, reportId }) => [id, reportId]));
  const open = new Map<ReportId | null | undefined, boolean>();
  for (const reportId of new Set(exhibits.map(({ itemId }) => reportOf.get(itemId)))) {
    if (reportId == null) continue;
    const found = await findReport(stores, by, "evidence.redact", reportId, now);
    open.set(reportId, found.kind === "allowed");
  }
  return exhibits.filter(({ itemId }) => open.get(reportOf.get(itemId)) === true);
}

async function loggedOf(
  stores: ReadStores,
  exhibits: readonly Exhibit[],
): Promise<readonly LoggedRedaction[]> {
  const redactions = await stores.redactions.ofItems(exhibits.map(({ itemId }) => itemId));
  const made = await stores.items.derivatives([...redactions.keys()]);
  const people = await stores.people.all();
  const names = new Map<string, string>(people.map(({ id, displayName }) => [id, displayName]));
  return exhibits.flatMap(({ itemId: item, number: exhibit }) =>
    (redactions.get(item) ?? []).map((one): LoggedRedaction => {
      const { number, plan, planSha256, askedBy, askedAt, review } = one;
      const name = redactedKind(number);
      const file = made.find(({ itemId, kind }) => itemId === item && kind === name);
      return {
        ...{ item, name, plan, planSha256, askedAt, standing: standingOf(one) },
        exhibit: exhibitNumber("PRO", exhibit),
        askedBy: names.get(askedBy) ?? askedBy,
        reviewedBy: review === null ? "" : (names.get(review.by) ?? review.by),
        sha256: file?.sha256 ?? "",
      };
    }),
  );
}

/** The same for a file to keep. That it was made is recorded before its first byte. */
export async function exportRedactionLog(
  tools: Pick<Tools, "read" | "clock" | "recordLook">,
  input: { readonly by: Person; readonly caseId: CaseId },
): Promise<RedactionLogOutcome> {
  const read = await readRedactionLog(tools, input);
  if (read.kind !== "log") return read;
  const { file, logged, keptBack } = read.log;
  await tools.recordLook({
    ev: "case.redaction_log_exported",
    subj: file.id,
    actor: actorOf(input.by),
    obj: { redactions: logged.length, kept_back: keptBack },
    disclosures: [actorName(input.by), { name: "case", value: file.title }],
  });
  return read;
}
