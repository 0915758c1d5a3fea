import type { FileCounts, ImportRow } from "#app/adapters/database/import-reader.ts";
import type { PartnerFile, PartnerImport } from "#app/adapters/database/import-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { ImportId } from "#app/core/ids.ts";
import type { PartnerFileState } from "#app/core/partner/file-facts.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { findReport, lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { findImport, type ImportBy } from "./import-by.ts";

/** Deliveries on one page of the desk's list. */
export const IMPORTS_PAGE = 50;
/** Files on one page of a delivery. */
export const IMPORT_FILES_PAGE = 100;

interface ImportsPage {
  readonly rows: readonly ImportRow[];
  readonly next: ImportId | null;
}

/** Deliveries whose reports this person may know of, newest first. */
export async function listImports(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly before?: ImportId | undefined },
): Promise<
  | ({ readonly kind: "imports" } & ImportsPage)
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const now = tools.clock.now();
  const decision = authorise(input.by, "report.read", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const reader = lookerOf(input.by, decision, now);
  return { kind: "imports", ...(await pageOf(tools, { reader }, input.before)) };
}

/** An agency's own deliveries, newest first. */
export async function listOwnImports(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly before?: ImportId | undefined },
): Promise<ImportsPage> {
  const { by, before } = input;
  const allowed = authorise(by, "submission.read", OFFICE, tools.clock.now()).allowed;
  if (!allowed || by.agency === null) return { rows: [], next: null };
  return pageOf(tools, { agency: by.agency }, before);
}

async function pageOf(
  tools: Pick<Tools, "read">,
  whose: Parameters<ReadStores["imports"]["page"]>[0],
  before: ImportId | undefined,
): Promise<ImportsPage> {
  const rows = await tools.read(({ imports }) => imports.page(whose, IMPORTS_PAGE + 1, before));
  const shown = rows.slice(0, IMPORTS_PAGE);
  return { rows: shown, next: rows.length > IMPORTS_PAGE ? (shown.at(-1)?.id ?? null) : null };
}

/** A delivery with one page of its files. */
export interface ImportView {
  readonly of: PartnerImport;
  readonly reportCode: string;
  readonly counts: FileCounts;
  readonly files: readonly PartnerFile[];
  /** The number behind which the next page begins; null on the last. */
  readonly next: number | null;
}

interface Page {
  readonly after?: number | undefined;
  readonly state?: PartnerFileState | undefined;
}

/** A delivery as the desk sees it: with its report, so that walls and teams decide. */
export async function readImport(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly importId: ImportId } & Page,
): Promise<
  | { readonly kind: "import"; readonly view: ImportView }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const now = tools.clock.now();
  const found = await tools.read(async (stores) => {
    const of = await stores.imports.find(input.importId);
    return of === undefined
      ? undefined
      : { of, sight: await findReport(stores, input.by, "report.read", of.reportId, now) };
  });
  if (found === undefined) return { kind: "not-found" };
  if (found.sight.kind !== "allowed") return found.sight;
  return { kind: "import", view: await viewOf(tools, found.of, found.sight.report.code, input) };
}

/** A delivery as the one sees it who brings it. */
export async function readOwnImport(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: ImportBy; readonly importId: ImportId } & Page,
): Promise<ImportView | undefined> {
  const now = tools.clock.now();
  const found = await tools.read(async (stores) => {
    const of = await findImport(stores, input.by, input.importId, now, "submission.read");
    const report = of === undefined ? undefined : await stores.reports.find(of.reportId);
    return of === undefined || report === undefined ? undefined : { of, code: report.code };
  });
  return found === undefined ? undefined : viewOf(tools, found.of, found.code, input);
}

async function viewOf(
  tools: Pick<Tools, "read">,
  of: PartnerImport,
  reportCode: string,
  { after, state }: Page,
): Promise<ImportView> {
  return tools.read(async ({ imports }) => {
    const files = await imports.files(of.id, {
      ...{ after: after ?? 0, limit: IMPORT_FILES_PAGE + 1, state },
    });
    const shown = files.slice(0, IMPORT_FILES_PAGE);
    const next = files.length > IMPORT_FILES_PAGE ? (shown.at(-1)?.number ?? null) : null;
    return { of, reportCode, counts: await imports.counts(of.id), files: shown, next };
  });
}
