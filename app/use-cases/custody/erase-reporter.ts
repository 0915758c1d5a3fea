import type { DisclosureName } from "#app/core/custody/event.ts";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import { actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { requireApproval, type NeedsApproval } from "../approvals/require-approval.ts";
import type { Tools } from "../tools.ts";
import { statementsForCodes } from "./statements-for-codes.ts";

export type EraseOutcome =
  | { readonly kind: "erased"; readonly disclosures: number; readonly identity: boolean }
  | { readonly kind: "not-found" | "no-reason" }
  | NeedsApproval
  | { readonly kind: "refused"; readonly reason: Refusal };

/** What a log's disclosures hold of a reporter: who they are, and file names, which often carry a name. */
const OF_THE_REPORTER: readonly DisclosureName[] = ["submitter", "original_name"];

const REASON_LIMIT = 500;

/**
 * Erases who a reporter is: the sealed identity, what the log's disclosures and the item rows say of them, and what was said
 * to get another code for the report, in which people may have named themselves, with the digest of it in the log's disclosures. Records and proofs stay as they are, because leaves hold salted digests only; each erasure is a record of its own
 * (evidence-standards 1.3). What was handed out before cannot be called back. Runs again without harm.
 */
export async function eraseReporter(
  tools: Pick<Tools, "transact" | "clock" | "forgetFreed">,
  input: { readonly by: Person; readonly reportCode: string; readonly reason: string },
): Promise<EraseOutcome> {
  const decision = authorise(input.by, "reporter.erase", OFFICE, tools.clock.now());
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const reason = input.reason.trim();
  if (reason === "" || reason.length > REASON_LIMIT) return { kind: "no-reason" };
  const outcome = await tools.transact(async (stores): Promise<EraseOutcome> => {
    const reportId = await stores.reports.idOfCode(input.reportCode.trim().toUpperCase());
    if (reportId === undefined) return { kind: "not-found" };
    // To whomever a wall keeps away there is nothing to erase.
    if ((await stores.access.hiddenFrom(input.by.id)).includes(reportId)) {
      return { kind: "not-found" };
    }
    const approval = await requireApproval(stores, {
      by: input.by,
      kind: "erase-reporter",
      subject: reportId,
      facts: { reason },
      now: tools.clock.now(),
    });
    if (approval.kind === "needs-approval") return approval;
    const items = await stores.items.ofReports([reportId]);
    const subjects: (ReportId | ItemId)[] = [reportId, ...items.map((item) => item.id)];
    const records = await stores.custody.ofSubjects(subjects);
    let disclosures = 0;
    for (const record of records) {
      for (const { name } of record.disclosures) {
        if (!OF_THE_REPORTER.some((one) => one === name)) continue;
        await stores.custody.eraseDisclosure(record.seq, name, {
          ev: "disclosure.erased",
          subj: subjects.find((subject) => subject === record.subj) ?? reportId,
          actor: actorOf(input.by),
          obj: { seq_erased: record.seq, disclosure: name, ground: "reporter-erased" },
          disclosures: [{ name: "reason", value: reason }],
        });
        disclosures += 1;
      }
    }
    for (const seq of await statementsForCodes(stores, reportId)) {
      await stores.custody.eraseDisclosure(seq, "statement", {
        ev: "disclosure.erased",
        subj: reportId,
        actor: actorOf(input.by),
        obj: { seq_erased: seq, disclosure: "statement", ground: "reporter-erased" },
        disclosures: [{ name: "reason", value: reason }],
      });
      disclosures += 1;
    }
    for (const item of items) {
      await stores.items.forgetName(item.id, {
        ev: "disclosure.erased",
        subj: item.id,
        actor: actorOf(input.by),
        obj: { disclosure: "name_in_item_row", ground: "reporter-erased" },
        disclosures: [{ name: "reason", value: reason }],
      });
    }
    await stores.uploads.forgetNames(reportId, {
      ev: "disclosure.erased",
      subj: reportId,
      actor: actorOf(input.by),
      obj: { disclosure: "names_of_files_that_did_not_arrive", ground: "reporter-erased" },
      disclosures: [{ name: "reason", value: reason }],
    });
    await stores.codeRequests.forgetFacts(reportId, {
      ev: "disclosure.erased",
      subj: reportId,
      actor: actorOf(input.by),
      obj: { disclosure: "facts_of_code_requests", ground: "reporter-erased" },
      disclosures: [{ name: "reason", value: reason }],
    });
    const identity = await stores.reports.forgetIdentity(reportId, {
      ev: "disclosure.erased",
      subj: reportId,
      actor: actorOf(input.by),
      obj: { disclosure: "sealed_identity", ground: "reporter-erased", ...approval.facts },
      disclosures: [{ name: "reason", value: reason }],
    });
    return { kind: "erased", disclosures, identity };
  });
  // Freed bytes are overwritten in the database file; the write-ahead log still holds old pages until it is emptied.
  if (outcome.kind === "erased") await tools.forgetFreed();
  return outcome;
}
