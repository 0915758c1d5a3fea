import { nameOfPlace, type EvidencePlace } from "#app/core/evidence/evidence-place.ts";
import type { BlobId, BlobStore } from "./blob-store.ts";
import { copyObjects, type Copied } from "./copy-objects.ts";
import { createEncryptedBlobs, type BlobKeys } from "./encrypted-blobs.ts";
import type { BlobFolders } from "./local-disk.ts";
import { openObjects } from "./open-objects.ts";

/** Where the database says that the evidence lies. */
export interface PlaceMemory {
  held(): Promise<string | undefined>;
  hold(name: string): Promise<void>;
  /** Whether there is evidence at all. */
  hasBlobs(): Promise<boolean>;
}

/** What moving the evidence to another place works with: ciphertext on both sides, no keys. */
export interface StoreMove {
  readonly fromPlace: EvidencePlace;
  /**
   * Copies all of it there. `begin` is waited for once the place turned out to be usable, before anything is touched there. The problem is one
   * line, without a stop at its end.
   */
  readonly copyTo: (
    place: EvidencePlace,
    telling: {
      readonly begin: () => Promise<void>;
      /** Told after each object what was done so far. */
      readonly progress: (soFar: Copied) => void;
    },
  ) => Promise<
    | { readonly ok: true; readonly copied: Copied }
    | { readonly ok: false; readonly problem: string }
  >;
}

export type OpenedEvidencePlace =
  | {
      readonly ok: true;
      readonly blobs: BlobStore;
      readonly move: StoreMove;
      readonly close: () => void;
    }
  | { readonly ok: false; readonly problem: string };

/**
 * Opens the place that the setting names, if it is the one where this office's evidence lies: a start with another one would call
 * every original missing. An office without evidence yet may choose. The problem is one line for the operator.
 */
export async function openEvidencePlace(
  place: EvidencePlace,
  office: {
    readonly memory: PlaceMemory;
    readonly keys: BlobKeys;
    readonly folders: BlobFolders;
    readonly deploymentId: string;
    readonly random: (length: number) => Uint8Array;
    /** Told when it cannot be reached now. */
    readonly log: { warn(event: "evidence-store.away"): void };
  },
): Promise<OpenedEvidencePlace> {
  const named = nameOfPlace(place);
  const kept = await office.memory.held();
  // Before the setting was there, evidence lay here.
  const held = kept ?? ((await office.memory.hasBlobs()) ? "local" : named);
  if (held !== named) {
    return {
      ok: false,
      problem:
        `EVIDENCE_STORE says ${named}, but this office's evidence lies in ${held}. ` +
        "Set it back, or move the evidence with migrate-store.",
    };
  }
  const opened = await openObjects(place, office);
  if (!opened.ok) return { ok: false, problem: `EVIDENCE_STORE: ${opened.problem}.` };
  if (opened.away !== undefined) office.log.warn("evidence-store.away");
  if (kept === undefined) await office.memory.hold(named);
  return {
    ok: true,
    blobs: createEncryptedBlobs({ ...office, objects: opened.value }),
    move: {
      fromPlace: place,
      copyTo: async (other, { begin, progress }) => {
        const target = await openObjects(other, office);
        if (!target.ok) return target;
        try {
          if (target.away !== undefined) return { ok: false, problem: target.away };
          await begin();
          const isKept = (id: BlobId) => office.keys.holds(id);
          const copied = await copyObjects(opened.value, target.value, { isKept, progress });
          return { ok: true, copied };
        } finally {
          target.close();
        }
      },
    },
    close: () => {
      opened.close();
    },
  };
}
