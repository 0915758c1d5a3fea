import { en } from "#app/ui/text/en/index.ts";
import { fill } from "#app/ui/text/fill.ts";
import { reportHandle, type ReportPage } from "./report-pages.ts";

/**
 * A page's title; while its form waits to be put right, that stands first. It is what stays in a browser's history and stands
 * above a printed page, so it says where one is and not what the site is about.
 */
export function pageTitle(title: string, sentBack = false): [{ title: string }] {
  const prefix = sentBack ? en.common.errorTitlePrefix : "";
  return [{ title: `${prefix}${title} - ${en.tab.service}` }];
}

/** The title of one of the form's pages: its number. Its heading says what it asks. */
export function stepTitle(
  page: ReportPage,
  sentBack = false,
  title: string = en.tab.step,
): [{ title: string }] {
  return pageTitle(fill(title, { n: reportHandle(page).step.n }), sentBack);
}
