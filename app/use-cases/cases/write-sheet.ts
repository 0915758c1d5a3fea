import type { KeptEntry } from "#app/adapters/database/case-sheet-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { chargeText, defencesFor, defenceText } from "#app/core/case/charge-text.ts";
import { parseEntry } from "#app/core/case/parse-entry.ts";
import {
  PARENTS_OF,
  type EntryKind,
  type EntryProblem,
  type EntryValues,
} from "#app/core/case/sheet-entry.ts";
import type { CaseEditId, CaseEntryId, CaseId } from "#app/core/ids.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { saysTheSame } from "#app/core/triage/edited-part.ts";
import type { Tools } from "../tools.ts";
import { findCase } from "./case-access.ts";
import { checkEntry } from "./check-entry.ts";
import { addEntry, entryEvent, writeEntry, type SheetActing } from "./entry-record.ts";

export type SheetOutcome =
  | { readonly kind: "written"; readonly entryId: CaseEntryId; readonly version: number }
  /** It stood so already. */
  | { readonly kind: "same"; readonly entryId: CaseEntryId }
  /** Somebody changed it before: kept beside what stands until a person chooses. */
  | { readonly kind: "held"; readonly editId: CaseEditId }
  /** Somebody did something since, and nothing was changed. */
  | { readonly kind: "changed-since"; readonly byName: string }
  | { readonly kind: "problems"; readonly problems: readonly EntryProblem[] }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** What writing a worksheet takes. */
export type SheetTools = Pick<Tools, "transact" | "clock" | "newId" | "office">;

/** Asks whether somebody may change the case, and does it in one transaction. */
export async function onSheet<Outcome>(
  tools: SheetTools,
  { by, caseId }: { readonly by: Person; readonly caseId: CaseId },
  work: (stores: Stores, acting: SheetActing) => Promise<Outcome>,
): Promise<
  Outcome | { readonly kind: "not-found" } | { readonly kind: "refused"; readonly reason: Refusal }
> {
  return tools.transact(async (stores) => {
    const now = tools.clock.now();
    const access = await findCase(stores, by, "case.change", caseId, now);
    if (access.kind !== "allowed") return access;
    return work(stores, { newId: tools.newId, by, now, file: access.file });
  });
}

/** Adds an entry to a case's worksheets. A charge brings the elements and defences that the office's pack has for it. */
export async function addCaseEntry(
  tools: SheetTools,
  input: {
    readonly by: Person;
    readonly caseId: CaseId;
    readonly kind: EntryKind;
    readonly parentId: CaseEntryId | null;
    readonly fields: FormFields;
  },
): Promise<SheetOutcome> {
  const { caseId, kind, parentId, fields } = input;
  return onSheet(tools, input, async (stores, acting): Promise<SheetOutcome> => {
    if (!(await standsRight(stores, { caseId, kind, parentId }))) return { kind: "not-found" };
    const parsed = parseEntry(kind, fields);
    const checked = parsed.ok
      ? await checkEntry(tools, stores, { caseId, kind, parentId }, parsed.values)
      : parsed;
    if (!checked.ok) return { kind: "problems", problems: checked.problems };
    const { values } = checked;
    const entryId = await addEntry(stores, acting, { kind, parentId, values });
    if (kind === "charge") await bringFromPack(tools, stores, acting, { id: entryId, values });
    return { kind: "written", entryId, version: 1 };
  });
}

/** Whether an entry of this kind may stand there: under an entry of the right kind, of the same case, that was not taken back. */
async function standsRight(
  stores: Stores,
  { caseId, kind, parentId }: Pick<KeptEntry, "caseId" | "kind" | "parentId">,
): Promise<boolean> {
  const wanted = PARENTS_OF[kind];
  if (parentId === null) return wanted.includes(null);
  const parent = await stores.caseSheets.find(parentId);
  return parent?.caseId === caseId && wanted.includes(parent.kind) && !parent.withdrawn;
}

/**
 * The elements that the pack words, only to a charge that has none: what counsel wrote, or took back, is never mixed with the pack's. Its defences, each once: one
 * that counsel took back is not brought again.
 */
