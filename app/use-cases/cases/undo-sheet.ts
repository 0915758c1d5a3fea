import type { CaseEditId, CaseEntryId, CaseId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { saysTheSame } from "#app/core/triage/edited-part.ts";
import { writeEntry } from "./entry-record.ts";
import { holdEdit, onSheet, type SheetOutcome, type SheetTools } from "./write-sheet.ts";

/**
 * Takes the last act on an entry back: what it said before is written once more, as a version of its own; an entry that was new is taken back. Undoing that is redoing.
 * Where somebody wrote since, nothing is changed (decision 0058).
 */
export async function undoCaseEntry(
  tools: SheetTools,
  input: {
    readonly by: Person;
    readonly caseId: CaseId;
    readonly entryId: CaseEntryId;
    /** The version to take back. */
    readonly version: number;
  },
): Promise<SheetOutcome> {
  const { caseId, entryId, version: undoes } = input;
  return onSheet(tools, input, async (stores, acting): Promise<SheetOutcome> => {
    const entry = await stores.caseSheets.find(entryId);
    if (entry?.caseId !== caseId || undoes > entry.version) return { kind: "not-found" };
    if (undoes < entry.version) return { kind: "changed-since", byName: entry.writerName };
    const before = await stores.caseSheets.versionOf(entryId, undoes - 1);
    const next =
      before === undefined
        ? { values: entry.values, withdrawn: true }
        : { values: before.values, withdrawn: before.withdrawn };
    const version = await writeEntry(stores, acting, entry, { ...next, undoes });
    return { kind: "written", entryId, version };
  });
}

export type SettleCaseEditOutcome =
  | { readonly kind: "settled"; readonly entryId: CaseEntryId }
  /** The entry was changed once more while they chose: the edit waits on. */
  | { readonly kind: "held"; readonly editId: CaseEditId }
  | { readonly kind: "settled-before" }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * A person's choice between an edit that was held and what stands. `seen` is what stood while they chose: has it changed since, the choice is held in
 * turn. Both stay on record whatever is chosen.
 */
export async function settleCaseEdit(
  tools: SheetTools,
  input: {
    readonly by: Person;
    readonly caseId: CaseId;
    readonly editId: CaseEditId;
    readonly keep: "mine" | "theirs";
    readonly seen: number;
  },
): Promise<SettleCaseEditOutcome> {
  const { by, caseId, editId, keep, seen } = input;
  return onSheet(tools, input, async (stores, acting): Promise<SettleCaseEditOutcome> => {
    const edit = await stores.caseSheets.findHeld(editId);
    const entry = edit && (await stores.caseSheets.find(edit.entryId));
    if (edit?.caseId !== caseId || entry === undefined) return { kind: "not-found" };
    if (edit.settledAt !== null) return { kind: "settled-before" };
    const makes = keep === "mine" && !saysTheSame(edit.mine, entry.values);
    if (makes && seen !== entry.version) {
      const outcome = await holdEdit(stores, acting, { entry, seen, values: edit.mine });
      // Whoever sent it chooses it again: it waits on as it is.
      if (outcome.kind === "held" && outcome.editId === editId) return outcome;
    } else if (makes) {
      const { withdrawn } = entry;
      await writeEntry(stores, acting, entry, { values: edit.mine, withdrawn });
    }
    const kept = makes && seen !== entry.version ? "again" : keep;
    await stores.caseSheets.settle(
      editId,
      { kept, by: by.id, at: acting.now },
      {
        ev: "case.edit_settled",
        subj: caseId,
        actor: actorOf(by),
        obj: { entry: entry.id, edit: editId, kept },
        disclosures: [actorName(by), { name: "case", value: acting.file.title }],
      },
    );
    return { kind: "settled", entryId: entry.id };
  });
}
