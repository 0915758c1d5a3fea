import type { ReadStores } from "#app/adapters/database/stores.ts";
import {
  isAboutLogKey,
  LOG_KEY_EVENTS,
  readLogKeys,
  type LogKeyTerm,
} from "#app/core/custody/log-keys.ts";
import { parseRecord, type CustodyRecord } from "#app/core/custody/record.ts";
import type { VerifierKey } from "#app/core/custody/verifier-key.ts";

/** The log's records about its own key, in order, as stored. */
export async function logKeyRecords({ custody }: Pick<ReadStores, "custody">) {
  return (await custody.ofEvents(LOG_KEY_EVENTS)).flatMap((stored) => {
    const read = parseRecord(stored.leaf);
    return read.ok && isAboutLogKey(read.value) ? [{ stored, record: read.value }] : [];
  });
}

/**
 * Which keys the log has had, and which checkpoints each signs. A log whose records name none, such as one that was just
 * founded, has the present one alone.
 */
export async function logKeyTerms(
  stores: Pick<ReadStores, "custody">,
  present: VerifierKey,
): Promise<readonly LogKeyTerm[]> {
  const records: CustodyRecord[] = (await logKeyRecords(stores)).map(({ record }) => record);
  const { terms } = readLogKeys(records);
  return terms.length === 0 ? [{ key: present, from: 1, to: undefined }] : terms;
}
