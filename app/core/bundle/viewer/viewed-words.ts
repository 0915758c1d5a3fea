import { METHOD_WORDS } from "../../claims/placement.ts";
import { problemSentence, PROBLEM_CODES, type ProblemCode } from "../../claims/problem.ts";
import { quote, spellRange } from "../../claims/time-sentence.ts";
import type { Instant } from "../../instant.ts";
import type { AudienceRules } from "../audience.ts";
import type { BundleExhibit, OfficePlacement, ReporterStatement } from "../content.ts";
import type { SeenAssessment } from "./viewed-claims.ts";
import type { ViewedPart } from "./viewed-exhibit.ts";

/** What the reporter said of the file; undefined where this audience may not read it or nothing was said. */
export function statementsPart(
  exhibit: BundleExhibit,
  rules: AudienceRules,
  moment: (at: Instant) => string,
): ViewedPart | undefined {
  const statements = exhibit.statements ?? [];
  if (!rules.disclosures.includes("statement") || statements.length === 0) return undefined;
  return {
    key: "statements",
    title: "What the reporter said of the file",
    before: ["A statement of a person: nothing of it was read from the file."],
    heads: ["Said", "About", "In the reporter’s words"],
    rows: statements.flatMap((one) =>
      said(one).map(([about, words]) => [moment(one.givenAt), about, words]),
    ),
    after: [],
  };
}

function said({ place, time, shows, origin }: ReporterStatement) {
  const answers: readonly (readonly [about: string, words: string | null | undefined])[] = [
    ["Where it was made", place],
    ["When it was made", time],
    ["What it shows", shows],
    ["Who made it", RECORDERS[origin?.recordedBy ?? ""]],
    ["Whether it is the file as the camera made it", origin?.original],
    ["Whether it was changed", origin?.edited],
    ["Whether it went through an app", origin?.viaApp],
    ["Which app", origin?.app],
    ["Whether the device that made it is still there", origin?.stillThere],
    ["Whether the place was taken out of it", origin?.placeTakenOut],
  ];
  return answers.flatMap(([about, words]) =>
    words == null || words === "" ? [] : [[about, words] as const],
  );
}

const RECORDERS: Readonly<Record<string, string>> = {
  me: "the reporter",
  known: "somebody whom the reporter knows",
  found: "somebody else; the reporter found it",
  unknown: "the reporter does not know",
};

/** What the office worked out of its place and time; undefined where it did not. */
export function placementsPart(
  exhibit: BundleExhibit,
  rules: AudienceRules,
  moment: (at: Instant) => string,
): ViewedPart | undefined {
  const placements = exhibit.placements ?? [];
  if (placements.length === 0) return undefined;
  const isTold = rules.disclosures.includes("note");
  return {
    key: "placements",
    title: "Worked out by the office",
    before: ["Found by people of the office, not read from the file."],
    heads: ["Value, with its bounds", "How, and when it was set down", "Level and what it means"],
    rows: placements.map((one) => [
      placedWords(one),
      [
        METHOD_WORDS[one.placed.method],
        moment(one.setAt),
        ...(isTold && one.basis !== "" ? [one.basis] : []),
        ...(isTold && one.review !== null && one.review.note !== "" ? [one.review.note] : []),
      ],
      one.judged === null
        ? `Taken back${one.withdrawnAt === null ? "" : ` ${moment(one.withdrawnAt)}`}`
        : [one.judged.level, one.judged.sentence],
    ]),
    after: [],
  };
}

/** A place with its circle, or a time between two moments. */
export function placedWords({ placed }: Pick<OfficePlacement, "placed">): string {
  if (placed.kind === "time") return spellRange(placed.earliest, placed.latest);
  const [latitude, longitude] = [placed.latitude, placed.longitude].map((degrees) =>
    Number(degrees.toFixed(5)),
  );
  return `${latitude}, ${longitude}, within ${placed.radiusMetres} m`;
}

/** What could not be read, how credentials stand, and what else an examination found. */
export function findingsPart(seen: SeenAssessment | null): ViewedPart | undefined {
  const known = new Set<string>(PROBLEM_CODES);
  const problem = (code: string) => (known.has(code) ? problemSentence(code as ProblemCode) : code);
  const rows: (readonly string[])[] = [
    ...(seen?.problems ?? []).map((code) => ["Not read, or not possible", problem(code)]),
    ...(seen?.unread ?? []).map((words) => ["Not read", words]),
    ...(seen?.credentials?.sentence === undefined
      ? []
      : [["Content credentials", seen.credentials.sentence]]),
    ...(seen?.facing ?? []).map(({ sentence, source, raw }) => [
      "How the camera was turned",
      `${sentence} Source: ${source}, written there: ${quote(raw)}`,
    ]),
    ...signsIn(seen).map((words) => ["A lead, not a finding", words]),
  ];
  if (seen !== null && rows.length === 0) return undefined;
  return {
    key: "findings",
    title: "What else the examination of the file says",
    before: seen === null ? ["The file has not been read. What it holds is not known."] : [],
    heads: rows.length === 0 ? [] : ["What", "In words"],
    rows,
    after: [],
  };
}

/** Signs as sentences; those of examinations before there were sentences are codes. */
function signsIn(seen: SeenAssessment | null): readonly string[] {
  return ((seen?.signs ?? []) as readonly (string | { readonly sentence: string })[]).map((sign) =>
    typeof sign === "string" ? sign : sign.sentence,
  );
}
