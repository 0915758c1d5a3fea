import type { Audience } from "../bundle/audience.ts";
import type { DefenceKind } from "../case/defence-kinds.ts";
import type { Category } from "../intake/category.ts";
import type { OfficeTolerances } from "../claims/office-tolerances.ts";
import type { ReportStatus } from "../triage/status.ts";
import type { DatedVersion } from "./dated.ts";
import type { PlaceList, PlaceListKind } from "./place-list.ts";
import type { Words } from "./words.ts";

/** Where a rule or text was taken from. `url` is null where only a title is known. */
export interface Source {
  readonly title: string;
  readonly url: string | null;
}

/** What a report can be about, as this office words it. The id is what is stored with a report. */
export interface PackCategory {
  readonly id: Category;
  /** Two words at most, for the desk's narrow columns. */
  readonly short: string;
  readonly label: Words;
  /** One example, read before choosing. */
  readonly example: Words;
  /** Ids of the questions that follow, in the order in which they are asked. */
  readonly questions: readonly string[];
  /** Ids of the rules that a report of this kind may touch: it keeps their versions. */
  readonly rules: readonly string[];
}

export type QuestionKind = "choice" | "several" | "yes-no" | "short-text" | "long-text";

/** Who at the desk sees an answer: everybody who reads the report, or only those who work on cases. */
export type AnswerVisibility = "desk" | "case-team";

export interface QuestionChoice {
  readonly id: string;
  readonly label: Words;
}

/** A follow-up question. */
export interface PackQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly wording: Words;
  readonly hint: Words | null;
  /** Of `choice` and `several`; the list of agencies where `choicesFrom` says so. */
  readonly choices: readonly QuestionChoice[];
  readonly choicesFrom: "agencies" | null;
  /** Asked only after one of these answers to a question of the same category that has no such condition itself. */
  readonly when: { readonly question: string; readonly answers: readonly string[] } | null;
  /** Only where the office cannot act without it. */
  readonly required: boolean;
  readonly visibility: AnswerVisibility;
  /** Id of a retention class. */
  readonly retention: string;
}

export interface Agency {
  readonly id: string;
  readonly level: "federal" | "state" | "local";
  readonly name: Words;
}

export type LetterKind =
  | "acknowledgement"
  | "need-more"
  | "closing"
  | "outside-authority"
  | "referral"
  | "preservation"
  | "foia"
  | "touhy"
  | "subpoena";

/** A part of a letter that stands in it only where whoever writes chooses it. */
export interface LetterBlock {
  readonly id: string;
  /** As it is offered at the desk. */
  readonly title: string;
  readonly text: Words;
}

/** A letter with places to fill, such as `{report-number}` (`letter.ts` lists them). */
export interface PackLetter {
  readonly id: string;
  readonly kind: LetterKind;
  readonly title: string;
  readonly body: Words;
  /** Each stands in the body as `{block:ID}`, in every language. */
  readonly blocks?: readonly LetterBlock[] | undefined;
  readonly forCounsel: boolean;
}

/** A body outside the office that may act where this office may not. */
export interface OtherBody {
  readonly id: string;
  readonly name: string;
  /** What it sees to, in a few words. */
  readonly takes: string;
  /** Where letters reach it, line by line; absent: whoever writes must find out. */
  readonly postAddress?: readonly string[] | undefined;
  readonly forCounsel: boolean;
}

export interface RuleVersion extends DatedVersion {
  /** What the rule asks, in this project's own words or the law's; null: to be supplied by counsel. */
  readonly text: string | null;
  readonly source: Source;
}

export type RuleKind =
  | "identification"
  | "property-use"
  | "sensitive-place"
  | "documentation"
  | "release"
  | "sharing"
  | "procedure";

/** A rule of the state or a city that reports may touch. Versions follow one another without gap or overlap. */
export interface PackRule {
  readonly id: string;
  readonly kind: RuleKind;
  readonly title: string;
  readonly versions: readonly RuleVersion[];
  readonly forCounsel: boolean;
}

export interface StatuteVersion extends RuleVersion {
  readonly elements: readonly { readonly id: string; readonly text: string }[];
  /** How long a prosecution may begin, in words; null: to be supplied by counsel. */
  readonly limitation: string | null;
  /** The same as a period, counted from the day of the act; absent: to be supplied by counsel. `count` null: a prosecution may begin at any time. */
  readonly limitationPeriod?: LimitationPeriod | undefined;
}

export interface LimitationPeriod {
  readonly count: number | null;
  readonly unit: "years" | "months";
  readonly source: Source;
}

