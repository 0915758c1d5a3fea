import type { RadiusOrigin } from "#app/core/claims/radius.ts";
import type { Instant } from "#app/core/instant.ts";

/**
 * How far a time may be trusted: T1 two independent clocks agree, T2 device clock with a stated
 * zone, T3 zone inferred, T4 no zone or a container's header, T5 weak trace, T0 contradicted.
 */
export type TimeLevel = "T0" | "T1" | "T2" | "T3" | "T4" | "T5";

/** The same for a place: P1 two independent sources, P2 device, P3 container or copy, P4 and P5 statements, P0 contradicted. */
export type PlaceLevel = "P0" | "P1" | "P2" | "P3" | "P4" | "P5";

/** Where the zone of a time came from. */
export type ZoneSource =
  | "written"
  | "utc"
  | "inferred-gps-time"
  | "inferred-place"
  | "inferred-helper"
  | "statement"
  | "none";

/** How a claim's value was come by. Codes never change their meaning. */
export type ClaimMethod =
  /** As the field holds it. */
  | "read"
  /** A wall time as the field holds it, with a zone that was found elsewhere. */
  | "zone-inferred"
  /** A position as the field holds it, with a radius that grew by its age. */
  | "widened-by-age"
  /** The text is kept, and nothing is derived from it. */
  | "nothing-derived"
  | "from-name"
  /** As the device said that sent the file. */
  | "from-sender"
  | "from-credentials";

/** What a claim could not be made without, beside its own field. */
export interface Lean {
  readonly kind: "time" | "place" | "field";
  /** The claim's `id`, or a field as `Group:Tag`. */
  readonly on: string;
  /** What came from there: its zone, how old its position was, that another clock agrees. */
  readonly for: "zone" | "age" | "agreement";
}

/** A claim of the same file that cannot be true together with another one. */
export interface ClaimConflict {
  readonly kind: "time" | "place";
  readonly id: string;
  readonly source: string;
  /** How far apart they are, in words. */
  readonly how: string;
}

/** Where a claim comes from and what it stands against; absent in assessments that were made before this was kept. */
export interface ClaimOrigin {
  /** Names the claim within its assessment: `time-1`, `place-2`. */
  readonly id: string;
  readonly method: ClaimMethod;
  /** What read it, with versions. */
  readonly tool: string;
  readonly leansOn: readonly Lean[];
  readonly conflicts: readonly ClaimConflict[];
}

/**
 * One value of time, as one source gives it. Never overwritten, never merged with another.
 * A wall time without a zone has a range of up to 26 hours and no single instant.
 */
export interface TimeClaim extends Partial<ClaimOrigin> {
  /** Where it was read, `Group:Tag`. */
  readonly source: string;
  /** In which of several EXIF blocks of the file it was read, from 2 on; absent for the first, and for what stands in none. */
  readonly block?: number;
  /** What the file says there, unaltered. */
  readonly raw: string;
  /** Wall time `YYYY-MM-DDTHH:MM:SS[.sss]`, or null where the source has none. */
  readonly local: string | null;
  /** The offset that the file itself states, spelled `±HH:MM`. */
  readonly offset: string | null;
  /** An offset that was inferred; never written into `offset`. */
  readonly assumedOffset: string | null;
  readonly zoneSource: ZoneSource;
  /** Null where nothing bounds the time. */
  readonly earliest: Instant | null;
  readonly latest: Instant | null;
  /** True where `latest` is when this file was received, set by us: nothing in it can be later. Absent where the source ends it. */
  readonly endsAtReceipt?: boolean;
  /** The moment as a movie's header gives it, taken for UTC, where the bounds are wider than that; absent elsewhere. */
  readonly stated?: Instant;
  readonly level: TimeLevel;
  /** The sentence to print: says what is claimed and how far it goes. */
  readonly sentence: string;
}

/** One value of place, as one source gives it: decimal degrees WGS 84, metres, below sea level negative. */
export interface PlaceClaim extends Partial<ClaimOrigin> {
  readonly source: string;
  /** In which of several EXIF blocks of the file it was read, from 2 on; absent for the first, and for what stands in none. */
  readonly block?: number;
  readonly raw: string;
  /** Null, both, where the source gives no usable position. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly altitude: number | null;
  /** Null: the source does not say how exact it is. */
  readonly radiusMetres: number | null;
  /** Who says how exact it is; null where there is no radius, absent in assessments that were made before this was kept. */
  readonly radiusOrigin?: RadiusOrigin | "contradicted" | null;
  /** How many decimals of a degree its source supports, 6 at most; absent where it has no position, and like `radiusOrigin`. */
  readonly decimals?: number;
  readonly level: PlaceLevel;
  readonly sentence: string;
}

/** What became of the place that a phone may write into a file. `unread`: none was found, and the file could not be read whole. */
export type LocationStatus =
  | "present"
  | "absent"
  | "unread"
  | "zeroed-by-device"
  | "incomplete"
  | "implausible"
  | "removed-by-reporter";

/** A lead for a person to look at: a code, and a sentence that gives the innocent explanation too. */
export interface Sign {
  readonly code: string;
  readonly sentence: string;
}

export interface Device {
  readonly make: string | null;
  readonly model: string | null;
  readonly software: string | null;
}
