import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { StoredRecord } from "#app/adapters/database/custody-reader.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import type { ReportId } from "#app/core/ids.ts";
import { checkReceipt } from "#app/core/receipt/check-receipt.ts";
import { formatReceipt } from "#app/core/receipt/format-receipt.ts";
import { readFacts, type ReceiptFacts } from "#app/core/receipt/receipt-facts.ts";
import type { Receipt } from "#app/core/receipt/receipt.ts";
import { logKeyTerms } from "../custody/log-keys.ts";
import { publishCheckpoint, type PublishTools } from "../custody/publish-checkpoint.ts";
import { readFollowUp } from "../follow-up/open-follow-up.ts";
import type { Tools } from "../tools.ts";
import { checkpointCovering } from "./receipt-checkpoint.ts";

/** How the reporter shows that the report is theirs: the device that sent it, or a visit with the code. */
export interface ReporterToken {
  readonly token: string;
  readonly opened: "sent" | "visit";
}

export interface MadeReceipt {
  readonly text: string;
  readonly receipt: Receipt;
  readonly facts: ReceiptFacts;
}

export type MakeReceiptOutcome =
  | ({ readonly kind: "made" } & MadeReceipt)
  /** Nothing was sent from this device, or the visit is over. */
  | { readonly kind: "not-open" }
  /** The log is not what it says: no receipt is given out until somebody has looked. */
  | { readonly kind: "log-in-doubt" };

type Making = PublishTools & Pick<Tools, "read" | "shortSecrets" | "log">;

/** The receipt of a reporter's own report with all files it has by now, for them alone. */
export async function makeReceipt(
  tools: Making,
  input: ReporterToken,
): Promise<MakeReceiptOutcome> {
  const reportId = await reportOf(tools, input);
  return reportId === undefined ? { kind: "not-open" } : receiptOf(tools, reportId);
}

/**
 * Makes the receipt of a report. Where its records are not signed yet, the log is signed first. What would not be found
 * genuine is not given out.
 */
async function receiptOf(tools: Making, reportId: ReportId): Promise<MakeReceiptOutcome> {
  const covered = () => tools.read((stores) => provedReceipt(tools, stores, reportId));
  let receipt = await covered();
  if (receipt === undefined) {
    const published = await publishCheckpoint(tools, { reason: "request" });
    if (published.kind === "refused") {
      tools.log.error("receipt.log-in-doubt", new Error("the log was not signed"));
      return { kind: "log-in-doubt" };
    }
    receipt = await covered();
  }
  const made = receipt === undefined ? undefined : written(receipt);
  const trusted = { logs: [tools.logKey.verifierKey] };
  if (made === undefined || checkReceipt(made.text, trusted).kind !== "genuine") {
    tools.log.error("receipt.log-in-doubt", new Error("the receipt would not be genuine"));
    return { kind: "log-in-doubt" };
  }
  return { kind: "made", ...made };
}

async function reportOf(
  tools: Making,
  { token, opened }: ReporterToken,
): Promise<ReportId | undefined> {
  if (opened === "visit") return (await readFollowUp(tools, { token }))?.report.id;
  const tokenHash = tools.shortSecrets.hashToken(token);
  const draft = await tools.read((stores) => stores.drafts.byToken(tokenHash));
  const isOpen = draft !== undefined && draft.expiresAt >= tools.clock.now();
  return isOpen ? (draft.reportId ?? undefined) : undefined;
}

/** The records of receipt, proved in a checkpoint; undefined when none covers them all. */
async function provedReceipt(
  { logKey, trustPolicy }: Pick<Tools, "logKey" | "trustPolicy">,
  stores: ReadStores,
  reportId: ReportId,
): Promise<Receipt | undefined> {
  const { items, custody, checkpoints } = stores;
  const itemIds = (await items.ofReports([reportId])).map(({ id }) => id);
  const all = await custody.ofSubjects([reportId, ...itemIds]);
  const first = (subj: string, ev: string) =>
    all.find((record) => record.subj === subj && record.ev === ev);
  const received = itemIds
    .map((id) => first(id, "item.received"))
    .filter((record) => record !== undefined)
    .sort((one, other) => one.seq - other.seq);
  const shown: readonly StoredRecord[] = [
    first(reportId, "report.received"),
    ...received.flatMap((record) => [record, first(record.subj, "item.stored")]),
  ].filter((record) => record !== undefined);
  if (shown.length === 0) return undefined;
  const seq = Math.max(...shown.map((record) => record.seq));
  const { verifierKey } = logKey;
  const witnessKeys = trustPolicy.witnesses.map(({ key }) => key);
  const terms = await logKeyTerms(stores, verifierKey);
  const signsFrom = terms.find(({ key }) => key.keyId === verifierKey.keyId)?.from ?? 1;
  const wanted = { seq, logKey: verifierKey, signsFrom, witnessKeys };
  const checkpoint = await checkpointCovering(checkpoints, wanted);
  if (checkpoint === undefined) return undefined;
  const records: Receipt["records"][number][] = [];
  for (const { leaf, seq: index } of shown) {
    records.push({ leaf, index, hashes: await custody.inclusionProof(index, checkpoint.size) });
  }
  return {
    logKey: verifierKey,
    witnessKeys: checkpoint.witnessKeys,
    records,
    checkpoint: checkpoint.note,
  };
}

/** The receipt in its text; undefined when its records do not tell what a receipt tells. */
function written(receipt: Receipt): MadeReceipt | undefined {
  const records = receipt.records.flatMap(({ leaf }) => {
    const record = parseRecord(leaf);
    return record.ok ? [record.value] : [];
  });
  const facts = readFacts(records);
  if (!facts.ok || records.length !== receipt.records.length) return undefined;
  return { text: formatReceipt(receipt, facts.value), receipt, facts: facts.value };
}
