import type { LoaderFunction, MetaFunction } from "@remix-run/node";
import { languageFrom } from "#app/ui/layout/document.ts";
import { textIn } from "#app/ui/text/catalogues.ts";
import type { Text } from "#app/ui/text/en/index.ts";
import { fill } from "#app/ui/text/fill.ts";
import { reportHandle, type ReportPage } from "./report-pages.ts";

/**
 * A page's title in the reader's language; while its form waits to be put right (its loader says `sentBack`), that stands first. It
 * is what stays in a browser's history and stands above a printed page, so it says where one is and not what the site is about.
 * `title` chooses the words; `found` is what the loader answered, where it could answer.
 */
export function pageTitle<Loader extends LoaderFunction = LoaderFunction>(
  title: (text: Text, found: Awaited<ReturnType<Loader>> | undefined, error: unknown) => string,
): MetaFunction<Loader> {
  return ({ data, error, matches }) => {
    const text = textIn(languageFrom(matches));
    const found = data as Awaited<ReturnType<Loader>> | undefined;
    const prefix = isSentBack(data) ? text.common.errorTitlePrefix : "";
    return [{ title: `${prefix}${title(text, found, error)} - ${text.tab.service}` }];
  };
}

/** The title of one of the form's pages: its number. Its heading says what it asks. */
export function stepTitle<Loader extends LoaderFunction = LoaderFunction>(
  page: ReportPage,
  title: (text: Text) => string = (text) => text.tab.step,
): MetaFunction<Loader> {
  return pageTitle<Loader>((text) => fill(title(text), { n: reportHandle(page).step.n }));
}

function isSentBack(found: unknown): boolean {
  return (
    found !== null && typeof found === "object" && "sentBack" in found && found.sentBack === true
  );
}
