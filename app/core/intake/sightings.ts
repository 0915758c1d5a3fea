import type { Id } from "../ids.ts";
import type { FormFields, Parsed, Problem } from "./problem.ts";
import { isBlank, lines, oneLine } from "./typed-text.ts";

export type SightingId = Id<"sgt">;

/** Officers and vehicles of one report. */
export const MOST_SIGHTINGS = 30;

const SHORT_LIMIT = 300;
const LONG_LIMIT = 2_000;

export const SURE = ["yes", "no", "unknown"] as const;
/** Whether something was so, as the reporter remembers it; null where they did not say. */
export type Sure = (typeof SURE)[number] | null;

export const ASKED = ["said", "refused", "silent", "not-asked", "unknown"] as const;
/** What came of asking an officer who they are; null where the reporter did not say. */
export type Asked = (typeof ASKED)[number] | null;

/** One officer by what was seen. Empty texts were not said; nothing here is a finding about who it was. */
export interface OfficerSeen {
  readonly kind: "officer";
  /** Words and pictures on vest, sleeve or cap. */
  readonly patch: string;
  readonly looks: string;
  readonly faceCovered: Sure;
  readonly badgeSeen: Sure;
  /** The name or number as far as it was read. */
  readonly badge: string;
  readonly asked: Asked;
  readonly answer: string;
  readonly did: string;
}

/** One vehicle by what was seen. */
export interface VehicleSeen {
  readonly kind: "vehicle";
  /** As far as it was read. */
  readonly plate: string;
  /** The state on the plate, in the reporter's words. */
  readonly plateFrom: string;
  readonly looks: string;
  /** Words, lights or pictures on it. */
  readonly markings: string;
  readonly did: string;
}

export type Seen = OfficerSeen | VehicleSeen;
export type SightingKind = Seen["kind"];

/** One of them in a report, told apart from all others. */
export type Sighting = Seen & { readonly id: SightingId };

/** Whether a text names a kind of sighting. */
export function isSightingKind(text: unknown): text is SightingKind {
  return text === "officer" || text === "vehicle";
}

/**
 * Reads the fields of one sighting, each named as its member. Every one may stay empty, but not all: that would be nobody.
 */
export function parseSeen(kind: SightingKind, fields: FormFields): Parsed<Seen> {
  const problems: Problem[] = [];
  const words = (field: string, limit = SHORT_LIMIT): string => {
    const typed = (limit === SHORT_LIMIT ? oneLine : lines)(fields[field] ?? "");
    if (typed.length > limit) problems.push({ field, code: "answer-too-long" });
    return isBlank(typed) ? "" : typed;
  };
  const one = <Value extends string>(field: string, offered: readonly Value[]): Value | null =>
    offered.find((value) => value === fields[field]) ?? null;
  const seen: Seen =
    kind === "officer"
      ? {
          ...{ kind, patch: words("patch"), looks: words("looks", LONG_LIMIT) },
          faceCovered: one("faceCovered", SURE),
          badgeSeen: one("badgeSeen", SURE),
          badge: words("badge"),
          asked: one("asked", ASKED),
          ...{ answer: words("answer"), did: words("did", LONG_LIMIT) },
        }
      : {
          ...{ kind, plate: words("plate"), plateFrom: words("plateFrom") },
          ...{ looks: words("looks", LONG_LIMIT), markings: words("markings") },
          did: words("did", LONG_LIMIT),
        };
  if (problems.length === 0 && saysNothing(seen)) {
    problems.push({ field: kind === "officer" ? "patch" : "plate", code: "sighting-empty" });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: seen };
}

function saysNothing({ kind: _kind, ...said }: Seen): boolean {
  return Object.values(said).every((value) => value === "" || value === null);
}

/** The form fields of a sighting that was given before. */
export function seenFields(sighting: Sighting | undefined): FormFields {
  if (sighting === undefined) return {};
  const { id: _id, kind: _kind, ...said } = sighting;
  return Object.fromEntries(Object.entries(said).map(([field, value]) => [field, value ?? ""]));
}

/** A report's sightings with this one, in the place of the one with its id, or behind all others. */
export function withSighting(
  sightings: readonly Sighting[],
  sighting: Sighting,
): readonly Sighting[] {
  const isThere = sightings.some(({ id }) => id === sighting.id);
  return isThere
    ? sightings.map((other) => (other.id === sighting.id ? sighting : other))
    : [...sightings, sighting];
}
