import type { BundleRow } from "#app/adapters/database/bundle-store.ts";
import type {
  CaseFile,
  CasePage,
  CaseReportRow,
  Exhibit,
} from "#app/adapters/database/case-store.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { CaseId } from "#app/core/ids.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { lookerOf } from "../people/sight.ts";
import { findCase } from "./case-access.ts";

export type CaseList = readonly (CaseFile & {
  readonly reportCount: number;
  readonly exhibitCount: number;
})[];

/** The cases this person may see, newest first: all of them, or one page. */
export async function listCases(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly page?: CasePage },
): Promise<CaseList> {
  const now = tools.clock.now();
  const decision = authorise(input.by, "case.read", OFFICE, now);
  if (!decision.allowed) return [];
  const looker = lookerOf(input.by, decision, now);
  return tools.read((stores) => stores.cases.list(looker, input.page));
}

export interface OpenCaseFile {
  readonly file: CaseFile;
  readonly reports: readonly CaseReportRow[];
  /** Originals of the case's reports, each with its exhibit when it is marked. */
  readonly items: readonly { readonly item: EvidenceItem; readonly exhibit: Exhibit | undefined }[];
  readonly bundles: readonly BundleRow[];
}

export type ReadCaseOutcome =
  | { readonly kind: "case"; readonly case: OpenCaseFile }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Everything the desk shows of one case. */
export async function readCase(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly caseId: CaseId },
): Promise<ReadCaseOutcome> {
  return tools.read(async (stores): Promise<ReadCaseOutcome> => {
    const access = await findCase(stores, input.by, "case.read", input.caseId, tools.clock.now());
    if (access.kind !== "allowed") return access;
    const reports = await stores.cases.reports(input.caseId);
    const items = await stores.items.ofReports(reports.map((report) => report.reportId));
    const exhibits = await stores.cases.exhibits(input.caseId);
    return {
      kind: "case",
      case: {
        file: access.file,
        reports,
        items: items.map((item) => ({
          item,
          exhibit: exhibits.find((exhibit) => exhibit.itemId === item.id),
        })),
        bundles: await stores.bundles.ofCase(input.caseId),
      },
    };
  });
}
