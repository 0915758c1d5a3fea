import type { JsonObject } from "../json.ts";
import type { AudienceRules } from "./audience.ts";
import type {
  BundleExhibit,
  BundleItem,
  BundleStandIn,
  LevelledSentence,
  OfficePlacement,
  ReporterStatement,
} from "./content.ts";
import { examinationsDocument, picked } from "./examinations.ts";
import type { ShownRecord } from "./shown-records.ts";
import { handedOut, recordedStandIns } from "./stand-in.ts";

/** What `format` says in every `item.json` that is written. */
export const ITEM_FORMAT = "bearwitness-item/2";

/** The format before examinations were listed; still read. */
export const FIRST_ITEM_FORMAT = "bearwitness-item/1";

/**
 * The facts of one exhibit as `item.json`: members in a fixed order, absent ones null. The original's name stands
 * here only as a disclosure, so that leaving it out for an audience leaves no trace in the rest.
 */
export function itemDocument(input: {
  readonly exhibit: BundleExhibit;
  readonly nativeName: string;
  readonly custody: readonly ShownRecord[];
  readonly rules: AudienceRules;
}): JsonObject {
  const { exhibit, nativeName, custody, rules } = input;
  const { item } = exhibit;
  return {
    format: ITEM_FORMAT,
    exhibit: exhibit.number,
    item: item.id,
    description: exhibit.description,
    native: {
      path: `native/${nativeName}`,
      ...fileDocument(handedOut(exhibit)),
      ...(exhibit.standIn === undefined
        ? {}
        : { derivative: derivativeDocument(exhibit.standIn, item, custody) }),
    },
    originalName: originalNameOf(custody),
    received: { at: item.receivedAt, seq: custody[0]?.record.seq ?? null },
    source: exhibit.source ?? null,
    extent: exhibit.extent ?? null,
    time: sentence(exhibit.time),
    place: sentence(exhibit.place),
    // The member is there only for those who may read it: an empty one would say that there is none.
    ...(rules.disclosures.includes("statement")
      ? { reporterStatements: (exhibit.statements ?? []).map(statementDocument) }
      : {}),
    officePlacements: (exhibit.placements ?? []).map((one) => placementDocument(one, rules)),
    assessment: item.assessment === undefined ? null : picked(item.assessment, rules.assessment),
    examinations: examinationsDocument(
      item.examinations ?? [],
      custody.map(({ record }) => record),
      rules,
    ),
  };
}

function fileDocument({ size, sha256, sha512, mediaType }: ReturnType<typeof handedOut>) {
  return { size, sha256, sha512, mediaType };
}

/** What the file in `native` was made of, and the records that tell so. */
function derivativeDocument(
  { redaction, sha256 }: BundleStandIn,
  original: BundleItem,
  custody: readonly ShownRecord[],
): JsonObject | null {
  const records = custody.map(({ record }) => record);
  const { found } = recordedStandIns(records, sha256);
  const one = found.find((recorded) => recorded.redaction === redaction);
  if (one === undefined) return null;
  const { name, made, accepted } = one;
  return { redaction, name, made, accepted, parent: fileDocument(original) };
}

/** JSON as every bundle spells it: two spaces, LF, in the order of the members. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function originalNameOf(custody: readonly ShownRecord[]): JsonObject | null {
  for (const { record, disclosures } of custody) {
    const found = disclosures.find(({ name }) => name === "original_name");
    if (found !== undefined) return { value: found.value, seq: record.seq, disclosure: found.text };
  }
  return null;
}

function sentence(value: LevelledSentence | undefined): JsonObject | null {
  return value === undefined ? null : { level: value.level, sentence: value.sentence };
}

function statementDocument(statement: ReporterStatement): JsonObject {
  const { id, givenAt, place, time, shows, origin } = statement;
  const said = (text: string) => (text === "" ? null : text);
  return {
    statement: id,
    source: "reporter's statement",
    givenAt,
    place: said(place),
    time: said(time),
    shows: said(shows),
    ...(origin === undefined ? {} : { origin: { ...origin } }),
  };
}

function placementDocument(one: OfficePlacement, rules: AudienceRules): JsonObject {
  const { id, placed, basis, setAt, review, withdrawnAt, judged } = one;
  const { kind, method, ...value } = placed;
  const isTold = rules.disclosures.includes("note");
  return {
    placement: id,
    source: "worked out by the office",
    ...{ kind, method, value, setAt },
    ...(isTold ? { basis } : {}),
    review:
      review === null
        ? null
        : { at: review.at, agreed: review.agreed, ...(isTold ? { note: review.note } : {}) },
    withdrawnAt,
    judged: sentence(judged ?? undefined),
  };
}
