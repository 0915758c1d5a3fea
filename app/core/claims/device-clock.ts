import { millisOf } from "#app/core/instant.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import type { Sign, TimeClaim } from "#app/core/claims/claim.ts";
import { quote, spellSpan } from "#app/core/claims/time-sentence.ts";
import { DEVICE_CLOCKS, GPS_TIME } from "#app/core/claims/time-source.ts";
import { tolerancesOf } from "#app/core/claims/office-tolerances.ts";
import { looksLikeZones } from "#app/core/claims/zone-inference.ts";

/** What an assessment tells of the clock that made its times. */
export type ClockedFile = Pick<Assessment, "device" | "times" | "tolerances">;

/**
 * By how many seconds a device's clock was ahead of the time of the position (T2) in one file, its zone taken off; negative where it was behind. At most so many,
 * as a position may have been found before the picture. Undefined where the file does not hold both, or the two differ as two zones do.
 */
export function clockAhead({ times, tolerances }: ClockedFile): number | undefined {
  const fix = times.find(({ source, level }) => source === GPS_TIME && level === "T2");
  const clock = times.find(isClock);
  if (fix?.earliest == null || clock?.earliest == null) return undefined;
  const seconds = (millisOf(clock.earliest) - millisOf(fix.earliest)) / 1000;
  return looksLikeZones(seconds, tolerancesOf(tolerances)) ? undefined : seconds;
}

/** A device's clock whose moment is known but for the clock itself. Between two zones it is not. */
function isClock({ source, level, zoneSource }: TimeClaim): boolean {
  if (!DEVICE_CLOCKS.has(source)) return false;
  return zoneSource === "written" || (zoneSource === "inferred-gps-time" && level === "T3");
}

/**
 * A lead for a file with a device's clock and no such time: how far the clock of the same device was off in the other files of its report
 * (evidence-standards 11.2, clock cross-check). Never applied to a value. Files of other reports are left out: make and model are shared by many
 * devices, and serial numbers are not read, as they would tell who sent a file. Undefined where there is nothing to say, or the clock was right to the second.
 */
export function deviceClockLead(
  file: ClockedFile,
  others: readonly ClockedFile[],
): Sign | undefined {
  const { make, model } = file.device;
  if (model === null || clockAhead(file) !== undefined) return undefined;
  if (!file.times.some(({ source, earliest }) => DEVICE_CLOCKS.has(source) && earliest !== null)) {
    return undefined;
  }
  const found = others
    .filter(({ device }) => device.make === make && device.model === model)
    .map(clockAhead)
    .filter((seconds) => seconds !== undefined);
  if (found.every((seconds) => Math.round(seconds) === 0)) return undefined;
  const count = found.length === 1 ? "1 other file" : `${found.length} other files`;
  const device = quote([make, model].filter((part) => part !== null).join(" "));
  const sentence = `In ${count} of this report that name the device ${device} its clock was ${spread(found)} the time of the position. If it is the same device, the time in this file may be off by as much; nothing was changed by it. A position that was found before the picture makes a clock look ahead, and many devices share a name.`;
  return { code: "device-clock-off", sentence };
}

function spread(seconds: readonly number[]): string {
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)];
  const word = (one: number): string => (one < 0 ? "behind" : "ahead of");
  if (spellSpan(least) === spellSpan(most) && word(least) === word(most)) {
    return `${spellSpan(most)} ${word(most)}`;
  }
  return least < 0 === most < 0
    ? `between ${spellSpan(least)} and ${spellSpan(most)} ${word(most)}`
    : `between ${spellSpan(least)} behind and ${spellSpan(most)} ahead of`;
}
