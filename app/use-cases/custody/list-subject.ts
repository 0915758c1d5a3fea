import type { RecordPage, StoredRecord } from "#app/adapters/database/custody-reader.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import { isIdOf, type SubjectId } from "#app/core/ids.ts";
import { authorise, OFFICE, type Person, type Subject } from "#app/core/people/authorise.ts";
import type { Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

export type SubjectRecordsOutcome =
  | { readonly kind: "records"; readonly records: readonly StoredRecord[] }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * The custody records of one report, file, case or bundle, in the order of the log: all, or a page of those behind a place in
 * the log. A page behind the last is empty. Who sees only their own records sees
 * those of what they may read; records of people and of the system are for those whose reach is the whole office.
 */
export async function listSubjectRecords(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly subject: SubjectId; readonly page?: RecordPage },
): Promise<SubjectRecordsOutcome> {
  const now = tools.clock.now();
  return tools.read(async (stores): Promise<SubjectRecordsOutcome> => {
    const record = await recordOf(stores, input.subject);
    const decision = authorise(input.by, "custody.read", record ?? OFFICE, now);
    // A record out of sight is answered like one that does not exist.
    if (!decision.allowed) {
      const { reason } = decision;
      return reason === "not-this-record" ? { kind: "not-found" } : { kind: "refused", reason };
    }
    if (record === undefined && decision.scope !== "office") return { kind: "not-found" };
    const { page } = input;
    const records = await stores.custody.ofSubjects([input.subject], page);
    const isFirstPage = page === undefined || page.after < 0;
    return records.length === 0 && isFirstPage
      ? { kind: "not-found" }
      : { kind: "records", records };
  });
}

/** Whose a subject is, as authorisation sees it; undefined for what belongs to no team. */
async function recordOf(stores: ReadStores, id: SubjectId): Promise<Subject | undefined> {
  if (isIdOf("rpt", id)) {
    return stores.access.ofReport(id);
  }
  if (isIdOf("itm", id)) {
    const item = await stores.items.find(id);
    return item?.reportId == null ? undefined : recordOf(stores, item.reportId);
  }
  if (isIdOf("cas", id)) {
    return stores.access.ofCase(id);
  }
  if (isIdOf("bun", id)) {
    const bundle = await stores.bundles.find(id);
    return bundle && recordOf(stores, bundle.caseId);
  }
  return undefined;
}
