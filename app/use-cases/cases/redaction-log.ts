import type { CaseFile } from "#app/adapters/database/case-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import { exhibitNumber } from "#app/core/case/case-number.ts";
import type { CaseId, ItemId } from "#app/core/ids.ts";
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
    const people = await stores.people.all();
    const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
    const logged: LoggedRedaction[] = [];
    let keptBack = 0;
    for (const { itemId, number } of await stores.cases.exhibits(caseId)) {
      const item = await stores.items.find(itemId);
      const reportId = item?.reportId ?? null;
      const found =
        reportId === null
          ? undefined
          : await findReport(stores, by, "evidence.redact", reportId, now);
      if (found?.kind !== "allowed") keptBack += 1;
      else logged.push(...(await loggedOf(stores, itemId, exhibitNumber("PRO", number), names)));
    }
    return { kind: "log", log: { file: access.file, logged, keptBack } };
  });
}

async function loggedOf(
  stores: ReadStores,
  item: ItemId,
  exhibit: string,
  names: ReadonlyMap<string, string>,
): Promise<readonly LoggedRedaction[]> {
  const made = await stores.items.derivatives([item]);
  return (await stores.redactions.ofItem(item)).map((one) => {
    const { number, plan, planSha256, askedBy, askedAt, review } = one;
    const name = redactedKind(number);
    return {
      ...{ exhibit, item, name, plan, planSha256, askedAt, standing: standingOf(one) },
      askedBy: names.get(askedBy) ?? askedBy,
      reviewedBy: review === null ? "" : (names.get(review.by) ?? review.by),
      sha256: made.find(({ kind }) => kind === name)?.sha256 ?? "",
    };
  });
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
