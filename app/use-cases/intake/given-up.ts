import type { UploadStanding } from "#app/adapters/database/upload-store.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { FileRefusal } from "#app/core/intake/file-refusal.ts";

/** Why what had arrived of a file was let go. */
export type GivenUp = FileRefusal | "removed-before-sending" | "upload-expired" | "begun-anew";

const REASONS: Readonly<Record<GivenUp, string>> = {
  program: "The file was a program, not a record of anything.",
  "web-page": "The file was a page that a browser would run.",
  "removed-before-sending": "The reporter took the file back before it had arrived.",
  "upload-expired": "The upload was not finished in time.",
  "begun-anew": "What had come of the agency's file was let go, for all of it to be sent anew.",
};

/** The record that what had arrived of a file was let go. */
export function givenUpEvent(
  { itemId, size, arrived }: UploadStanding,
  why: GivenUp,
): CustodyEvent {
  return {
    ev: "item.disposed",
    subj: itemId,
    actor:
      why === "removed-before-sending"
        ? { kind: "public", id: "reporter" }
        : { kind: "system", id: why === "upload-expired" ? "svc-upkeep" : "svc-intake" },
    obj: { method: why, size, arrived },
    disclosures: [{ name: "reason", value: REASONS[why] }],
  };
}
