import type { KeptOriginal } from "#app/adapters/database/audit-reader.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import { ORIGINAL_EVENTS, withRecord, type ItemHistory } from "#app/core/custody/item-history.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import { isIdOf } from "#app/core/ids.ts";
import type { Tools } from "../../tools.ts";
import type { AuditFault } from "./fault.ts";

const ITEMS_AT_ONCE = 500;

/**
 * Compares every item's row with what the log says of it, in both directions: a row can be edited or deleted, the records
 * cannot unnoticed. What arrives while the audit runs is judged by its records as they are then.
 */
export async function checkRows(
  tools: Pick<Tools, "read">,
  items: ReadonlyMap<string, ItemHistory>,
): Promise<readonly AuditFault[]> {
  const faults: AuditFault[] = [];
  const withRow = new Set<string>();
  for (let after = ""; ;) {
    const from = after;
    const page = await tools.read((stores) => stores.audit.originals(from, ITEMS_AT_ONCE));
    for (const row of page) {
      withRow.add(row.id);
      if (problemOfRow(row, items.get(row.id)) === undefined) continue;
      // The log was read before the row: only both in one view show whether they differ.
      const found = await tools.read(async (stores) => {
        const now = await stores.audit.original(row.id);
        return now && problemOfRow(now, await historyOf(stores, row.id));
      });
      if (found !== undefined) faults.push({ ...found, seq: null, subject: row.id });
    }
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  for (const [id, history] of items) {
    if (!history.isReceived || history.isDisposed || withRow.has(id)) continue;
    const row = await tools.read((stores) => stores.audit.original(id));
    if (row !== undefined) continue;
    const detail =
      "the log says that it was received and nothing says that it was disposed of; its row is gone";
    faults.push({ fault: "row-missing", seq: null, subject: id, detail });
  }
  return faults;
}

async function historyOf(stores: ReadStores, id: string): Promise<ItemHistory | undefined> {
  if (!isIdOf("itm", id)) return undefined;
  let history: ItemHistory | undefined;
  for (const { ev, leaf } of await stores.audit.recordsOf(id)) {
    const parsed = parseRecord(leaf);
    if (parsed.ok && ORIGINAL_EVENTS.some((one) => one === ev)) {
      history = withRecord(history, parsed.value);
    }
  }
  return history;
}

type Found = Pick<AuditFault, "fault" | "detail">;

function problemOfRow(row: KeptOriginal, history: ItemHistory | undefined): Found | undefined {
  if (history?.isReceived !== true) {
    return { fault: "row-differs", detail: "no record of the item's receipt is in the log" };
  }
  const isWithdrawn = row.state === "withdrawn";
  if (isWithdrawn !== history.isDisposed) {
    const detail = isWithdrawn
      ? "the row says that it was withdrawn, and no record says so"
      : "a record says that it was disposed of, and the row does not";
    return { fault: "row-differs", detail };
  }
  // Of a file that came in parts nobody has a digest before it is sealed, nor of one withdrawn before that.
  const isUnhashed = row.sha256 === "" && history.sha256 === undefined;
  if (isUnhashed && row.state !== "sealed") return undefined;
  for (const name of ["sha256", "sha512"] as const) {
    const recorded = history[name];
    if (recorded === row[name]) continue;
    const detail = `the row says ${name} ${row[name] || "of nothing"}, the log says ${recorded ?? "none"}`;
    return { fault: "row-differs", detail };
  }
  return undefined;
}
