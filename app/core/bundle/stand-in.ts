import type { CustodyRecord } from "../custody/record.ts";
import type { JsonObject } from "../json.ts";
import type { RedactionReason } from "../redaction/reasons.ts";
import type { AudienceRules } from "./audience.ts";
import type { BundleExhibit, BundleItem } from "./content.ts";
import { recordedSha256 } from "./recorded-digest.ts";

/** A redacted file that its item's records tell of: made of the original, accepted by a second person, not taken back. */
export interface RecordedStandIn {
  readonly redaction: string;
  /** As the file is called, such as `redacted-1`. */
  readonly name: string;
  /** Numbers of the records that tell that it was made, and accepted. */
  readonly made: number;
  readonly accepted: number;
  readonly reasons: readonly string[];
}

/** The file of an exhibit that goes into the bundle: the original, or what stands in for it. */
export function handedOut({
  item,
  standIn,
}: Pick<BundleExhibit, "item" | "standIn">): Pick<
  BundleItem,
  "sha256" | "sha512" | "size" | "mediaType"
> {
  return standIn ?? item;
}

/**
 * The redacted files that `bundle.prepared` names to go in place of originals: SHA-256 by item. Undefined where that record is not known, empty where it
 * names none.
 */
export function standInsNamed(
  prepared: CustodyRecord | undefined,
): ReadonlyMap<string, string> | undefined {
  if (prepared === undefined) return undefined;
  const { stand_ins: named } = prepared.obj;
  if (typeof named !== "object" || named === null || Array.isArray(named)) return new Map();
  return new Map(
    Object.entries(named).filter((one): one is [string, string] => typeof one[1] === "string"),
  );
}

/** The redactions of an item with this file that the records allow to be handed out; a problem in words where there is none. */
export function recordedStandIns(
  records: readonly CustodyRecord[],
  sha256: string,
): { readonly found: readonly RecordedStandIn[]; readonly problem: string | undefined } {
  const made = records.filter(
    ({ ev, obj }) => ev === "item.redacted" && obj.child_sha256 === sha256,
  );
  if (made.length === 0) return none("no record tells of a redacted file with its SHA-256");
  const ofIt = made.filter(({ obj }) => obj.parent_sha256 === recordedSha256(records));
  if (ofIt.length === 0) return none("it was made of another file than the one received");
  const found = ofIt.flatMap(({ seq, obj }): RecordedStandIn[] => {
    const about = records.filter((one) => one.obj.redaction === obj.redaction);
    const accepted = about.find(
      (one) =>
        one.ev === "item.redaction_reviewed" &&
        one.obj.accepted === true &&
        one.obj.child_sha256 === sha256,
    );
    const isTakenBack = about.some(({ ev }) => ev === "item.redaction_withdrawn");
    if (accepted === undefined || isTakenBack) return [];
    const [redaction, name] = [text(obj, "redaction"), text(obj, "kind")];
    const reasons = Array.isArray(obj.reasons) ? obj.reasons.map(String) : [];
    return [{ redaction, name, made: seq, accepted: accepted.seq, reasons }];
  });
  return found.length > 0
    ? { found, problem: undefined }
    : none("by the records no second person accepted it, or it was taken back");
}

function none(problem: string) {
  return { found: [], problem };
}

function text(obj: JsonObject, member: string): string {
  const value = obj[member];
  return typeof value === "string" ? value : "";
}

/** Reasons for which the place of a file must not be told beside the file in which it is covered. */
const OF_PLACE: readonly RedactionReason[] = ["home-address", "private-place"];

/** What is said in the place of the place. */
export const PLACE_KEPT_BACK = "Not told here: it was covered in the file.";

/**
 * What an audience may see of an exhibit whose original is not in its bundle. Nobody looked through the original's name and raw metadata for
 * what was covered in its picture, so neither is told; where a home was covered, no place is told either, by the file, the reporter or the office.
 */
export function rulesOf(
  { standIn }: Pick<BundleExhibit, "standIn">,
  rules: AudienceRules,
): AudienceRules {
  if (standIn === undefined) return rules;
  const placeless = hidesPlace(standIn.reasons);
  return {
    ...rules,
    classes: rules.classes.filter((one) => one !== "metadata"),
    disclosures: rules.disclosures.filter(
      (one) => one !== "original_name" && !(placeless && (one === "statement" || one === "place")),
    ),
    assessment: rules.assessment.filter((one) => !(placeless && OF_PLACE_FOUND.includes(one))),
  };
}

const OF_PLACE_FOUND = ["places", "bestPlace", "locationStatus", "facing"];

/** The exhibit without the place where that was covered. */
export function withoutCoveredPlace(exhibit: BundleExhibit): BundleExhibit {
  const { standIn, place: _place, ...rest } = exhibit;
  if (standIn === undefined || !hidesPlace(standIn.reasons)) return exhibit;
  return {
    ...rest,
    standIn,
    silence: { times: exhibit.silence?.times ?? "", places: PLACE_KEPT_BACK },
    placements: (exhibit.placements ?? []).filter(({ placed }) => placed.kind !== "place"),
  };
}

function hidesPlace(reasons: readonly string[]): boolean {
  return reasons.some((one) => (OF_PLACE as readonly string[]).includes(one));
}
