import type { FaultCode } from "./custody/audit/fault.ts";
import type {
  BulkId,
  BundleId,
  CaseId,
  DerivativeId,
  ItemId,
  PersonId,
  RedactionId,
  RunId,
} from "#app/core/ids.ts";

/** Every kind of background work and what it needs to know. Each may run twice without harm. */
export type Job =
  | { readonly name: "seal-evidence"; readonly itemId: ItemId }
  | {
      readonly name: "examine-evidence";
      readonly itemId: ItemId;
      /** An examination beside those that were made: which number it will have, and who asked for it. */
      readonly again?: { readonly number: number; readonly by: PersonId };
    }
  /** The next file of an older examiner, and those after it. */
  | { readonly name: "examine-all-again"; readonly run: RunId }
  /** A copy of a film or recording that browsers play. */
  | { readonly name: "make-playable"; readonly itemId: ItemId }
  /** Its filmstrip and key frames, from that copy. */
  | { readonly name: "look-through-film"; readonly itemId: ItemId }
  /** A copy of a file with parts covered. */
  | { readonly name: "render-redaction"; readonly redactionId: RedactionId }
  /** The same of a film, which takes some times as long as it lasts. */
  | { readonly name: "render-redacted-film"; readonly redactionId: RedactionId }
  /** Halves of Live Photos in different reports of a case. */
  | { readonly name: "link-live-photos"; readonly caseId: CaseId }
  | { readonly name: "scan-evidence"; readonly itemId: ItemId }
  | { readonly name: "index-reports" }
  | { readonly name: "compare-reports" }
  /** Which reports may be about one event: those not looked at yet, and those of which more is known. */
  | { readonly name: "suggest-incidents" }
  /** The next reports of one act on many. */
  | { readonly name: "act-in-bulk"; readonly bulkId: BulkId }
  | { readonly name: "build-bundle"; readonly bundleId: BundleId }
  | { readonly name: "publish-checkpoint" }
  /** Both ask other bodies about the checkpoint of a size. */
  | { readonly name: "stamp-checkpoint"; readonly size: number }
  | { readonly name: "collect-cosignatures"; readonly size: number }
  /** The weekly check of log and originals, one slice a job: `state` says where the one before ended. */
  | { readonly name: "audit"; readonly state?: AuditSliceState }
  /** Ends the bytes of what was disposed of; their keys are destroyed already. */
  | { readonly name: "remove-blobs"; readonly ids: readonly (ItemId | DerivativeId)[] }
  | { readonly name: "sweep" };

export interface AuditSliceState {
  /** The last item whose original was read; the empty text when none was yet. */
  readonly after: string;
  readonly originals: number;
  readonly bytes: number;
  /** Records and signed states that the audit began with. */
  readonly records: number;
  readonly checkpoints: number;
  readonly faults: number;
  /** The first of the faults, as codes. */
  readonly found: readonly FaultCode[];
}

export type JobName = Job["name"];
