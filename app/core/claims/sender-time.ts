import type { Instant } from "#app/core/instant.ts";
import { millisOf } from "#app/core/instant.ts";
import type { ClaimContext } from "#app/core/claims/bounds.ts";
import { boundsOfMoment } from "#app/core/claims/bounds.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { nothingDerived } from "#app/core/claims/refused-time.ts";
import { refusalWords, spellInstant } from "#app/core/claims/time-sentence.ts";
import { SENDER_TIME } from "#app/core/claims/time-source.ts";

/**
 * When the device that sent a file says that it last wrote it (evidence-standards 11.2, `lastModified`): often the time of download or of
 * sending. A statement of that device, the lowest level whatever it says, and never a time of capture.
 */
export function senderTimeClaim(modifiedAt: Instant, context: ClaimContext): TimeClaim {
  const claim = { ...nothingDerived(SENDER_TIME, modifiedAt), tool: "the sender's browser" };
  const said = `The device that sent the file says that it last wrote it at ${spellInstant(modifiedAt)}`;
  const bounds = boundsOfMoment(millisOf(modifiedAt), 0, context);
  if (bounds.kind === "refused") {
    return {
      ...claim,
      sentence: `${said}, ${refusalWords(bounds.why)}; nothing is derived from it.`,
    };
  }
  const { earliest, latest } = bounds;
  const sentence = `${said}, by its own clock. That is often when it was downloaded, copied or made ready for sending, and never shown as when it was recorded.`;
  return { ...claim, zoneSource: "utc", earliest, latest, sentence };
}
