import type { Datum } from "#app/core/claims/datum.ts";
import { WGS_84 } from "#app/core/claims/datum.ts";
import type { Radius } from "#app/core/claims/radius.ts";

/** What one source says of a place before it is judged. */
export interface PlaceReading {
  readonly source: string;
  readonly raw: string;
  /**
   * `usable`: numbers with both signs stated, in a system of which is known how far it lies from WGS 84. The others give no numbers. `of-what-is-shown`: the
   * source says that it is not where the recording was made.
   */
  readonly state:
    "usable" | "incomplete" | "impossible" | "zeroed" | "unknown-datum" | "of-what-is-shown";
  readonly latitude: number;
  readonly longitude: number;
  /** Signed metres as written, not yet judged. */
  readonly altitude: number | null;
  /** How exact it is when it was found; null where nothing that is written bounds it. */
  readonly radius: Radius | null;
  /** How fast the device moved, in metres a second; null where it is not written. */
  readonly speed: number | null;
  /** How many decimals of a degree its source supports. */
  readonly decimals: number;
  readonly datum: Datum;
  /** `device`: the recorder's own position. `copy`: a container's text or an editor's copy. */
  readonly kind: "device" | "copy";
  /** Remarks for the sentence, such as how it was found. */
  readonly remarks: readonly string[];
}

/** A reading with no numbers in it. */
export function unusableReading(
  source: string,
  raw: string,
  state: Exclude<PlaceReading["state"], "usable">,
  datum: Datum = WGS_84,
): PlaceReading {
  return {
    source,
    raw,
    state,
    latitude: NaN,
    longitude: NaN,
    altitude: null,
    radius: null,
    speed: null,
    decimals: 0,
    datum,
    kind: "device",
    remarks: [],
  };
}
