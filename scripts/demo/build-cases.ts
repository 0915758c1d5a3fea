import type { CaseId, ReportId } from "#app/core/ids.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { Staff } from "./demo-staff.ts";
import type { PlannedReport } from "./plan-demo.ts";
import type { PlannedFile } from "./plan-files.ts";
import { membersOf, PLANNED_CASES, type PlannedCase } from "./plan-work.ts";

/** Opens the demo's cases, puts reports into them, marks exhibits, decides on files for the defence and asks for a bundle. Skips what is there already. */
export async function buildCases(
  useCases: UseCases,
  staff: Staff,
  reports: readonly PlannedReport[],
  idOf: (planned: PlannedReport) => ReportId | undefined,
): Promise<void> {
  for (const planned of PLANNED_CASES) {
    const caseId = await openOnce(useCases, staff, planned.title);
    const files: Wanted[] = [];
    for (const member of membersOf(planned, reports)) {
      const reportId = idOf(member);
      if (reportId === undefined) continue;
      await useCases.addReportToCase({ by: staff.prosecutor, caseId, reportId });
      files.push(...member.files.map((file) => ({ reportId, file })));
    }
    await markExhibits(useCases, staff, caseId, { planned, files: bestFirst(files) });
    if (planned.bundle) await review(useCases, staff, caseId);
    if (planned.bundle) await bundleOnce(useCases, staff, caseId);
  }
}

/** True when an earlier start came to its end: the last thing made is there. */
export async function areCasesBuilt(useCases: UseCases, staff: Staff): Promise<boolean> {
  const cases = await useCases.listCases({ by: staff.prosecutor });
  for (const planned of PLANNED_CASES) {
    const found = cases.find((file) => file.title === planned.title);
    if (found === undefined || found.exhibitCount === 0) return false;
    if (!planned.bundle) continue;
    const read = await useCases.readCase({ by: staff.prosecutor, caseId: found.id });
    if (read.kind !== "case" || read.case.bundles.length === 0) return false;
  }
  return true;
}

async function openOnce(useCases: UseCases, staff: Staff, title: string): Promise<CaseId> {
  const by = staff.prosecutor;
  const cases = await useCases.listCases({ by });
  const existing = cases.find((file) => file.title === title);
  if (existing !== undefined) return existing.id;
  const opened = await useCases.openCase({ by, title });
  if (opened.kind !== "opened") throw new Error(`the demo could not open a case: ${opened.kind}`);
  return opened.caseId;
}

interface Wanted {
  readonly reportId: ReportId;
  readonly file: PlannedFile;
}

/** Clips, then photos that say where they were taken, then photos that say when, then the rest. */
function bestFirst(files: readonly Wanted[]): Wanted[] {
  const rank = ({ content }: PlannedFile) => {
    if (content.kind !== "photo") return content.kind === "clip" ? 0 : 4;
    const { exif, cutShort } = content.picture;
    if (exif === null || cutShort) return 3;
    return exif.position?.latitude === undefined || exif.position.latitude === 0 ? 2 : 1;
  };
  return files.toSorted((one, other) => rank(one.file) - rank(other.file));
}

/** The prosecutor marks the first exhibits, the custodian the rest. */
async function markExhibits(
  useCases: UseCases,
  { prosecutor, custodian }: Staff,
  caseId: CaseId,
  how: { readonly planned: PlannedCase; readonly files: readonly Wanted[] },
): Promise<void> {
  const { planned, files } = how;
  const read = await useCases.readCase({ by: prosecutor, caseId });
  if (read.kind !== "case") throw new Error(`the demo could not read its case: ${read.kind}`);
  const { items } = read.case;
  let marked = items.filter(({ exhibit }) => exhibit !== undefined).length;
  // Two people sent the same picture: it is one exhibit.
  const digests = new Set(items.flatMap(({ item, exhibit }) => (exhibit ? [item.sha256] : [])));
  for (const { reportId, file } of files) {
    if (marked >= planned.exhibits) return;
    const found = items.find(
      ({ item }) => item.reportId === reportId && item.originalName === file.name,
    );
    if (found?.item.state !== "sealed" || digests.has(found.item.sha256)) continue;
    const outcome = await useCases.markExhibit({
      by: marked < planned.exhibits / 2 ? prosecutor : custodian,
      caseId,
      itemId: found.item.id,
      description: file.caption,
    });
    if (outcome.kind !== "done") continue;
    digests.add(found.item.sha256);
    marked += 1;
  }
}

/**
 * The prosecutor decides what each open file is to the defence: where something suggests a code it is that one, else none. Of the case without a bundle nothing
 * is decided: its page shows what there is to do.
 */
async function review(
  useCases: UseCases,
  { prosecutor: by }: Staff,
  caseId: CaseId,
): Promise<void> {
  const read = await useCases.readReview({ by, caseId });
  if (read.kind !== "review") throw new Error(`the demo could not read a review: ${read.kind}`);
  const open = read.files.filter(({ standing }) => standing.open !== undefined);
  const byCode = Map.groupBy(open, ({ standing }) => standing.raised[0]?.suggests[0] ?? "EX-0");
  for (const [code, files] of byCode) {
    const chosen = files.map(({ item, seen }) => ({ itemId: item.id, seen }));
    const reason =
      code === "EX-0"
        ? "Looked at from end to end; nothing in it speaks for the officers."
        : "What came up with it is for the defence to argue.";
    const act = { kind: "decide", codes: [code], reason } as const;
    const outcome = await useCases.recordReview({ by, caseId, chosen, act });
    if (outcome.kind !== "recorded") throw new Error(`the demo could not decide: ${outcome.kind}`);
  }
}

async function bundleOnce(useCases: UseCases, staff: Staff, caseId: CaseId): Promise<void> {
  const by = staff.prosecutor;
  const read = await useCases.readCase({ by, caseId });
  if (read.kind === "case" && read.case.bundles.length > 0) return;
  const requested = await useCases.requestBundle({ by, caseId, audience: "GJ" });
  if (requested.kind !== "requested") {
    throw new Error(`the demo could not ask for a bundle: ${requested.kind}`);
  }
}
