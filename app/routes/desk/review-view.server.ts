import { exhibitNumber } from "#app/core/case/case-number.ts";
import { BECAUSE_WORDS, openInSentences } from "#app/core/case/exculpatory-words.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import { itemHref } from "#app/ui/desk/queue-url.ts";
import type { ShownReviewedFile } from "#app/ui/desk/shown-review.ts";
import { fileKindOf } from "#app/ui/evidence/file-kind.ts";
import type { UseCases } from "#app/use-cases/bind.ts";

type Review = Extract<Awaited<ReturnType<UseCases["readReview"]>>, { kind: "review" }>;

/** Boxes of one page: a form of a browser is taken with so many fields and no more. */
export const FILES_OF_A_PAGE = 150;

/** The address of the exculpatory review of a case. */
export function reviewHref(caseId: string): string {
  return `/desk/cases/${caseId}/exculpatory`;
}

/** The name of a file's box, and the file that a box is of. */
const FIELD = "file-";

/** What the boxes of a form chose: files, each with the mark of what its reader had before them. */
export function chosenFiles(
  fields: Readonly<Record<string, string>>,
): [id: string, seen: string][] {
  return Object.entries(fields).flatMap(([name, seen]) =>
    name.startsWith(FIELD) ? [[name.slice(FIELD.length), seen] as [string, string]] : [],
  );
}

/** What the address asks for: `all` or those that keep bundles back, and which page, counted from 1. */
export function readReviewQuery(query: URLSearchParams): { all: boolean; page: number } {
  const page = Number(/^[1-9]\d{0,3}$/.exec(query.get("page") ?? "")?.[0] ?? 1);
  return { all: query.get("show") === "all", page };
}

/** One page of the review as it is shown. */
export function reviewView(
  { files, readsWords }: Review,
  { all, page }: ReturnType<typeof readReviewQuery>,
): {
  readonly files: readonly ShownReviewedFile[];
  readonly open: number;
  readonly total: number;
  readonly hasMore: boolean;
} {
  const held = files.filter(({ standing }) => standing.open !== undefined);
  const listed = all ? files : held;
  const first = (page - 1) * FILES_OF_A_PAGE;
  return {
    files: listed.slice(first, first + FILES_OF_A_PAGE).map((one) => shownFile(one, readsWords)),
    ...{ open: held.length, total: files.length },
    hasMore: listed.length > first + FILES_OF_A_PAGE,
  };
}

function shownFile(
  { item, reportCode, exhibit, standing, seen }: Review["files"][number],
  readsWords: boolean,
): ShownReviewedFile {
  const { decision, open } = standing;
  return {
    ...{ id: item.id, name: originalName(item.originalName).display, reportCode, seen },
    kind: fileKindOf(item.mediaType),
    href: readsWords && item.reportId !== null ? itemHref(item.reportId, item.id) : undefined,
    exhibit:
      exhibit === undefined
        ? undefined
        : `${exhibitNumber("PRO", exhibit.number)} ${exhibit.description}`,
    field: `${FIELD}${item.id}`,
    decision:
      decision === undefined
        ? undefined
        : {
            ...{ codes: decision.codes.join(", "), reason: decision.reason, by: decision.byName },
            ...{ at: decision.at, agreedBy: decision.agreedByName ?? undefined },
          },
    // What suggests a review may quote a report.
    open: readsWords ? openInSentences(standing) : open === undefined ? [] : [BECAUSE_WORDS[open]],
  };
}
