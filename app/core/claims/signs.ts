import type { LocationStatus, Sign } from "#app/core/claims/claim.ts";
import { messengerOf } from "#app/core/claims/declared-name.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";
import { processingSigns } from "#app/core/claims/processing-signs.ts";
import { parseOffset, parseWallTime } from "#app/core/claims/wall-time.ts";

/** Two clocks of one camera may write this far apart while it saves a picture. */
const SAVING_SECONDS = 60;

/** Leads for a person to look at. None says that anybody altered anything. */
export function signsOf(subject: {
  readonly declaredName: string;
  readonly fields: FieldIndex;
  readonly locationStatus: LocationStatus;
}): Sign[] {
  const signs: Sign[] = [];
  const messenger = messengerOf(subject.declaredName);
  if (messenger !== undefined) {
    const sentence = `The name follows ${messenger}'s way of naming files: it may have passed through it, which removes time and place and re-encodes. People often rename files too.`;
    signs.push({ code: "messenger-file-name", sentence });
  }
  if (subject.locationStatus === "zeroed-by-device") {
    const sentence =
      "The space for a position is there and empty: some phones do this when a browser or an app picks a file, without asking its owner. What emptied it the file does not say.";
    signs.push({ code: "location-zeroed", sentence });
  }
  signs.push(...processingSigns(subject.fields));
  if (changedAfterCapture(subject.fields)) {
    const sentence =
      "The file says that it was changed after the picture was taken: turning, cropping or copying between programs does this as well as editing.";
    signs.push({ code: "changed-after-capture", sentence });
  }
  return signs;
}

/** Wall times of one clock compare without a zone; where both state theirs, by the moments. One zone alone may be that of both. */
function changedAfterCapture(fields: FieldIndex): boolean {
  const taken = parseWallTime(fields.text("ExifIFD:DateTimeOriginal") ?? "");
  const changed = parseWallTime(fields.text("IFD0:ModifyDate") ?? "");
  if (taken === undefined || changed === undefined) return false;
  const takenZone = parseOffset(fields.text("ExifIFD:OffsetTimeOriginal") ?? "");
  const changedZone = parseOffset(fields.text("ExifIFD:OffsetTime") ?? "");
  const zones =
    takenZone === undefined || changedZone === undefined ? 0 : (changedZone - takenZone) * 60_000;
  return changed.millis - taken.millis - zones > SAVING_SECONDS * 1000;
}
