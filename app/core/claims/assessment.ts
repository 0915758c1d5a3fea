import type { OfficeTolerances } from "#app/core/claims/office-tolerances.ts";
import type { Credentials } from "#app/core/claims/credentials.ts";
import type {
  Device,
  LocationStatus,
  PlaceClaim,
  Sign,
  TimeClaim,
} from "#app/core/claims/claim.ts";
import type { SunRange } from "#app/core/claims/daylight.ts";
import type { FacingClaim } from "#app/core/claims/facing.ts";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import type { ToldSurroundings } from "#app/core/claims/surroundings.ts";

/** What is said about one file: the object that `bearwitness assess` prints. */
export interface Assessment {
  readonly path: string;
  /** Null, like both digests, only where the bytes could not be read. */
  readonly size: number | null;
  readonly sha256: string | null;
  readonly sha512: string | null;
  /** By content, whatever the name says; null where not recognised. */
  readonly mediaType: string | null;
  readonly declaredExtensionAgrees: boolean | null;
  /** Stored pixels, before any turning. */
  readonly width: number | null;
  readonly height: number | null;
  readonly durationSeconds: number | null;
  readonly device: Device;
  readonly times: readonly TimeClaim[];
  readonly places: readonly PlaceClaim[];
  readonly bestTime: TimeClaim | null;
  readonly bestPlace: PlaceClaim | null;
  readonly locationStatus: LocationStatus;
  /** How the camera was turned, by the file; absent in assessments that were made before that was told. */
  readonly facing?: readonly FacingClaim[];
  readonly credentials: Credentials;
  readonly signs: readonly Sign[];
  readonly problems: readonly ProblemCode[];
  /** What was not read and how much of it there is, as sentences; absent where nothing was left out. */
  readonly unread?: readonly string[];
  /** What maps held here say about each usable position; null in assessments that were made without them. */
  readonly surroundings: readonly ToldSurroundings[] | null;
  /** The sun at the claimed time and place; null where either is open. */
  readonly sun: SunRange | null;
  /** The office's own limits by which it was judged; absent where the project's were in force. */
  readonly tolerances?: OfficeTolerances | undefined;
}
