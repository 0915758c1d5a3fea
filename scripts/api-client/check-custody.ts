import { fromBase64 } from "#app/core/encoding.ts";
import { leafHash } from "#app/core/custody/tree-hash.ts";
import { verifyInclusion } from "#app/core/custody/merkle-proof.ts";
import { parseRecord, type CustodyRecord } from "#app/core/custody/record.ts";
import { verifySubjectChain } from "#app/core/custody/subject-chain.ts";
import { officeOnlyPolicy } from "#app/core/custody/trust-policy.ts";
import type { VerifierKey } from "#app/core/custody/verifier-key.ts";
import { verifyCheckpoint } from "#app/core/custody/verify-checkpoint.ts";
import type { ApiClient, CallAnswer } from "./client.ts";

type Listed = CallAnswer<"GET /custody/{subjectId}">["records"][number];

/** What was proved of one subject's history. */
export interface CheckedCustody {
  /** Size of the log that the office signed, and up to which the records are proved. */
  readonly size: number;
  readonly proved: readonly CustodyRecord[];
  /** Records that are newer than what was signed: to be asked for again later. */
  readonly notYetSigned: number;
}

/** The custody of something does not hold; the words say where. */
export class CustodyFault extends Error {}

/**
 * Reads a subject's custody records and proves each against the office's signed log: the signature by a key that the caller got
 * by another way, the place of each record in the log, and that none in between was left out. Throws `CustodyFault`.
 */
export async function checkCustody(
  client: ApiClient,
  subjectId: string,
  logKeys: readonly VerifierKey[],
): Promise<CheckedCustody> {
  const { note } = await client.call("GET /log/checkpoint");
  const verified = verifyCheckpoint({ note, policy: officeOnlyPolicy(logKeys) });
  if (verified.kind !== "verified") throw new CustodyFault(`the log's signature: ${verified.kind}`);
  const { size, root } = verified.checkpoint;
  const listed = await everyRecord(client, subjectId);
  const leaves = listed.map(({ leaf }) => bytesOf(leaf));
  const { faults, records } = verifySubjectChain({ subject: subjectId, leaves, head: undefined });
  const [fault] = faults;
  if (fault !== undefined) throw new CustodyFault(`record ${fault.line}: ${fault.detail}`);
  const signed = listed.filter(({ index }) => index < size);
  for (const record of signed) {
    const leaf = bytesOf(record.leaf);
    const read = parseRecord(leaf);
    if (!read.ok || read.value.seq !== record.index) {
      throw new CustodyFault(`record ${record.index} stands elsewhere in the log`);
    }
    const { hashes } = await client.call("GET /log/inclusion", {
      query: { index: String(record.index), size: String(size) },
    });
    const proof = hashes.map(bytesOf);
    if (!verifyInclusion({ leafHash: leafHash(leaf), index: record.index, size, root, proof })) {
      throw new CustodyFault(`record ${record.index} is not in the log that was signed`);
    }
  }
  return {
    size,
    proved: records.slice(0, signed.length),
    notYetSigned: listed.length - signed.length,
  };
}

async function everyRecord(client: ApiClient, subjectId: string): Promise<readonly Listed[]> {
  const all: Listed[] = [];
  let cursor: string | null = null;
  do {
    const page: CallAnswer<"GET /custody/{subjectId}"> = await client.call(
      "GET /custody/{subjectId}",
      { path: { subjectId: subjectId as never }, query: cursor === null ? {} : { cursor } },
    );
    all.push(...page.records);
    cursor = page.next;
  } while (cursor !== null);
  return all;
}

function bytesOf(base64: string): Uint8Array {
  const bytes = fromBase64(base64);
  if (bytes === undefined) throw new CustodyFault("an answer is not base 64");
  return bytes;
}
