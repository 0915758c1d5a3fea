import { sameBytes } from "#app/core/encoding.ts";
import { checkReceipt, type ReceiptCheck } from "#app/core/receipt/check-receipt.ts";
import { tidyReceipt } from "#app/core/receipt/parse-receipt.ts";
import type { Checkpoint } from "#app/core/custody/checkpoint.ts";
import { logKeyTerms } from "../custody/log-keys.ts";
import type { Tools } from "../tools.ts";

export interface CheckedReceipt {
  readonly check: ReceiptCheck;
  /**
   * Whether the log still begins with what the receipt says this office signed; undefined for a receipt that is not
   * genuine. `differs` would mean that somebody rewrote the log.
   */
  readonly log: "agrees" | "differs" | undefined;
}

/**
 * Checks a receipt that somebody hands in, against this office's own keys and log. The answer is made of the receipt and
 * of hashes alone: nothing is looked up that would tell whether a report exists.
 */
export async function checkHandedReceipt(
  tools: Pick<Tools, "read" | "logKey" | "trustPolicy" | "log">,
  input: { readonly text: string },
): Promise<CheckedReceipt> {
  const { logs, witnesses } = tools.trustPolicy;
  const { verifierKey } = tools.logKey;
  const { name } = verifierKey;
  const terms = await tools.read((stores) => logKeyTerms(stores, verifierKey));
  const check = checkReceipt(tidyReceipt(input.text), {
    // The policy may name logs of other bodies; their receipts are not this office's.
    logs: logs.map(({ key }) => key).filter((key) => key.name === name),
    terms,
    witnesses: witnesses.map(({ key }) => key),
  });
  if (check.kind !== "genuine") return { check, log: undefined };
  const log = await logAgrees(tools, check.checkpoint);
  if (log === "differs") tools.log.warn("receipt.log-differs", { size: check.checkpoint.size });
  return { check, log };
}

async function logAgrees(
  { read }: Pick<Tools, "read">,
  { size, root }: Checkpoint,
): Promise<"agrees" | "differs"> {
  return read(async ({ custody }) => {
    // A log that is shorter than what was signed of it lost records.
    if ((await custody.treeSize()) < size) return "differs";
    return sameBytes(await custody.rootAt(size), root) ? "agrees" : "differs";
  });
}
