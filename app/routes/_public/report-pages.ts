import type { Answers } from "#app/core/intake/answers.ts";

/** The report's pages in the order in which they are asked. */
export const REPORT_PAGES = [
  { page: "whatHappened", path: "/report/what-happened" },
  { page: "questions", path: "/report/questions" },
  { page: "whereAndWhen", path: "/report/where-and-when" },
  { page: "evidence", path: "/report/evidence" },
  { page: "involved", path: "/report/who-was-involved" },
  { page: "yourPart", path: "/report/your-part" },
  { page: "aboutYou", path: "/report/about-you" },
  { page: "check", path: "/report/check" },
] as const;

export type ReportPage = (typeof REPORT_PAGES)[number]["page"];

/** Added to the address of a page that was opened to change one answer: it leads back to the check page. */
export const CHANGE = "?change=1";

/** Added when a page must be answered before the report can be sent. */
export const CHANGE_NEEDED = "?change=1&notice=page-first";

/** Why a page is shown: the form that led to it was of another report's page, and nothing was done. */
export const OTHER_REPORT_NOTICE = "other-report";

/** Where the event that a report names is taken off, and put back. */
export const ORIGIN_PATH = "/report/origin";

/** Where a pin is put on the map, for whoever asks for it. */
export const MAP_PATH = "/report/where-and-when/map";

/** What officers with their agency's pass are asked first. */
export const OFFICER_DETAILS = "/officers/details";

/** Where a page lives. */
export function pathOf(page: ReportPage): string {
  return REPORT_PAGES[placeOf(page)]?.path ?? "/";
}

/** Where the form goes on after a page. */
export function pathAfter(page: ReportPage): string {
  return REPORT_PAGES[placeOf(page) + 1]?.path ?? "/report/check";
}

/** What a page's frame needs to know: its place in the form and the way back. */
export function reportHandle(page: ReportPage): {
  readonly page: ReportPage;
  readonly step: { readonly n: number; readonly total: number };
  readonly backHref: string;
} {
  const place = placeOf(page);
  return {
    page,
    step: { n: place + 1, total: REPORT_PAGES.length },
    backHref: REPORT_PAGES[place - 1]?.path ?? "/",
  };
}

/** Where someone who comes back goes on: the first page without an answer. */
export function whereToGoOn(answers: Answers): string {
  if (answers.officer !== undefined && answers.officer.given === undefined) {
    return OFFICER_DETAILS;
  }
  if (answers.whatHappened === undefined) return pathOf("whatHappened");
  if (answers.whereAndWhen === undefined) {
    const asked = answers.questions?.category === answers.whatHappened.category;
    return pathOf(asked ? "whereAndWhen" : "questions");
  }
  if (answers.evidenceSeen !== true) return pathOf("evidence");
  if (answers.aboutYou === undefined && answers.sightings === undefined) return pathOf("involved");
  if (answers.aboutYou === undefined && answers.yourPart === undefined) return pathOf("yourPart");
  return pathOf(answers.aboutYou === undefined ? "aboutYou" : "check");
}

/** The page on which an answer is given. */
export function pageOfAnswer(answer: keyof Answers): ReportPage {
  if (answer === "sightings") return "involved";
  if (answer === "origin" || answer === "leftOrigin" || answer === "officer") {
    return "whatHappened";
  }
  return answer === "evidenceSeen" || answer === "links" || answer === "files"
    ? "evidence"
    : answer;
}

function placeOf(page: ReportPage): number {
  return REPORT_PAGES.findIndex((one) => one.page === page);
}
