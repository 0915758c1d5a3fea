import type { Instant } from "../../instant.ts";
import type { Json, JsonObject } from "../../json.ts";
import { examinationsDocument, picked } from "../examinations.ts";
import type { ListedExhibit } from "../exhibit-list.ts";
import { inOfficeZone, inUtc } from "../office-time.ts";
import type { BundlePlan } from "../payload.ts";
import { handedOut } from "../stand-in.ts";
import { placesPart, timesPart, type SeenAssessment } from "./viewed-claims.ts";
import { custodyPart } from "./viewed-custody.ts";
import type { ViewedExhibit, ViewedFile, ViewedPart } from "./viewed-exhibit.ts";
import { factsPart } from "./viewed-facts.ts";
import { mediaAmong } from "./viewed-media.ts";
import { findingsPart, placementsPart, statementsPart } from "./viewed-words.ts";

/** Everything of one exhibit that this audience's payload shows, in words, with those of its files that are in the bundle. */
export function viewExhibit(
  { content }: Pick<BundlePlan, "content">,
  listed: ListedExhibit,
  files: readonly ViewedFile[],
): ViewedExhibit {
  const { exhibit, rules } = listed;
  const { timeZone } = content.office;
  const moment = (at: Instant) => `${inOfficeZone(at, timeZone)}; ${inUtc(at)}`;
  const seen = seenAssessment(listed);
  const hasFacts = rules.classes.includes("item-facts");
  const hasCustody = ["custody-records", "custody-report"].some((one) =>
    rules.classes.some((known) => known === one),
  );
  const parts: readonly (ViewedPart | undefined)[] = [
    factsPart(listed, { seen, moment }),
    ...(hasFacts
      ? [
          timesPart(exhibit, seen),
          placesPart(exhibit, seen),
          placementsPart(exhibit, rules, moment),
          statementsPart(exhibit, rules, moment),
          findingsPart(seen),
          examinationsPart(listed, moment),
        ]
      : []),
    hasCustody ? custodyPart(listed, timeZone) : undefined,
  ];
  return {
    number: exhibit.number,
    description: exhibit.description,
    media: mediaAmong(files, handedOut(exhibit).mediaType),
    parts: parts.filter((part) => part !== undefined),
    files,
  };
}

/** What the audience may see of what an examination found; null where the file was not examined, or its facts are not for this audience. */
export function seenAssessment({ exhibit: { item }, rules }: ListedExhibit): SeenAssessment | null {
  if (item.assessment === undefined || !rules.classes.includes("item-facts")) return null;
  return picked(item.assessment, rules.assessment);
}

function examinationsPart(
  { exhibit, custody, rules }: ListedExhibit,
  moment: (at: Instant) => string,
): ViewedPart | undefined {
  const records = custody.map(({ record }) => record);
  const all = examinationsDocument(exhibit.item.examinations ?? [], records, rules);
  if (all.length < 2) return undefined;
  return {
    key: "examinations",
    title: "Examinations of the file",
    before: ["It was examined more than once. What is said above is of the one shown first."],
    heads: ["No.", "When", "With", "How it ended", "What it says otherwise"],
    rows: all.map((one) => [
      `${plain(one["number"])}${one["shownFirst"] === true ? ", shown first" : ""}`,
      moment(one["at"] as Instant),
      plain(one["examinedWith"]),
      one["state"] === "failed" ? "it failed" : "done",
      differences(one),
    ]),
    after: [],
  };
}

function differences(one: JsonObject): string | readonly string[] {
  const differs = (one["differs"] ?? []) as unknown as readonly {
    readonly what: string;
    readonly here: readonly string[];
    readonly shownFirst: readonly string[];
  }[];
  if (one["shownFirst"] === true) return "";
  if (one["assessment"] === null) return "What it found was not kept.";
  if (differs.length === 0) return "The same.";
  return differs.map(
    ({ what, here, shownFirst }) =>
      `${what}: here ${words(here)}; in the one shown first ${words(shownFirst)}`,
  );
}

function plain(value: Json | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "not recorded";
}

function words(texts: readonly string[]): string {
  return texts.length === 0 ? "nothing beyond it" : texts.join(", ");
}
