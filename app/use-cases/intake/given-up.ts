import type { UploadStanding } from "#app/adapters/database/upload-store.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import { millisOf, type Instant } from "#app/core/instant.ts";
import type { FileRefusal } from "#app/core/intake/file-refusal.ts";

/** Why what had arrived of a file was let go. */
export type GivenUp = FileRefusal | "removed-before-sending" | "upload-expired" | "begun-anew";

/** The end of an upload's time. */
export interface TimeOver {
  readonly at: Instant;
  /** Octets that lay on the disk then; null where nobody could tell. Left out where nobody looked. */
  readonly staged?: number | null;
}

const REASONS: Readonly<Record<GivenUp, string>> = {
  program: "The file was a program, not a record of anything.",
  "web-page": "The file was a page that a browser would run.",
  "removed-before-sending": "The reporter took the file back before it had arrived.",
  "upload-expired": "The upload was not finished in time.",
  "begun-anew": "What had come of the agency's file was let go, for all of it to be sent anew.",
};

/**
 * The record that what had arrived of a file was let go: bytes announced (`size`) and acknowledged at the last answer (`arrived`). Of one
 * whose time was over also how long it was kept after its last byte, in seconds, and how many bytes lay there at the end.
 */
export function givenUpEvent(upload: UploadStanding, why: GivenUp, over?: TimeOver): CustodyEvent {
  const { itemId, size, arrived, begunAt, lastByteAt } = upload;
  return {
    ev: "item.disposed",
    subj: itemId,
    actor:
      why === "removed-before-sending"
        ? { kind: "public", id: "reporter" }
        : { kind: "system", id: why === "upload-expired" ? "svc-upkeep" : "svc-intake" },
    obj: {
      ...{ method: why, size, arrived },
      ...(why === "upload-expired" && over !== undefined
        ? {
            ...(over.staged === undefined ? {} : { staged: over.staged }),
            begun_at: begunAt,
            last_byte_at: lastByteAt,
            kept_seconds: Math.max(
              0,
              Math.floor((millisOf(over.at) - millisOf(lastByteAt)) / 1000),
            ),
          }
        : {}),
    },
    disclosures: [{ name: "reason", value: REASONS[why] }],
  };
}
