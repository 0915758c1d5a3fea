import type { Confinement } from "#app/adapters/media/launch.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import { recordedTolerances, type OfficeTolerances } from "#app/core/claims/office-tolerances.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { JsonObject } from "#app/core/json.ts";
import type { ItemId, PersonId } from "#app/core/ids.ts";

/** Who examines, in records. */
export const EXAMINER = { kind: "system", id: "svc-examine" } as const;

/** What the software of the examination is called in records. */
export const TOOL = "bearwitness-examiner";

/** What a file says of how its camera was turned, as a record has it: degrees as text, for records hold no fractions; null where the text is no angle. */
export function recordedFacing({ facing = [] }: Pick<Assessment, "facing">): JsonObject[] {
  return facing.map(({ source, of, degrees, north }) => ({
    ...{ source, of, north, degrees: degrees === null ? null : String(degrees) },
  }));
}

/** The record of one examination: with what, how walled in, under which limits, and what it came to. */
export function examinedEvent(
  itemId: ItemId,
  examination: {
    readonly number: number;
    /** Null where the office's own rule asked for it, once the file was sealed. */
    readonly askedBy: PersonId | null;
    readonly examinedWith: string;
    readonly confinement: Confinement;
    readonly tolerances: OfficeTolerances | undefined;
    readonly assessment: Assessment;
  },
): CustodyEvent {
  const { assessment } = examination;
  const { credentials } = assessment;
  return {
    ev: "item.metadata_extracted",
    subj: itemId,
    actor: EXAMINER,
    obj: {
      tool: TOOL,
      tool_version: examination.examinedWith,
      examination: examination.number,
      asked_by: examination.askedBy,
      confinement: examination.confinement,
      office_tolerances: recordedTolerances(examination.tolerances),
      media_type: assessment.mediaType,
      time_level: assessment.bestTime?.level ?? null,
      place_level: assessment.bestPlace?.level ?? null,
      location_status: assessment.locationStatus,
      camera_turned: recordedFacing(assessment),
      credentials: credentials.state,
      credential_codes: credentials.codes,
      credential_told: credentials.told === undefined ? null : { ...credentials.told },
      credential_engine: credentials.judgedBy?.engine ?? null,
      trust_list: credentials.trustList ?? null,
      trust_list_sha256: credentials.judgedBy?.trustListSha256 ?? null,
      sha256_examined: assessment.sha256,
      problems: assessment.problems,
    },
  };
}
