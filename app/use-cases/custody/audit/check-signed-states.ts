import type { StoredCheckpoint, StoredTimestamp } from "#app/adapters/database/checkpoint-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import {
  isAboutLogKey,
  LOG_KEY_EVENTS,
  readLogKeys,
  type LogKeyTerm,
} from "#app/core/custody/log-keys.ts";
import type { CustodyRecord } from "#app/core/custody/record.ts";
import type { TreeCheck } from "#app/core/custody/tree-check.ts";
import { sameBytes, toHex } from "#app/core/encoding.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import type { Tools } from "../../tools.ts";
import { faultsOfCheckpoint, hasSignature, rootOf } from "./check-checkpoint.ts";
import type { AuditFault, FaultName } from "./fault.ts";

const CHECKPOINTS_AT_ONCE = 500;

/** Records that say what was signed, by whom, and with which key. */
export const STATE_EVENTS = [
  ...LOG_KEY_EVENTS,
  "checkpoint.published",
  "checkpoint.timestamped",
  "checkpoint.cosigned",
] as const;

/** Everything that was signed over the log, as it is kept. */
export interface SignedStates {
  readonly checkpoints: readonly StoredCheckpoint[];
  readonly timestamps: readonly Pick<StoredTimestamp, "size" | "authority" | "response">[];
}

export async function readSignedStates(stores: ReadStores): Promise<SignedStates> {
  const checkpoints: StoredCheckpoint[] = [];
  for (;;) {
    const from = (checkpoints.at(-1)?.size ?? -1) + 1;
    const page = await stores.checkpoints.from(from, CHECKPOINTS_AT_ONCE);
    if (page.length === 0) return { checkpoints, timestamps: await stores.audit.timestamps() };
    checkpoints.push(...page);
  }
}

/**
 * Compares what is kept of signed states with the records, in both directions: a state that the log says was signed, stamped
 * or cosigned must be there, and what is there must be what the log says. Each key that was replaced must have
 * signed the state in which it was: otherwise a log invented under another key could name this one as its next.
 */
export function checkSignedStates(
  { logKey, trustPolicy }: Pick<Tools, "logKey" | "trustPolicy">,
  { checkpoints, timestamps }: SignedStates,
) {
  const bySize = new Map(checkpoints.map((checkpoint) => [checkpoint.size, checkpoint]));
  const notReached = new Set(bySize.keys());
  const recorded = new Set<number>();
  const stamps = new Map(timestamps.map((stamp) => [stampName(stamp), stamp]));
  const keyRecords: CustodyRecord[] = [];
  let terms: readonly LogKeyTerm[] = [{ key: logKey.verifierKey, from: 1, to: undefined }];

  function aboutKeys(record: CustodyRecord): AuditFault[] {
    if (!isAboutLogKey(record)) return [];
    keyRecords.push(record);
    const keys = readLogKeys(keyRecords);
    if (keys.terms.length > 0) ({ terms } = keys);
    return keys.faults
      .filter(({ seq }) => seq === record.seq)
      .map(({ detail }) => faultOf(record, "key-not-replaced", detail));
  }

  function aboutPublished(record: CustodyRecord): AuditFault[] {
    const { size, root } = signedIn(record);
    const checkpoint = bySize.get(size);
    if (checkpoint === undefined) {
      const detail = `the log says that it was signed at ${size} records, and that checkpoint is not there`;
      return [faultOf(record, "checkpoint-missing", detail)];
    }
    recorded.add(size);
    if (rootOf(checkpoint) === root) return [];
    const detail = `the checkpoint of ${size} records is not the one that the log says was signed`;
    return [faultOf(record, "checkpoint-differs", detail)];
  }

  function aboutTimestamp(record: CustodyRecord): AuditFault[] {
    const { size } = signedIn(record);
    const name = stampName({ size, authority: textOf(record.obj["authority"]) });
    const stamp = stamps.get(name);
    stamps.delete(name);
    if (stamp === undefined) {
      const detail = `the time-stamp of the checkpoint of ${size} records is not there`;
      return [faultOf(record, "timestamp-missing", detail)];
    }
    if (toHex(sha256(stamp.response)) === record.obj["response_sha256"]) return [];
    const detail = `the time-stamp of the checkpoint of ${size} records is not the one that was recorded`;
    return [faultOf(record, "timestamp-differs", detail)];
  }

  function aboutCosignature(record: CustodyRecord): AuditFault[] {
    const { size } = signedIn(record);
    const name = textOf(record.obj["cosigner"]);
    const checkpoint = bySize.get(size);
    const key = { name, keyId: textOf(record.obj["key_id"]) };
    if (checkpoint === undefined || hasSignature(checkpoint, key)) return [];
    const detail = `the signature of the witness ${name} under the checkpoint of ${size} records is not there`;
    return [faultOf(record, "cosignature-missing", detail)];
  }

  return {
    /** Takes a record of `STATE_EVENTS`, in the order of the log. */
    tell(record: CustodyRecord): readonly AuditFault[] {
      switch (record.ev) {
        case "checkpoint.published":
          return aboutPublished(record);
        case "checkpoint.timestamped":
          return aboutTimestamp(record);
        case "checkpoint.cosigned":
          return aboutCosignature(record);
        default:
          return aboutKeys(record);
      }
    },
    /** The tree has one leaf more; says what is wrong with the checkpoint of that size, if there is one. */
    grown(tree: TreeCheck): readonly AuditFault[] {
      const checkpoint = bySize.get(tree.size());
      if (checkpoint === undefined) return [];
      notReached.delete(checkpoint.size);
      const witnesses = trustPolicy.witnesses.map(({ key }) => key);
      return faultsOfCheckpoint({ terms, witnesses, checkpoint, tree });
    },
    /** Says what is left over once the log has been read to its end. */
    end(size: number): readonly AuditFault[] {
      const faults: AuditFault[] = [];
      const add = (fault: FaultName, seq: number | null, detail: string) => {
        faults.push({ fault, seq, subject: null, detail });
      };
      const last = terms.at(-1);
      if (last !== undefined && !sameBytes(last.key.publicKey, logKey.verifierKey.publicKey)) {
        const detail = "the key that signs is not the one that the log's records name last";
        add("other-key", keyRecords.at(-1)?.seq ?? null, detail);
      }
      for (const { to } of terms) {
        if (to === undefined || bySize.has(to)) continue;
        const detail = `the log's key was replaced at ${to} records, and no checkpoint of them is there`;
        add("key-not-replaced", to - 1, detail);
      }
      for (const signed of notReached) {
        const detail = `a checkpoint of ${signed} records was signed, the log has ${size}`;
        if (signed > size) add("log-shorter-than-signed", signed - 1, detail);
      }
      for (const signed of bySize.keys()) {
        if (recorded.has(signed)) continue;
        const detail = `no record says that the log was signed at ${signed} records`;
        add("checkpoint-not-recorded", signed - 1, detail);
      }
      for (const { size: signed } of stamps.values()) {
        const detail = `no record says that the checkpoint of ${signed} records was stamped`;
        add("timestamp-not-recorded", signed - 1, detail);
      }
      return faults;
    },
  };
}

function faultOf({ seq, subj }: CustodyRecord, fault: FaultName, detail: string): AuditFault {
  return { fault, seq, subject: subj, detail };
}

function signedIn({ obj }: CustodyRecord): { readonly size: number; readonly root: string } {
  const size = obj["size"];
  return { size: typeof size === "number" ? size : -1, root: textOf(obj["root"]) };
}

function stampName({ size, authority }: { readonly size: number; readonly authority: string }) {
  return `${size} ${authority}`;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
