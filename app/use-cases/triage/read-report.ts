import type { CaseFile } from "#app/adapters/database/case-store.ts";
import type { EndedUpload } from "#app/adapters/database/ended-upload-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { StoredRecord } from "#app/adapters/database/custody-reader.ts";
import type {
  Derivative,
  EvidenceItem,
  MissingDerivative,
} from "#app/adapters/database/item-store.ts";
import type { OtherFile } from "#app/adapters/database/fingerprint-store.ts";
import type { KeptStatement } from "#app/adapters/database/file-statement-store.ts";
import type { PartnerFile, PartnerImport } from "#app/adapters/database/import-store.ts";
import type { ReportLink } from "#app/adapters/database/link-store.ts";
import type { ItemScan } from "#app/adapters/database/scan-store.ts";
import type { Report, ReportNote } from "#app/adapters/database/report-store.ts";
import { tolerancesOf } from "#app/core/claims/office-tolerances.ts";
import type { JudgedPlacement } from "#app/core/claims/placement.ts";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import { arrivalOf, type Arrival } from "#app/core/intake/arrival.ts";
import type { EntryFacts } from "#app/core/intake/entry.ts";
import type { Sighting } from "#app/core/intake/sightings.ts";
import type { YourPart } from "#app/core/intake/your-part.ts";
import type { Instant } from "#app/core/instant.ts";
import type { GivenAnswer } from "#app/core/office/questions.ts";
import type { ReportTag } from "#app/core/office/report-tags.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { RecordSubject } from "#app/core/people/subject.ts";
import { originOfReport, type ReportOrigin } from "../incident-pages/origin-of-report.ts";
import { findReport, lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { judgedPlacements } from "./judged-placements.ts";

export interface ReportFile {
  /** Where the log stood: whatever is recorded from here on is not in here. */
  readonly readFrom: number;
  readonly report: Report;
  /** The page of a named event that it was begun on; null for any other. */
  readonly origin: ReportOrigin | null;
  readonly items: readonly EvidenceItem[];
  /** While files that the reporter began to send are still on their way. */
  readonly arrival: Arrival | null;
  /** Of those that are still on their way, how many were begun after the report was sent. */
  readonly arrivingLate: number;
  /** Files that did not arrive whole in time: what had come of them was removed. */
  readonly ended: readonly EndedUpload[];
  readonly derivatives: readonly Derivative[];
  /** The other halves of files that belong together, by file: those of this report, and those elsewhere that this person may know of. */
  readonly partners: ReadonlyMap<ItemId, readonly ItemId[]>;
  /** Those halves that are in other reports. */
  readonly partnersElsewhere: readonly OtherFile[];
  /** What could not be made from files that came. */
  readonly missing: readonly MissingDerivative[];
  /** Files whose bytes were not where they were put when they were last to be sealed. They are waited for. */
  readonly awaited: ReadonlySet<ItemId>;
  /** What the virus scanner last said of the files it looked at. */
  readonly scans: ReadonlyMap<ItemId, ItemScan>;
  /** What the senders' devices said the files' SHA-256 are, where they said it. */
  readonly senderDigests: ReadonlyMap<ItemId, string>;
  /** Whether the office has a scanner at all. */
  readonly hasScanner: boolean;
  /** Web addresses that the reporter gave, each with the task to preserve it. */
  readonly links: readonly ReportLink[];
  /** The agency's delivery that the report stands for; undefined for the public's. */
  readonly delivery: PartnerImport | undefined;
  /** What the agency says of files that came with it. */
  readonly partnerFiles: ReadonlyMap<ItemId, PartnerFile>;
  /** What staff worked out about where and when files were made; nothing for those who see both cut down. */
  readonly placements: readonly JudgedPlacement[];
  /** What the reporter said of single files, kept apart from what those say themselves. */
  readonly statements: ReadonlyMap<ItemId, readonly KeptStatement[]>;
  readonly notes: readonly ReportNote[];
  /** Those of its cases that this person may read: a title can say more than the report. */
  readonly cases: readonly CaseFile[];
  /** How many more there are. */
  readonly withheldCases: number;
  readonly custody: readonly StoredRecord[];
  /** Answers to the office's questions that this person may see. */
  readonly answers: readonly GivenAnswer[];
  /** How many more there are. */
  readonly withheldAnswers: number;
  readonly tags: readonly ReportTag[];
  /** How it came and who typed it in, where somebody of the office did. */
  readonly entry: { readonly facts: EntryFacts; readonly enteredBy: string } | undefined;
  /** Officers and vehicles as the reporter saw them. */
  readonly sightings: readonly Sighting[];
  /** What stands beside the story; undefined where nothing was said. */
  readonly yourPart: YourPart | undefined;
  /** People a report can be assigned to. */
  readonly assignable: readonly Person[];
  /** True when this person may see exact time, place and device of the originals. */
  readonly fullMetadata: boolean;
  /** True when this person may fetch the originals. */
  readonly originals: boolean;
}

export type ReadReportOutcome =
  | { readonly kind: "report"; readonly file: ReportFile }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Everything the desk shows of one report. */
export async function readReport(
  tools: Pick<Tools, "read" | "clock" | "scanner" | "office">,
  input: { readonly by: Person; readonly reportId: ReportId },
): Promise<ReadReportOutcome> {
  const now = tools.clock.now();
  const tolerances = tolerancesOf(tools.office.tolerances);
  return tools.read(async (stores): Promise<ReadReportOutcome> => {
    const found = await findReport(stores, input.by, "report.read", input.reportId, now);
    if (found.kind !== "allowed") return found;
    const { report, subject } = found;
    const items = await stores.items.ofReports([report.id]);
    const itemIds = items.map((item) => item.id);
    const uploads = await stores.uploads.ofReports([report.id]);
    const ended = await stores.uploads.endedOfReports([report.id]);
    const endedIds = ended.map(({ itemId }) => itemId);
    const fullMetadata = authorise(input.by, "evidence.full-metadata", subject, now).allowed;
    const people = await stores.people.all();
    const answers = await stores.reports.answers(report.id);
    const allCases = await stores.cases.ofReport(report.id);
    const cases = await casesInReach(stores, input.by, allCases, now);
    const onCases = authorise(input.by, "case.read", subject, now).allowed;
    const shown = answers.filter(({ visibility }) => visibility === "desk" || onCases);
    return {
      kind: "report",
      file: {
        readFrom: await stores.custody.size(),
        report,
        origin: await originOfReport(stores, report),
        items,
        arrival: arrivalOf(
          { files: items.length, bytes: items.reduce((sum, { size }) => sum + size, 0) },
          {
            files: uploads.length,
            bytes: uploads.reduce((sum, { size }) => sum + size, 0),
            arrived: uploads.reduce((sum, { arrived }) => sum + arrived, 0),
          },
        ),
        arrivingLate: uploads.filter(({ afterSending }) => afterSending).length,
        ended,
        derivatives: await stores.items.derivatives(itemIds),
        ...(await partnersInSight(stores, input.by, itemIds, now)),
        missing: await stores.items.missingDerivatives(itemIds),
        awaited: items.some(({ state }) => state === "received")
          ? await stores.items.awaited()
          : new Set(),
        scans: await stores.scans.ofItems(itemIds),
        senderDigests: await stores.uploads.senderDigests(itemIds),
        hasScanner: tools.scanner !== undefined,
        links: await stores.links.ofReport(report.id),
        delivery: await stores.imports.ofReport(report.id),
        partnerFiles: await stores.imports.filesOfItems(itemIds),
        statements: await stores.fileStatements.ofItems(itemIds),
        notes: await stores.reports.notes(report.id),
        cases,
        withheldCases: allCases.length - cases.length,
        custody: await stores.custody.ofSubjects([report.id, ...itemIds, ...endedIds]),
        assignable: people.filter((person) => canTake(person, subject, now)),
        answers: shown,
        withheldAnswers: answers.length - shown.length,
        tags: await stores.reports.tags(report.id),
        entry: await stores.entries.ofReport(report.id),
        sightings: await stores.reports.sightings(report.id),
        yourPart: await stores.reports.yourPart(report.id),
        fullMetadata,
        placements: fullMetadata
          ? judgedPlacements(items, await stores.placements.ofItems(itemIds), tolerances)
          : [],
        originals: authorise(input.by, "evidence.original", subject, now).allowed,
      },
    };
  });
}

async function casesInReach(
  stores: Pick<ReadStores, "access">,
  by: Person,
  cases: readonly CaseFile[],
  now: Instant,
): Promise<readonly CaseFile[]> {
  const inReach: CaseFile[] = [];
  for (const file of cases) {
    const subject = await stores.access.ofCase(file.id);
    if (subject !== undefined && authorise(by, "case.read", subject, now).allowed) {
      inReach.push(file);
    }
  }
  return inReach;
}

/** Whether a report can be given to this person: whoever would work on it, and is not walled off. */
export function canTake(person: Person, subject: RecordSubject, now: Instant): boolean {
  const given = { ...subject, assigneeIds: [person.id] };
  return authorise(person, "report.triage", given, now).allowed;
}

/** Other halves, without those in reports that this person may not know of. */
async function partnersInSight(
  stores: ReadStores,
  by: Person,
  itemIds: readonly ItemId[],
  now: Instant,
): Promise<Pick<ReportFile, "partners" | "partnersElsewhere">> {
  const all = await stores.items.partnersOf(itemIds);
  const outside = [...new Set([...all.values()].flat())].filter((id) => !itemIds.includes(id));
  const everywhere = authorise(by, "report.read", OFFICE, now);
  const partnersElsewhere =
    outside.length === 0 || !everywhere.allowed
      ? []
      : await stores.fingerprints.inSight(outside, lookerOf(by, everywhere, now));
  const known = new Set([...itemIds, ...partnersElsewhere.map(({ itemId }) => itemId)]);
  const kept = Array.from(
    all,
    ([id, others]) => [id, others.filter((one) => known.has(one))] as const,
  );
  return { partners: new Map(kept.filter(([, others]) => others.length > 0)), partnersElsewhere };
}
