import type { ExaminationDifference } from "../claims/examinations-apart.ts";
import type { Silence } from "../claims/silence-words.ts";
import type { Placed } from "../claims/placement.ts";
import type { FileOrigin } from "../intake/file-origin.ts";
import type { ItemId, RedactionId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { Json, JsonObject } from "../json.ts";
import type { Borders } from "../map/borders.ts";
import type { MapBounds } from "../map/view.ts";
import type { RedactionPlan } from "../redaction/plan.ts";
import type { FoundationSheet } from "../exhibits/foundation-sheet.ts";
import type { CertificateWording } from "../exhibits/certificate.ts";
import type { Audience } from "./audience.ts";
import type { DisclosureIndex } from "./disclosure-index.ts";
import type { BundleWorksheets } from "./worksheets.ts";

/**
 * Everything a bundle is made from, as plain data. The caller hands over all it has; what the audience may
 * not see is left out by the allow-list in `audience.ts`, not by the caller. The same content always gives
 * the same bytes: dates and ids come from here and nowhere else.
 */
export interface BundleContent {
  /** Name of the bundle and of its one top folder, such as `NYAG-2026-0045-GJ-01`: `[A-Za-z0-9._-]`, at most 64. */
  readonly bundleId: string;
  readonly audience: Audience;
  readonly caseNumber: string;
  readonly caseTitle: string;
  /** Neutral words for `External-Description`: no names, no conclusions. */
  readonly description: string;
  /** The moment of export. It becomes Bagging-Date, every entry's date in the archive and every PDF's date. */
  readonly baggingDate: Instant;
  readonly office: BundleOffice;
  /** The office's secrecy wording for this audience; a neutral default stands in when absent. One or two sentences. */
  readonly legend?: string;
  /** Borders to draw the places of exhibits on; where it is absent, they are drawn on an empty ground. */
  readonly bordersWithin?: (bounds: MapBounds) => Promise<Borders>;
  /** In the order in which they are to be listed. */
  readonly exhibits: readonly BundleExhibit[];
  readonly log: BundleLog;
  /** The office pack's wording of certificates; where the member is absent, no certificates are made. */
  readonly certificates?: readonly CertificateWording[];
  /** Bates numbers that the case gave to files which are not in this bundle, by number. */
  readonly batesElsewhere?: readonly { readonly first: string; readonly last: string }[];
  /** The exculpatory review of the case; absent in bundles that were asked for before there was one. For audiences whose list has it. */
  readonly disclosure?: DisclosureIndex;
  /** Counsel's worksheets as they stood when the bundle was asked for; absent where the audience gets none. Work product: for audiences whose list has it. */
  readonly worksheets?: BundleWorksheets;
  /** Versions of this software, Node, tools and lists, printed as `90-system/versions.json`. */
  readonly versions: JsonObject;
}

/** Whose bundle it is and whom to call about it. */
export interface BundleOffice {
  readonly name: string;
  readonly address?: string;
  readonly contactName?: string;
  readonly contactPhone?: string;
  readonly contactEmail?: string;
  /** IANA zone in which times are printed beside UTC, such as `America/New_York`. */
  readonly timeZone: string;
}

/** One exhibit: one original, what is said of it, and its whole custody history up to `bundle.prepared`. */
export interface BundleExhibit {
  /** Exhibit number, such as `GJ-001`; also its folder: `[A-Za-z0-9._-]`, at most 64, unique in the bundle. */
  readonly number: string;
  readonly markedAt?: Instant;
  /** Neutral, at most 120 characters, no conclusion. */
  readonly description: string;
  readonly item: BundleItem;
  /** Best supported time and place, each with the level and sentence that must go with it. */
  readonly time?: LevelledSentence;
  readonly place?: LevelledSentence;
  /** Said in lists and reports where one of them is not there: that the file says none, or that it could not be read. */
  readonly silence?: Silence;
  /** Duration or pages in words, such as `1 min 12 s` or `3 pages`. */
  readonly extent?: string;
  /** Who gave it, as a pseudonym such as `W-03`; never a name. */
  readonly source?: string;
  readonly sponsoringWitness?: string;
  readonly foundationRoute?: string;
  /** What the office wrote about how it can come into evidence. Work product: for audiences whose list has it. */
  readonly foundation?: BundleFoundation;
  /** Its Bates numbers, such as `NYAG0000001`: one a page image; absent where none were given. */
  readonly batesFirst?: string;
  readonly batesLast?: string;
  readonly remarks?: string;
  /** What the reporter said of the file, in the order in which it came. Shown only where the audience may read `statement`. */
  readonly statements?: readonly ReporterStatement[];
  /** What the office worked out about where and when it was made, never read from the file, in the order in which it came. */
  readonly placements?: readonly OfficePlacement[];
  /** What of it was to be covered in copies for others, of which the records tell. For audiences whose list has the redaction log. */
  readonly redactions?: readonly { readonly id: RedactionId; readonly plan: RedactionPlan }[];
  /** Every record of the item's chain, sseq 0, 1, 2 … up to the head named in `bundle.prepared`. */
  readonly custody: readonly BundleRecord[];
  /** A redacted file that goes into the bundle in place of the original, where a person chose so. */
  readonly standIn?: BundleStandIn;
  /** The original's bytes, from the start, anew at each call. They are hashed again on the way into the archive. */
  readonly openNative: () => AsyncIterable<Uint8Array>;
}

/** A redacted file of an exhibit. Digests are lower-case hex. */
export interface BundleStandIn {
  readonly redaction: RedactionId;
  readonly sha256: string;
  readonly sha512: string;
  readonly size: number;
  readonly mediaType: string;
  /** Why parts are covered, as codes: some also forbid to tell the place. */
  readonly reasons: readonly string[];
  /** Its bytes, from the start, anew at each call. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** A version of a foundation sheet, as it was when the bundle was asked for. */
export interface BundleFoundation {
  readonly version: number;
  readonly writtenAt: Instant;
  readonly sheet: FoundationSheet;
}

/** What the evidence record knows about an original. Digests are lower-case hex of the bytes as received. */
export interface BundleItem {
  readonly id: ItemId;
  readonly sha256: string;
  readonly sha512: string;
  readonly size: number;
  /** Media type by content, such as `image/jpeg`. */
  readonly mediaType: string;
  /** Name as the reporter's device sent it. Shown only where the audience may read `original_name`. */
  readonly originalName: string;
  readonly receivedAt: Instant;
  /**
   * The object that `bearwitness assess` prints (DESIGN 5), of the examination that the records up to the head show first; known fields only are
   * taken, `path` never.
   */
  readonly assessment?: JsonObject;
  /** What other examinations found, of which the records up to the head tell. */
  readonly examinations?: readonly BundleExamination[];
  /** Raw metadata of the examination shown first, tag by tag, for `metadata.json`. */
  readonly metadata?: Json;
}

/** What an examination found whose claims are not those shown first; when it was made and who asked stand in its record. */
export interface BundleExamination {
  /** Counted from 1, as its record names it. */
  readonly number: number;
  /** Null where nothing is kept of what it found. */
  readonly assessment: JsonObject | null;
  /** What it says otherwise than the one shown first. */
  readonly differs: readonly ExaminationDifference[];
}

/** A reporter's words about one file; empty where they said nothing. Never a claim of the file's. */
export interface ReporterStatement {
  /** The id under which its record names it. */
  readonly id: string;
  readonly givenAt: Instant;
  readonly place: string;
  readonly time: string;
  readonly shows: string;
  /** Who made it and what became of it since; absent where nothing was said of that. */
  readonly origin?: FileOrigin | undefined;
}

/** A place or a time that somebody of the office worked out; who that was stands in its record alone. */
export interface OfficePlacement {
  /** The id under which its records name it. */
  readonly id: string;
  readonly placed: Placed;
  /** How it was found, in words. Shown, like a review's note, only where the audience may read `note`. */
  readonly basis: string;
  readonly setAt: Instant;
  readonly review: {
    readonly at: Instant;
    readonly agreed: boolean;
    readonly note: string;
  } | null;
  readonly withdrawnAt: Instant | null;
  /** Null where it was taken back. */
  readonly judged: LevelledSentence | null;
}

/** A value of time or place never stands without its level and sentence. */
export interface LevelledSentence {
  readonly level: string;
  readonly sentence: string;
}

/** One custody record: the exact stored bytes, and all disclosures that belong to it, as stored. */
export interface BundleRecord {
  readonly leaf: Uint8Array;
  readonly disclosures: readonly string[];
}

/** What the bundle says about the log as a whole. */
export interface BundleLog {
  /** The log's origin, such as `custody.ag.example.gov/2026`. */
  readonly origin: string;
  /** Number of records that the checkpoint covers. */
  readonly size: number;
  /** The bundle's own chain, sseq 0 up to and with `bundle.prepared`, whose `obj.heads` is `{[item]: {sseq, h}}`. */
  readonly bundleRecords: readonly BundleRecord[];
  readonly checkpoint: BundleCheckpoint;
}

/** A signed state of the log that covers `bundle.prepared`, and what ties every record shown to it. */
export interface BundleCheckpoint {
  /** The signed note, word for word: the log's signature, then those of witnesses. */
  readonly note: string;
  /** The key that signed it, as C2SP writes it. */
  readonly vkey: string;
  /** The office's trust policy, a C2SP tlog-policy; the office alone, `quorum none`, when absent. */
  readonly policy?: Uint8Array;
  /** The records of the log's keys, the first and each that replaced one; empty where none was replaced. */
  readonly keyRecords?: readonly Uint8Array[];
  /** By the `seq` of each record shown: the hashes that prove it, from the leaf's sibling up. */
  readonly inclusion: ReadonlyMap<number, readonly Uint8Array[]>;
  /** The checkpoint in the previous bundle of this case, and the proof that the log has only grown since. */
  readonly earlier?: { readonly note: string; readonly proof: readonly Uint8Array[] };
  /** Answers of time-stamp authorities about this checkpoint's text (RFC 3161), whole. */
  readonly timestamps?: readonly BundleTimestamp[];
}

export interface BundleTimestamp {
  readonly response: Uint8Array;
  /** True where the office knows the authority to be one for tests; what the token's names say counts besides. */
  readonly isTest: boolean;
}