/** An offence that a case may charge. */
export interface PackStatute {
  readonly id: string;
  readonly citation: string;
  readonly title: string;
  readonly versions: readonly StatuteVersion[];
  readonly forCounsel: boolean;
}

/** A defence that a charge may meet. */
export interface PackDefence {
  readonly id: string;
  readonly citation: string;
  readonly title: string;
  readonly kind: DefenceKind;
  /** Ids of the statutes against which it may stand; none: any of the pack. */
  readonly statutes: readonly string[];
  readonly versions: readonly RuleVersion[];
  readonly forCounsel: boolean;
}

/**
 * One row of the Supremacy Clause worksheet (evidence-standards 9.8): what is looked for on both sides. `test` says which of the doctrine's two questions it bears
 * on: whether federal law authorised the act, and whether the officer did no more than was necessary and proper.
 */
export interface PackImmunityQuestion {
  readonly id: string;
  readonly test: "authorised" | "necessary" | "both";
  readonly title: string;
  /** Where an answer is to be found, in a few words. */
  readonly lookFor: string;
  readonly source: Source;
  readonly forCounsel: boolean;
}

export interface RetentionClass {
  readonly id: string;
  readonly title: string;
  /** Whole years after closing; null: kept for good, or not yet decided where `authority` is null too. */
  readonly years: number | null;
  readonly authority: string | null;
}

/** What a person states in a certificate (evidence-standards 9.4). */
export interface PackCertificate {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly statements: readonly string[];
  readonly forCounsel: boolean;
}

/** A list in a file beside the pack. */
export interface PackListFile {
  readonly id: string;
  readonly kind: PlaceListKind;
  readonly title: string;
  readonly file: string;
  readonly source: Source;
}

/**
 * What one office words or rules differently from another: dated data, not code (DESIGN 6.9). Read from JSON by
 * `app/adapters/office`; `docs/office-pack.md` describes every field.
 */
export interface OfficePack {
  readonly format: 1;
  /** Short id, and the day from which this pack is in force; printed where its wording is used. */
  readonly id: string;
  readonly date: string;
  readonly officeName: string;
  readonly stateName: string;
  /** Beginning of case and bundle numbers. */
  readonly numberPrefix: string;
  /** IANA zone in which the office reads times. */
  readonly timeZone: string;
  /** A plain public page that "Leave now" goes to. */
  readonly quickExitUrl: string;
  readonly emergencyNumber: string;
  /** Read by staff before they sign in. */
  readonly signInBanner: string;
  /** How people reach the office without this page. */
  readonly contact: Words;
  /** Where letters reach it, line by line, as on an envelope; absent: forms on paper name none. */
  readonly postAddress?: readonly string[] | undefined;
  /** Languages whose words here a machine translated and no certified translator has reviewed. */
  readonly machineDrafts: readonly string[];
  /** What the public is told before sending. */
  readonly notices: readonly Words[];
  readonly categories: readonly PackCategory[];
  readonly questions: readonly PackQuestion[];
  readonly agencies: readonly Agency[];
  /** What a reporter reads of each status. */
  readonly statuses: Readonly<Record<ReportStatus, Words>>;
  readonly letters: readonly PackLetter[];
  /** Where reports outside the office's authority can go. */
  readonly otherBodies?: readonly OtherBody[] | undefined;
  readonly rules: readonly PackRule[];
  readonly statutes: readonly PackStatute[];
  /** Defences that come with a charge; absent: the office has written none. */
  readonly defences?: readonly PackDefence[] | undefined;
  /** Rows of the Supremacy Clause worksheet; absent: the office has written none. */
  readonly immunityQuestions?: readonly PackImmunityQuestion[] | undefined;
  readonly retention: readonly RetentionClass[];
  readonly certificates: readonly PackCertificate[];
  /** Secrecy wording printed on a bundle, by audience; counsel's text. */
  readonly bundleLegend: Readonly<Partial<Record<Audience, string>>>;
  readonly lists: readonly PackListFile[];
  /** Limits by which claims of time and place are judged; where nothing is said, the project's. */
  readonly tolerances?: OfficeTolerances | undefined;
  /** Who sees how many graphic files somebody opened: that person alone where nothing is said, or supervisors of their teams too, as numbers. */
  readonly exposureCounts?: "own" | "supervisors" | undefined;
  /** Whole days within which somebody decides about a report; where nothing is said, `core/triage/target.ts`. */
  readonly targetDays?: number | undefined;
}

/** A pack as it was read: with what its files held, and the digests that say which text it was. */
export interface LoadedPack extends OfficePack {
  /** SHA-256 of the pack's file, in hex. */
  readonly sha256: string;
  /** The file as it stands. */
  readonly fileText: string;
  readonly places: readonly PlaceList[];
}
