import type { Assessment } from "../claims/assessment.ts";
import { contradictionOf } from "../claims/placement-conflicts.ts";
import type { Tolerances } from "../claims/tolerances.ts";
import { instantFromMillis } from "../instant.ts";
import type { IncidentTime } from "../intake/incident-time.ts";
import { incidentWindow } from "../triage/incident-window.ts";
import { defenceWordsIn } from "./defence-words.ts";
import type { ExculpatoryCode } from "./exculpatory-codes.ts";
import type { CaseEntry } from "./sheet-entry.ts";

/** Something that suggests that a person looks at a file again. It raises a review and never sets a code. */
export interface ReviewCause {
  /** Names this cause and no later one of its kind, so that a decision answers what was there when it was made. */
  readonly key: string;
  /** What a person should think of first. */
  readonly suggests: readonly ExculpatoryCode[];
  /** In a sentence, for the desk and the disclosure index. */
  readonly words: string;
}

/** What is known of a file and of the report that it came with. */
export interface CauseFacts {
  readonly examination: number;
  readonly assessment: Assessment | null;
  readonly report: {
    readonly narrative: string;
    readonly time: IncidentTime;
    readonly latitude: string | null;
    readonly longitude: string | null;
    readonly point: { readonly radiusMetres: number | null } | null;
  };
  /** Ids of the reporter's requests to have something put right. */
  readonly corrections: readonly string[];
  /** Facts of the case's worksheets that help the defence and rest on this file. */
  readonly helping: readonly HelpingFact[];
  /** Whether its bytes changed between receipt and seal, so that it could not be sealed. */
  readonly damaged: boolean;
  /** Places in the log of records that the stored bytes were not what was received. */
  readonly fixityFailures: readonly number[];
  /** The office's zone, in which people tell times. */
  readonly zone: string;
  readonly tolerances: Tolerances;
}

/** A fact with what it helps: it speaks against an element, for a defence, or for immunity. */
export interface HelpingFact {
  readonly fact: Pick<CaseEntry, "id" | "version" | "values">;
  readonly helps: "against-element" | "defence" | "immunity";
}

const HELPS = {
  "against-element": "A fact against an element rests on it",
  defence: "A fact for a defence rests on it",
  immunity: "A fact that supports immunity rests on it",
} as const satisfies Readonly<Record<HelpingFact["helps"], string>>;

/** A point on a map says where an event was; pictures of it are made around it. */
const AROUND_METRES = 1_000;

/** Everything that suggests a review of a file today, in the order in which the desk tells it. */
export function causesOf(facts: CauseFacts): readonly ReviewCause[] {
  return [
    ...ofItsClaims(facts),
    ...againstTheReporter(facts),
    ...(facts.damaged
      ? [
          {
            ...{ key: "damaged", suggests: ["EX-4"] as const },
            words: "What was received was damaged before it could be sealed.",
          },
        ]
      : []),
    ...facts.fixityFailures.map((seq) => ({
      key: `fixity:${seq}`,
      suggests: ["EX-4"] as const,
      words: "The stored original was found not to be what was received.",
    })),
    ...facts.helping.map(({ fact: { id, version, values }, helps }) => ({
      key: `against:${id}/${version}`,
      suggests: helps === "immunity" ? (["EX-3"] as const) : (["EX-1", "EX-2", "EX-3"] as const),
      words: `${HELPS[helps]}: ${values["statement"] ?? ""}`,
    })),
    ...facts.corrections.map((id) => ({
      key: `correction:${id}`,
      suggests: ["EX-4"] as const,
      words: "The reporter asked to have something put right: there are two versions.",
    })),
    ...ofWords(facts),
  ];
}

function* ofItsClaims({ assessment, examination }: CauseFacts): Generator<ReviewCause> {
  if (assessment?.bestTime?.level === "T0") {
    const words = "What the file says of its time contradicts itself.";
    yield { key: `time:${examination}`, suggests: ["EX-4"], words };
  }
  if (assessment?.bestPlace?.level === "P0") {
    const words = "What the file says of its place contradicts itself.";
    yield { key: `place:${examination}`, suggests: ["EX-4"], words };
  }
  if (assessment?.credentials.state === "invalid") {
    const words = "Its content credentials do not hold.";
    yield { key: `credentials:${examination}`, suggests: ["EX-4"], words };
  }
}

/** Where the file and what the reporter says of when and where it was cannot both be true. */
function* againstTheReporter(facts: CauseFacts): Generator<ReviewCause> {
  const { assessment, examination, report, zone, tolerances } = facts;
  if (assessment === null) return;
  const told = incidentWindow(report.time, zone);
  const otherTime =
    told === undefined
      ? undefined
      : contradictionOf(
          {
            kind: "time",
            method: "other-record",
            earliest: instantFromMillis(told.from),
            latest: instantFromMillis(told.to),
          },
          assessment,
          tolerances,
        );
  if (otherTime !== undefined) {
    const words = `The reporter says another time than the file. The file: ${otherTime}`;
    yield { key: `told-time:${examination}`, suggests: ["EX-4"], words };
  }
  const [latitude, longitude] = [Number(report.latitude ?? "x"), Number(report.longitude ?? "x")];
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return;
  const radiusMetres = Math.max(report.point?.radiusMetres ?? 0, AROUND_METRES);
  const otherPlace = contradictionOf(
    { kind: "place", method: "place-list", latitude, longitude, radiusMetres },
    assessment,
    tolerances,
  );
  if (otherPlace !== undefined) {
    const words = `The reporter says another place than the file. The file: ${otherPlace}`;
    yield { key: `told-place:${examination}`, suggests: ["EX-4"], words };
  }
}

function ofWords({ report }: CauseFacts): readonly ReviewCause[] {
  const found = defenceWordsIn([report.narrative]);
  if (found.length === 0) return [];
  const quoted = found.map(({ words }) => `“${words}”`).join(", ");
  // A report's words are never changed: they are one cause for good.
  return [
    {
      key: "words",
      suggests: ["EX-3", "EX-5"],
      words: `The report has words that may bear on a defence: ${quoted}`,
    },
  ];
}