async function bringFromPack(
  tools: SheetTools,
  stores: Stores,
  acting: SheetActing,
  charge: { readonly id: CaseEntryId; readonly values: EntryValues },
): Promise<void> {
  const all = await stores.caseSheets.entries(acting.file.id);
  const under = all.filter(({ parentId }) => parentId === charge.id);
  const { statute = "", day = "" } = charge.values;
  if (!under.some(({ kind }) => kind === "element")) {
    for (const { text } of chargeText(tools.office, statute, day)?.elements ?? []) {
      const values = { text, source: "pack" };
      await addEntry(stores, acting, { kind: "element", parentId: charge.id, values });
    }
  }
  for (const { id } of defencesFor(tools.office, statute)) {
    if (under.some(({ values }) => values["defence"] === id)) continue;
    const values = {
      ...{ defence: id, told: "", reason: "" },
      ...defenceText(tools.office, id, charge.values),
    };
    await addEntry(stores, acting, { kind: "defence", parentId: charge.id, values });
  }
}

/**
 * Changes an entry. `seen` is the version that the form was made for: one made for an older version changes nothing and is kept beside what stands
 * until a person chooses (decision 0059).
 */
export async function changeCaseEntry(
  tools: SheetTools,
  input: {
    readonly by: Person;
    readonly caseId: CaseId;
    readonly entryId: CaseEntryId;
    readonly seen: number;
    readonly fields: FormFields;
  },
): Promise<SheetOutcome> {
  const { caseId, entryId, seen, fields } = input;
  return onSheet(tools, input, async (stores, acting): Promise<SheetOutcome> => {
    const entry = await stores.caseSheets.find(entryId);
    if (entry?.caseId !== caseId || seen > entry.version) return { kind: "not-found" };
    const parsed = parseEntry(entry.kind, fields);
    const checked = parsed.ok ? await checkEntry(tools, stores, entry, parsed.values) : parsed;
    if (!checked.ok) return { kind: "problems", problems: checked.problems };
    const { values } = checked;
    // An element of the pack stays the pack's while nobody words it otherwise.
    if (saysTheSame({ source: entry.values["source"] ?? "", ...values }, entry.values)) {
      return { kind: "same", entryId };
    }
    if (seen !== entry.version) return holdEdit(stores, acting, { entry, seen, values });
    const { withdrawn } = entry;
    const version = await writeEntry(stores, acting, entry, { values, withdrawn });
    if (entry.kind === "charge")
      await bringFromPack(tools, stores, acting, { id: entryId, values });
    return { kind: "written", entryId, version };
  });
}

/** Keeps a change that was made for an older version beside what stands. The same form sent twice is one edit. */
export async function holdEdit(
  stores: Stores,
  acting: SheetActing,
  edit: { readonly entry: KeptEntry; readonly seen: number; readonly values: EntryValues },
): Promise<SheetOutcome> {
  const { by, now, file } = acting;
  const { entry, seen, values } = edit;
  const before = (await stores.caseSheets.unsettled(file.id)).find(
    ({ authorId, entryId, mine }) =>
      authorId === by.id && entryId === entry.id && saysTheSame(mine, values),
  );
  if (before !== undefined) return { kind: "held", editId: before.id };
  const id = acting.newId("ced");
  const stands = entry.version;
  await stores.caseSheets.hold(
    { ...{ id, entryId: entry.id, seen, stands }, mine: values, authorId: by.id, heldAt: now },
    entryEvent(acting, "case.edit_held", { ...entry, values }, { edit: id, seen, stands }),
  );
  return { kind: "held", editId: id };
}

/** Takes an entry back, or brings it back. What it said stays, and so does all that stands under it. */
export async function withdrawCaseEntry(
  tools: SheetTools,
  input: {
    readonly by: Person;
    readonly caseId: CaseId;
    readonly entryId: CaseEntryId;
    readonly seen: number;
    readonly withdrawn: boolean;
  },
): Promise<SheetOutcome> {
  const { caseId, entryId, seen, withdrawn } = input;
  return onSheet(tools, input, async (stores, acting): Promise<SheetOutcome> => {
    const entry = await stores.caseSheets.find(entryId);
    if (entry?.caseId !== caseId) return { kind: "not-found" };
    if (entry.withdrawn === withdrawn) return { kind: "same", entryId };
    if (seen !== entry.version) return { kind: "changed-since", byName: entry.writerName };
    const { values } = entry;
    const version = await writeEntry(stores, acting, entry, { values, withdrawn });
    return { kind: "written", entryId, version };
  });
}
