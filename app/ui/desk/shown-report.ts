import type { Reach } from "#app/core/intake/about-you.ts";
import type { EndedWhy } from "#app/core/intake/ended-why.ts";
import type { LinkMethod, LinkTask } from "#app/core/intake/links.ts";
import type { OriginOnPage } from "#app/core/intake/file-origin.ts";
import type { PartnerRole } from "#app/core/partner/file-facts.ts";
import type { Sighting } from "#app/core/intake/sightings.ts";
import type { YourPart } from "#app/core/intake/your-part.ts";
import type { Category } from "#app/core/intake/category.ts";
import type { ReportTag } from "#app/core/office/report-tags.ts";
import type { StatusWords } from "#app/core/triage/status-words.ts";
import type { WordsFound } from "#app/core/triage/words-found.ts";
import type { ReportStatus } from "#app/core/triage/status.ts";
import type { ShownClaim } from "../evidence/claims-table.tsx";
import type { ShownFilmstrip } from "../evidence/film-frames.tsx";
import type { FileKind } from "../evidence/file-kind.ts";
import type { ShownCustodyRecord, ShownNote } from "./notes-and-custody.tsx";

/** What an agency says of a file. Empty texts were not said. */
export interface ShownPartnerFacts {
  readonly path: string;
  readonly role: PartnerRole;
  readonly camera: string;
  /** In words, and as written. */
  readonly clockOffset: string;
  readonly clockOffsetRaw: string;
  readonly custodian: string;
  readonly certificate: string;
  readonly note: string;
  /** `taken` is empty where the store takes no such digest. */
  readonly digests: readonly {
    readonly algorithm: string;
    readonly claimed: string;
    readonly taken: string;
  }[];
}

/** A web address that the reporter gave. Instants are UTC, ISO 8601. */
export interface ShownReportLink {
  readonly id: string;
  readonly address: string;
  readonly seen: string;
  readonly givenAt: string;
  readonly task: LinkTask;
  readonly assigneeId: string | null;
  readonly method: LinkMethod | null;
  readonly note: string;
  readonly changedBy: string;
  readonly changedAt: string | null;
  /** How often the task changed. */
  readonly version: number;
}

/** What a reporter said of one file, in their words; empty texts were not said. `given` is a time in words. */
export interface ShownStatement {
  readonly place: string;
  readonly time: string;
  readonly shows: string;
  /** Undefined where nothing was said of it. */
  readonly origin: OriginOnPage | undefined;
  readonly given: string;
}

/** What one field says of how the camera was turned. */
export interface ShownFacing {
  readonly sentence: string;
  readonly source: string;
  /** As written in the file. */
  readonly raw: string;
}

/** What is known of how hard a file is to look at. */
export interface ShownCare {
  /** What staff last said; undefined before anybody did. `at` in words. */
  readonly noted:
    | {
        readonly graphic: boolean;
        readonly twoPeople: boolean;
        readonly by: string;
        readonly at: string;
      }
    | undefined;
  /** Words of the reporter that may tell of something graphic. */
  readonly words: readonly WordsFound[];
  /** Whether its small picture is blurred for who reads it, and the large one. */
  readonly blurred: boolean;
  readonly veiled: boolean;
}

/** One file of a report as the desk shows it. */
export interface ShownItem {
  readonly id: string;
  readonly name: string;
  readonly kind: FileKind;
  /** By content, in words; undefined until the file was examined. */
  readonly mediaType: string | undefined;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly sha512: string;
  readonly sealed: boolean;
  /** What the sender's device said the SHA-256 is; undefined where it said nothing. */
  readonly senderSha256: string | undefined;
  /** Where it stands when there is something to wait for or to know, such as `not examined yet`. */
  readonly note: string | undefined;
  /** What the virus scanner said, as a sentence. */
  readonly scan: string;
  /** The original is given only after a warning. */
  readonly quarantined: boolean;
  /** Such as `4032 × 3024` or `14 s`. */
  readonly extent: string | undefined;
  readonly device: string | undefined;
  readonly thumbnailSrc: string | undefined;
  readonly previewSrc: string | undefined;
  /** Where the small picture lies that a photo carries in its metadata, drawn anew. */
  readonly embeddedSrc: string | undefined;
  /** Where the copy lies that a browser plays, of a film or a recording. */
  readonly playSrc: string | undefined;
  /** Where that copy breaks off, and what of the original is not in it. */
  readonly playNotes: readonly string[];
  /** The preview is not of the picture itself but the ready one that the camera keeps in a raw file. */
  readonly isCameraPreview: boolean;
  /** Frames of a film on one picture; undefined where there is no film, or none were made. */
  readonly strip: ShownFilmstrip | undefined;
  /** The clip inside a motion photo: where its copy lies, and where in the photo it begins and ends, in words. */
  readonly clip:
    | {
        readonly src: string;
        readonly place: string | undefined;
        readonly notes: readonly string[];
      }
    | undefined;
  readonly times: readonly ShownClaim[];
  readonly places: readonly ShownClaim[];
  /** Said instead where the file claims no time, or no place. */
  readonly silence: { readonly times: string; readonly places: string };
  /** The first before those that were added later. */
  readonly said: readonly ShownStatement[];
  /** Sentences derived from time and place by maps and by the sun; empty for those who see both cut down. */
  readonly derived: readonly string[];
  /** How the camera was turned, by the file, each with where that stands; empty for those who see times and places cut down. */
  readonly facing: readonly ShownFacing[];
  /** What content credentials in the file say, line by line; empty for those who see times and places cut down. */
  readonly credentials: readonly string[];
  /** Sentences about what could not be read and what the file belongs together with. */
  readonly remarks: readonly string[];
  /** Large previews that were shown before another one was made, each with where it lies. */
  readonly olderPreviews: readonly {
    readonly words: string;
    readonly link: string;
    readonly src: string;
  }[];
  /** What to look at, each with its innocent explanations. None is a finding. */
  readonly leads: readonly string[];
  /** Undefined where a page does not ask. */
  readonly care?: ShownCare | undefined;
  /** For a file of another agency. */
  readonly partner: ShownPartnerFacts | undefined;
}

