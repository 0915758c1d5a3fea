import type { DisclosureName } from "../custody/event.ts";

/**
 * For whom a bundle is made (evidence-standards 4.4): prosecution, grand jury, defence discovery, protected
 * supplement, the court in camera.
 */
export type Audience = "PRO" | "GJ" | "DIS" | "PRT" | "CRT";

/** Kinds of payload. A kind that an audience's list does not name is not written into its bundle. */
export type PayloadClass =
  | "cover"
  | "index"
  | "transmittal"
  | "exhibit-list"
  | "native"
  | "stamped"
  | "item-facts"
  | "metadata"
  | "custody-records"
  | "custody-report"
  | "log"
  | "load-files"
  | "certificates"
  | "foundation"
  | "witness-list"
  | "disclosure-index"
  | "redaction-log"
  | "worksheets"
  | "withheld-log"
  | "versions";

/** Columns of the exhibit list (evidence-standards 9.5), in the order in which they are printed. */
export type ExhibitColumn =
  | "number"
  | "marked"
  | "bates"
  | "description"
  | "type"
  | "time"
  | "place"
  | "extent"
  | "native"
  | "original-name"
  | "sha256"
  | "source"
  | "sponsor"
  | "foundation"
  | "court-use"
  | "remarks";

/** What one audience may see: nothing that is not listed. */
export interface AudienceRules {
  /** In words, as on the cover sheet. */
  readonly title: string;
  /** Secrecy wording where the office has none of its own. */
  readonly legend: string;
  readonly classes: readonly PayloadClass[];
  readonly disclosures: readonly DisclosureName[];
  /** Members of the assessment that go into `item.json`. */
  readonly assessment: readonly string[];
  readonly columns: readonly ExhibitColumn[];
  /** Columns of the exculpatory review that they are given, where they are given it. */
  readonly review: "whole" | "codes";
  /** True where nothing may tell that a grand jury was ever handed anything (evidence-standards 9.2). */
  readonly knowsNoGrandJury: boolean;
}

/** All but worksheets. */
const EVERY_CLASS: readonly PayloadClass[] = [
  "cover", "index", "exhibit-list", "native", "stamped", "item-facts", "metadata", "custody-records",
  "custody-report", "log", "load-files", "certificates", "foundation", "transmittal", "witness-list",
  "disclosure-index", "redaction-log", "withheld-log", "versions",
]; // prettier-ignore

/** What a grand jury is not given: the prosecution's own work, and what review platforms load (evidence-standards 4.4). */
const WORK_PRODUCT: readonly PayloadClass[] = [
  "load-files", "foundation", "witness-list", "disclosure-index", "redaction-log", "withheld-log",
]; // prettier-ignore

/** What the file itself says. `path` is missing on purpose: it is a name from somebody's computer. */
const ASSESSED_FACTS: readonly string[] = [
  "mediaType", "declaredExtensionAgrees", "width", "height", "durationSeconds", "device", "times", "places",
  "bestTime", "bestPlace", "locationStatus", "facing", "credentials", "problems", "unread", "tolerances",
]; // prettier-ignore

const COURT_COLUMNS: readonly ExhibitColumn[] = [
  "number", "marked", "bates", "description", "type", "time", "place", "extent", "native", "original-name",
  "sha256", "source", "sponsor", "court-use",
]; // prettier-ignore

/** What goes to the defence and to the court in camera; what is not named here is not theirs. */
const OUTSIDE: readonly PayloadClass[] = [
  "cover", "index", "transmittal", "exhibit-list", "native", "stamped", "item-facts", "metadata",
  "custody-records", "custody-report", "log", "certificates", "disclosure-index", "withheld-log",
  "redaction-log", "versions",
]; // prettier-ignore

const RULES: Readonly<Partial<Record<Audience, AudienceRules>>> = {
  PRO: {
    title: "Prosecution working set",
    legend:
      "Prosecution working set. Not for disclosure without the approval of the assigned prosecutor.",
    // Worksheets are counsel's own work and in no list but this one, so that a list made from the others cannot have them. Nothing is withheld here.
    classes: [...EVERY_CLASS.filter((one) => one !== "withheld-log"), "worksheets"],
    disclosures: [
      "actor_name", "original_name", "submitter", "case", "reason", "note", "statement", "place", "recipient",
      "legal_authority",
    ], // prettier-ignore
    // Signs of editing are leads, not findings (10.4): for the people who weigh them only.
    assessment: [...ASSESSED_FACTS, "signs"],
    columns: [...COURT_COLUMNS, "foundation", "remarks"],
    ...{ review: "whole", knowsNoGrandJury: false },
  },
  GJ: {
    title: "Grand jury set",
    legend:
      "Grand jury material, secret by law. Not to be copied, shown or described to anyone except as " +
      "the law or an order of the court permits.",
    classes: EVERY_CLASS.filter((one) => !WORK_PRODUCT.includes(one)),
    disclosures: ["actor_name", "original_name", "case", "recipient", "legal_authority"],
    assessment: ASSESSED_FACTS,
    columns: COURT_COLUMNS,
    ...{ review: "codes", knowsNoGrandJury: false },
  },
  DIS: {
    title: "Defence discovery set",
    legend:
      "Discovery material, given to the defence for this case only. What is withheld is named in data/40-disclosure.",
    classes: [...OUTSIDE, "load-files"],
    disclosures: ["actor_name", "original_name", "case", "statement", "place"],
    // Signs of editing may impeach what the prosecution shows, so that they are the defence's to weigh too.
    assessment: [...ASSESSED_FACTS, "signs"],
    // Who is to sponsor an exhibit is the prosecution's plan.
    columns: COURT_COLUMNS.filter((one) => one !== "sponsor"),
    ...{ review: "codes", knowsNoGrandJury: true },
  },
  CRT: {
    title: "Set for the court, in camera",
    legend:
      "For the court's own inspection. Not to be shown to a party except as the court orders.",
    classes: [...OUTSIDE, "foundation", "witness-list"],
    disclosures: ["actor_name", "original_name", "submitter", "case", "statement", "place"],
    assessment: [...ASSESSED_FACTS, "signs"],
    columns: COURT_COLUMNS,
    ...{ review: "whole", knowsNoGrandJury: false },
  },
};

/** The allow-list of an audience; undefined for one whose list is not yet written, which gets no bundle at all. */
export function rulesFor(audience: Audience): AudienceRules | undefined {
  return RULES[audience];
}
