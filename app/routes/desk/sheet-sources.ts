import { exhibitNumber } from "#app/core/case/case-number.ts";
import type { EntryValues } from "#app/core/case/sheet-entry.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { itemHref } from "#app/ui/desk/queue-url.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { mayUse } from "./frame.server.ts";

/** A case's worksheets as the use case reads them. */
export type OpenSheet = Extract<
  Awaited<ReturnType<UseCases["readCaseSheet"]>>,
  { kind: "sheet" }
>["sheet"];

/** What a file is called in worksheets: its exhibit's plain number, or its name with its report. */
export function fileLabel(sheet: OpenSheet, itemId: string): string {
  const found = sheet.items.find(({ item }) => item.id === itemId);
  if (found === undefined) return "a file that is not in the case any more";
  const { item, exhibit } = found;
  const name = originalName(item.originalName).display;
  if (exhibit !== undefined) return exhibitNumber("PRO", exhibit.number);
  return `${name} (no exhibit yet; ${reportLabel(sheet, item.reportId ?? "")})`;
}

/** A report's code; says so where it left the case. */
export function reportLabel(sheet: OpenSheet, reportId: string): string {
  const found = sheet.reports.find((report) => report.reportId === reportId);
  return found === undefined ? "a report that is not in the case any more" : `report ${found.code}`;
}

/** Where a fact can be looked up, each with its page for those who may open reports. */
export function sourcesOf(
  sheet: OpenSheet,
  by: Person,
  { item = "", at = "", report = "", witness = "" }: EntryValues,
): readonly { readonly label: string; readonly href: string | undefined }[] {
  const opens = mayUse(by, "report.read");
  const found = sheet.items.find((one) => one.item.id === item)?.item;
  const of = found?.reportId ?? null;
  const isMember = sheet.reports.some(({ reportId }) => reportId === report);
  return [
    ...(item === ""
      ? []
      : [
          {
            label: at === "" ? fileLabel(sheet, item) : `${fileLabel(sheet, item)} at ${at}`,
            href: opens && found !== undefined && of !== null ? itemHref(of, found.id) : undefined,
          },
        ]),
    ...(report === ""
      ? []
      : [
          {
            label: reportLabel(sheet, report),
            href: opens && isMember ? `/desk/reports/${report}` : undefined,
          },
        ]),
    ...(witness === "" ? [] : [{ label: `witness ${witness}`, href: undefined }]),
  ];
}