/** A file that did not arrive whole in time, or was not taken. Times in words. */
export interface ShownEnd {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly arrivedBytes: number;
  readonly lastByte: string;
  readonly removed: string;
  readonly why: EndedWhy;
}

/** The page of a named event that a report was begun on, and what that offered; all but the address in words. */
export interface ShownOrigin {
  /** How the report came to name it. */
  readonly how: string;
  readonly title: string;
  /** Such as `Version 2, page closed`. */
  readonly version: string;
  readonly queueHref: string;
  readonly place: string;
  readonly time: string;
  /** How the reporter's own place and time stand to those. */
  readonly said: string;
}

/** A report as the desk shows it, already cut down to what its reader may see. */
export interface ShownReport {
  readonly id: string;
  readonly code: string;
  readonly status: ReportStatus;
  /** How often each was changed: a form says which state it was made for. */
  readonly versions: { readonly status: number; readonly assignee: number };
  readonly category: Category;
  readonly title: string;
  readonly origin: ShownOrigin | undefined;
  /** The agency whose officer sent it through the form for officers. */
  readonly officerAgency: string | undefined;
  /** UTC, ISO 8601. */
  readonly receivedAt: string;
  readonly assignee: { readonly id: string; readonly name: string } | undefined;
  readonly narrative: string;
  /** The office's questions as the reporter read them. */
  readonly answers: readonly {
    readonly question: string;
    readonly wording: string;
    readonly answer: string;
  }[];
  /** How many answers only those see who work on cases. */
  readonly withheldAnswers: number;
  /** The concern and the rules that it may touch, as they stood on the report's day. */
  readonly tags: readonly ReportTag[];
  /** Officers and vehicles as the reporter saw them. */
  readonly sightings: readonly Sighting[];
  /** What stands beside the story; undefined where nothing was said. */
  readonly yourPart: YourPart | undefined;
  readonly place: string;
  /** The numbers, and how the reporter came by them. */
  readonly coordinates: string | undefined;
  /** Words that may state an immigration status. */
  readonly statusWords: readonly StatusWords[];
  readonly incident: string;
  readonly hasContact: boolean;
  /** As the reporter chose it; null where nobody was asked. */
  readonly reach: Reach | null;
  /** How it came, where somebody of the office typed it in; none otherwise. */
  readonly entry: readonly { readonly term: string; readonly value: string }[];
  /** The door that it came through, in words. */
  readonly channel: string;
  readonly language: string;
  /** Such as `2 of 3 files arrived, 41 %`, while some are on their way. */
  readonly arrival: string | undefined;
  /** Files that did not arrive whole in time, or were not taken, and of which nothing is kept. */
  readonly ended: readonly ShownEnd[];
  readonly items: readonly ShownItem[];
  readonly links: readonly ShownReportLink[];
  /** The agency whose delivery it stands for. */
  readonly delivery:
    { readonly id: string; readonly agency: string; readonly custodian: string } | undefined;
  readonly notes: readonly ShownNote[];
  /** How many cases it is in besides those. */
  readonly withheldCases: number;
  readonly cases: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: string;
  }[];
  readonly custody: readonly ShownCustodyRecord[];
  readonly assignable: readonly { readonly id: string; readonly name: string }[];
  /** False: times are cut to the day and places rounded. */
  readonly fullMetadata: boolean;
  readonly originals: boolean;
}
