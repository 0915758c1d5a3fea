import type { PartnerFile, PartnerImport } from "#app/adapters/database/import-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import type { ImportId, ReportId } from "#app/core/ids.ts";
import { MOST_FILES, type PartnerFacts } from "#app/core/partner/file-facts.ts";
import type { Refusal } from "#app/core/people/authorise.ts";
import { isAgency } from "#app/core/people/team.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import type { Tools } from "../tools.ts";
import { findImport, importActor, refusalFor, type ImportBy } from "./import-by.ts";
import { listInto } from "./list-files.ts";
import { makePartnerReport } from "./partner-report.ts";

/** What the agency says of the delivery as a whole. */
export interface Delivery {
  readonly agency: string;
  /** The agency's own number or name of it: the same reference is the same delivery, however often it is begun. */
  readonly reference: string;
  readonly custodian: string;
  /** What it is about, in the agency's words; empty where it says nothing. */
  readonly statement: string;
  readonly place: string;
}

export type BeginImportOutcome =
  | {
      readonly kind: "begun" | "continued";
      readonly importId: ImportId;
      readonly reportId: ReportId;
      readonly reportCode: string;
      readonly files: readonly PartnerFile[];
      /** Paths that came already, of which something else is said now: what came stays. */
      readonly contradicted: readonly string[];
    }
  /** `too-many`: more files than one delivery may have; nothing of the list was taken. */
  | { readonly kind: "no-agency" | "busy" | "too-many" }
  | { readonly kind: "refused"; readonly reason: Refusal };

const LOCATOR_ATTEMPTS = 5;

/**
 * Begins an agency's delivery, or goes on with the one of that reference: its report, and the files that the agency lists, in one
 * transaction with their records. An agency's account begins its own alone. Beginning again adds what is new and corrects what was said of files that have not come.
 */
export async function beginImport(
  tools: Pick<
    Tools,
    "transact" | "clock" | "newId" | "random" | "receiptCodes" | "office" | "wakeWorker"
  >,
  input: {
    readonly by: ImportBy;
    readonly delivery: Delivery;
    readonly files: readonly PartnerFacts[];
  },
): Promise<BeginImportOutcome> {
  const { by, delivery, files } = input;
  if (!isAgency(delivery.agency)) return { kind: "no-agency" };
  const refusal = refusalFor(by, delivery.agency, tools.clock.now());
  if (refusal !== undefined) return { kind: "refused", reason: refusal };
  if (files.length > MOST_FILES) return { kind: "too-many" };
  const key = toHex(sha256(toUtf8(`${delivery.agency}\n${delivery.reference}`)));
  for (let attempt = 0; attempt < LOCATOR_ATTEMPTS; attempt += 1) {
    const receipt = await tools.receiptCodes.make();
    if (receipt.kind === "busy") return { kind: "busy" };
    const outcome = await tools.transact(async (stores) => {
      const there = await stores.imports.byReference(delivery.agency, key);
      if (there !== undefined) return answer(stores, by, there, files, "continued");
      if ((await stores.reports.receipt(receipt.code.locator)) !== undefined) return undefined;
      const one = await makePartnerReport(tools, stores, { by, delivery, receipt, files });
      await stores.imports.begin(one, key);
      return answer(stores, by, one, files, "begun");
    });
    if (outcome === undefined) continue;
    tools.wakeWorker();
    return outcome;
  }
  return { kind: "busy" };
}

export type ListOutcome = BeginImportOutcome | { readonly kind: "not-found" };

/** Adds files to a delivery that was begun, or corrects what is said of those that have not come. */
export async function listPartnerFiles(
  tools: Pick<Tools, "transact" | "clock">,
  input: {
    readonly by: ImportBy;
    readonly importId: ImportId;
    readonly files: readonly PartnerFacts[];
  },
): Promise<ListOutcome> {
  const { by, importId, files } = input;
  return tools.transact(async (stores): Promise<ListOutcome> => {
    const found = await findImport(stores, by, importId, tools.clock.now());
    if (found === undefined) return { kind: "not-found" };
    return answer(stores, by, found, files, "continued");
  });
}

async function answer(
  stores: Stores,
  by: ImportBy,
  one: Omit<PartnerImport, "state" | "finishedAt"> & Partial<Pick<PartnerImport, "state">>,
  files: readonly PartnerFacts[],
  kind: "begun" | "continued",
): Promise<BeginImportOutcome> {
  const listed = await listInto(stores, { actor: importActor(by), into: one, facts: files });
  if (listed === "too-many") return { kind: "too-many" };
  const report = await stores.reports.find(one.reportId);
  if (report === undefined) throw new Error("the import's report is not there");
  const waiting = listed.files.some(({ state }) => state === "expected" || state === "refused");
  if (one.state === "finished" && waiting) await stores.imports.reopen(one.id);
  return {
    ...{ kind, importId: one.id, reportId: one.reportId, reportCode: report.code },
    ...listed,
  };
}
