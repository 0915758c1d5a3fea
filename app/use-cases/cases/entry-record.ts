import type { CaseFile } from "#app/adapters/database/case-store.ts";
import type { KeptEntry } from "#app/adapters/database/case-sheet-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import type { CustodyEvent, EventType } from "#app/core/custody/event.ts";
import { canonicalJson } from "#app/core/custody/canonical-json.ts";
import type { EntryKind, EntryValues } from "#app/core/case/sheet-entry.ts";
import type { CaseEntryId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { JsonObject } from "#app/core/json.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

/** What every act on a case's worksheets has in common. Whether `by` may act is asked before. */
export interface SheetActing {
  readonly newId: Tools["newId"];
  readonly by: Person;
  readonly now: Instant;
  readonly file: CaseFile;
}

/** Writes a new entry with its record; the words are in the record as a note, so that nobody can say later that they were others. */
export async function addEntry(
  stores: Stores,
  acting: SheetActing,
  entry: {
    readonly kind: EntryKind;
    readonly parentId: CaseEntryId | null;
    readonly values: EntryValues;
  },
): Promise<CaseEntryId> {
  const { by, now: at, file } = acting;
  const id = acting.newId("cen");
  await stores.caseSheets.add(
    { ...entry, id, caseId: file.id, by: by.id, at },
    entryEvent(acting, firstEvent(entry.kind), { ...entry, id, version: 1 }),
  );
  return id;
}

/** Writes the next version of an entry with its record. `undoes` names the version that is taken back by it. */
export async function writeEntry(
  stores: Stores,
  acting: SheetActing,
  entry: KeptEntry,
  next: {
    readonly values: EntryValues;
    readonly withdrawn: boolean;
    readonly undoes?: number;
  },
): Promise<number> {
  const { by, now: at } = acting;
  const version = entry.version + 1;
  const { id, kind, parentId } = entry;
  const { values, withdrawn, undoes } = next;
  const ev =
    withdrawn === entry.withdrawn
      ? "case.entry_written"
      : withdrawn
        ? "case.entry_withdrawn"
        : "case.entry_brought_back";
  await stores.caseSheets.write(
    { ...{ id, version, withdrawn, values, at }, by: by.id },
    entryEvent(
      acting,
      ev,
      { id, kind, parentId, version, values },
      undoes === undefined ? {} : { undoes },
    ),
  );
  return version;
}

/** The record of what somebody did with an entry: ids and codes for all, the words for those who may read them. */
export function entryEvent(
  { by, file }: Pick<SheetActing, "by" | "file">,
  ev: EventType,
  entry: Pick<KeptEntry, "id" | "kind" | "parentId" | "version" | "values">,
  facts: JsonObject = {},
): CustodyEvent {
  const { item = "", report = "" } = entry.values;
  return {
    ev,
    subj: file.id,
    actor: actorOf(by),
    obj: {
      ...{ entry: entry.id, kind: entry.kind, version: entry.version },
      ...(entry.parentId === null ? {} : { under: entry.parentId }),
      ...(item === "" ? {} : { item }),
      ...(report === "" ? {} : { report }),
      ...facts,
    },
    disclosures: [
      actorName(by),
      { name: "case", value: file.title },
      { name: "note", value: canonicalJson(entry.values) },
    ],
  };
}

function firstEvent(kind: EntryKind): EventType {
  switch (kind) {
    case "charge":
      return "case.charge_added";
    case "fact":
      return "case.element_linked";
    case "element":
    case "defence":
    case "gap":
    case "immunity":
    case "look":
    case "person":
    case "link":
      return "case.entry_written";
  }
}
