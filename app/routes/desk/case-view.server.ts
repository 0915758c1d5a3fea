import { rulesFor, type Audience } from "#app/core/bundle/audience.ts";
import { exhibitNumber } from "#app/core/case/case-number.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { ExportCheck } from "#app/ui/desk/bundle-sections.tsx";
import { itemHref } from "#app/ui/desk/queue-url.ts";
import type {
  CaseRights,
  ShownBundleRow,
  ShownCaseItem,
  ShownCaseReport,
} from "#app/ui/desk/shown-case.ts";
import { categoryWords } from "#app/ui/desk/words.ts";
import { fileKindOf } from "#app/ui/evidence/file-kind.ts";
import type { Choice } from "#app/ui/form/choice-fields.tsx";
import type { UseCases } from "#app/use-cases/bind.ts";
import { mayUse } from "./frame.server.ts";

export type OpenCase = Extract<Awaited<ReturnType<UseCases["readCase"]>>, { kind: "case" }>["case"];

/** Audiences a bundle can be made for today. */
export const AUDIENCES = ["PRO", "GJ", "DIS", "CRT"] as const satisfies readonly Audience[];

/** True for an audience a bundle can be made for. */
export function isAudience(text: unknown): text is (typeof AUDIENCES)[number] {
  return (AUDIENCES as readonly unknown[]).includes(text);
}

/** An audience in words. */
export function audienceWords(audience: Audience): string {
  return rulesFor(audience)?.title ?? audience;
}

export const AUDIENCE_CHOICES: readonly Choice[] = AUDIENCES.map((audience) => ({
  value: audience,
  label: audienceWords(audience),
}));

/** What the person may do with a case they can read. */
export function rightsIn(person: Person): CaseRights {
  return {
    change: mayUse(person, "case.change"),
    mark: mayUse(person, "exhibit.mark"),
    bundle: mayUse(person, "bundle.export"),
    // Whoever reads the report fetches originals on its page, beside what the file says.
    originals: mayUse(person, "evidence.original") && !mayUse(person, "report.read"),
  };
}

/** A case as its page shows it. */
export function caseView(
  found: OpenCase,
  person: Person,
): {
  readonly reports: readonly ShownCaseReport[];
  readonly items: readonly ShownCaseItem[];
  readonly bundles: readonly ShownBundleRow[];
  readonly checks: readonly ExportCheck[];
} {
  const readsReports = mayUse(person, "report.read");
  const codes = new Map(found.reports.map((report) => [report.reportId, report.code]));
  const reportLink = (id: string) => (readsReports ? `/desk/reports/${id}` : undefined);
  return {
    reports: found.reports.map((report) => ({
      id: report.reportId,
      code: report.code,
      href: reportLink(report.reportId),
      concern: categoryWords(report.category),
      place: report.place,
      addedAt: report.addedAt,
    })),
    items: found.items.map(({ item, exhibit }) => ({
      id: item.id,
      name: originalName(item.originalName).display,
      kind: fileKindOf(item.mediaType),
      sizeBytes: item.size,
      sha256: item.sha256,
      sealed: item.state === "sealed",
      href: readsReports && item.reportId !== null ? itemHref(item.reportId, item.id) : undefined,
      report: {
        code: item.reportId === null ? "" : (codes.get(item.reportId) ?? ""),
        href: item.reportId === null ? undefined : reportLink(item.reportId),
      },
      exhibit:
        exhibit === undefined
          ? undefined
          : {
              id: exhibit.id,
              // The plain number: the grand jury's own prefix belongs to its bundles alone.
              number: exhibitNumber("PRO", exhibit.number),
              description: exhibit.description,
            },
    })),
    bundles: found.bundles.map(bundleRow),
    checks: exportChecks(found),
  };
}

/** A bundle as a row of its case's page. */
export function bundleRow(bundle: OpenCase["bundles"][number]): ShownBundleRow {
  return {
    id: bundle.id,
    name: bundle.name,
    audience: audienceWords(bundle.audience),
    state: STATES[bundle.state],
    requestedAt: bundle.requestedAt,
    sizeBytes: bundle.size ?? undefined,
    sha256: bundle.sha256 ?? undefined,
  };
}

const STATES = {
  waiting: { tone: "running", words: "Being made" },
  ready: { tone: "done", words: "Ready" },
  failed: { tone: "failed", words: "Failed" },
} as const satisfies Readonly<Record<OpenCase["bundles"][number]["state"], unknown>>;

function exportChecks({ reports, items }: OpenCase): readonly ExportCheck[] {
  const exhibits = items.filter(({ exhibit }) => exhibit !== undefined).length;
  return [
    {
      met: reports.length > 0,
      words: reports.length > 0 ? "The case has reports" : "Add a report to the case",
    },
    {
      met: exhibits > 0,
      words: exhibits > 0 ? "Files are marked as exhibits" : "Mark at least one file as an exhibit",
    },
  ];
}
