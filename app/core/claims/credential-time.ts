import { instantFromMillis } from "#app/core/instant.ts";
import type { ClaimContext } from "#app/core/claims/bounds.ts";
import { boundsOfMoment } from "#app/core/claims/bounds.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import type { Credentials } from "#app/core/claims/credentials.ts";
import { notADate, nothingDerived } from "#app/core/claims/refused-time.ts";
import { quote, refusalWords, spellInstant } from "#app/core/claims/time-sentence.ts";
import { CREDENTIAL_TIME } from "#app/core/claims/time-source.ts";
import { parseWallTime } from "#app/core/claims/wall-time.ts";

/** Only where the credentials are of these bytes does their time stamp say anything of them. */
const INTACT: readonly Credentials["state"][] = ["trusted", "valid-unlisted"];

/**
 * The time stamp of a signature in a file's content credentials: the file was there by then, so it bounds from above and never says when
 * something was recorded (evidence-standards 11.2). T1 where the authority is on the trust list; T5 where nobody vouches for it. Undefined where
 * there is no stamp.
 */
export function credentialTimeClaim(
  credentials: Credentials | undefined,
  context: ClaimContext,
): TimeClaim | undefined {
  const raw = credentials?.signedAt;
  if (credentials === undefined || raw == null) return undefined;
  const wall = parseWallTime(raw);
  if (wall === undefined || wall.offsetMinutes === null) return notADate(CREDENTIAL_TIME, raw);
  const nothing = nothingDerived(CREDENTIAL_TIME, raw);
  const millis = wall.millis - wall.offsetMinutes * 60_000;
  const said = `A signature in the content credentials is stamped ${spellInstant(instantFromMillis(millis))}`;
  if (!INTACT.includes(credentials.state)) {
    const why =
      credentials.certificateRanOut === "not-stamped"
        ? "and the signer's certificate has run out"
        : "and the credentials do not hold for this file";
    const sentence = `${said}, ${why}; nothing is derived from it.`;
    return { ...nothing, sentence };
  }
  if (credentials.stamp === "faulty") {
    return {
      ...nothing,
      sentence: `${said}, and the stamp does not hold; nothing is derived from it.`,
    };
  }
  const bounds = boundsOfMoment(millis, 0, context);
  if (bounds.kind === "refused") {
    return {
      ...nothing,
      sentence: `${said}, ${refusalWords(bounds.why)}; nothing is derived from it.`,
    };
  }
  const bound = { ...nothing, zoneSource: "utc", latest: bounds.latest } as const;
  return credentials.stamp === "listed"
    ? {
        ...bound,
        level: "T1",
        sentence: `${said} by an authority on the trust list${listWords(credentials)}: the file was there by then. When it was recorded the stamp does not say.`,
      }
    : {
        ...bound,
        sentence: `${said} by an authority ${credentials.stamp === "unlisted" ? "that is on no list held here" : "of which it was not judged whether it is on a list held here"}: if it is right, the file was there by then. When it was recorded the stamp does not say.`,
      };
}

function listWords({ trustList }: Credentials): string {
  return trustList === undefined ? "" : ` of ${quote(trustList).slice(1, -1)}`;
}
