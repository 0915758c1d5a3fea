import type { Stores } from "#app/adapters/database/stores.ts";
import type { ActId, PersonId, ReportId } from "#app/core/ids.ts";
import { authorise, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { mentionedIn } from "#app/core/triage/mentions.ts";
import type { ReportStatus } from "#app/core/triage/status.ts";
import { findReport, type FoundReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { guardedEdit, type Editing, type Held } from "./guarded-edit.ts";
import { moveAssignee, moveStatus, writeNote } from "./keep-act.ts";
import { canTake } from "./read-report.ts";

export type ChangeOutcome =
  /** `act` is what can be taken back; undefined where it was so already. */
  | { readonly kind: "done"; readonly act: ActId | undefined }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal }
  | Held
  | { readonly kind: "empty-note" | "note-too-long" | "cannot-take" };

const NOTE_LIMIT = 20_000;
const AS_IT_WAS = { kind: "done", act: undefined } as const;

type Changing = Pick<Tools, "transact" | "clock" | "newId">;
type Found = Extract<FoundReport, { readonly kind: "allowed" }>;

/**
 * Sets where a report stands. Setting what it is already changes and records nothing; for another state than `seen` it is held
 * (`guarded-edit.ts`).
 */
export async function setReportStatus(
  tools: Changing,
  input: {
    readonly by: Person;
    readonly reportId: ReportId;
    readonly status: ReportStatus;
    readonly seen?: number | undefined;
  },
): Promise<ChangeOutcome> {
  return change(tools, input, (stores, found, editing) =>
    editStatus(stores, found, editing, input.status),
  );
}

/** Gives a report to a person, or back to the team with null; for another state than `seen` it is held. */
export async function assignReport(
  tools: Changing,
  input: {
    readonly by: Person;
    readonly reportId: ReportId;
    readonly to: PersonId | null;
    readonly seen?: number | undefined;
  },
): Promise<ChangeOutcome> {
  return change(tools, input, (stores, found, editing) =>
    editAssignee(stores, found, editing, input.to),
  );
}

/** `setReportStatus` within a transaction in which the report was found. */
export async function editStatus(
  stores: Stores,
  { report }: Found,
  editing: Editing,
  to: ReportStatus,
): Promise<ChangeOutcome> {
  const edit = { part: "status", partId: "", mine: { status: to } } as const;
  const outcome = await guardedEdit(stores, report, editing, edit, async () => ({
    kind: "done" as const,
    act: await moveStatus(stores, { ...editing, report }, to),
  }));
  return outcome.kind === "same" ? AS_IT_WAS : outcome;
}

/** `assignReport` within a transaction in which the report was found. */
export async function editAssignee(
  stores: Stores,
  { report, subject }: Found,
  editing: Editing,
  to: PersonId | null,
): Promise<ChangeOutcome> {
  const edit = { part: "assignee", partId: "", mine: { to: to ?? "" } } as const;
  const outcome = await guardedEdit<ChangeOutcome>(stores, report, editing, edit, async () => {
    if (to !== null) {
      const taker = await stores.people.find(to);
      if (taker === undefined || !canTake(taker, subject, editing.now)) {
        return { kind: "cannot-take" };
      }
    }
    return { kind: "done", act: await moveAssignee(stores, { ...editing, report }, to) };
  });
  return outcome.kind === "same" ? AS_IT_WAS : outcome;
}

/**
 * Adds a note for staff. Its words are not in the log, only that it was written. Whom it names (`@` and their name) is told, where they may
 * read the report by their own work: anybody else's name is a word like all others.
 */
export async function addReportNote(
  tools: Changing,
  input: { readonly by: Person; readonly reportId: ReportId; readonly text: string },
): Promise<ChangeOutcome> {
  const text = input.text.trim();
  if (text === "") return { kind: "empty-note" };
  if (text.length > NOTE_LIMIT) return { kind: "note-too-long" };
  return change(tools, input, async (stores, { report, subject }, editing) => {
    const { by, now } = editing;
    const readers = (await stores.people.all()).filter((person) => {
      const decision = authorise(person, "report.read", subject, now);
      // Who opened it in an emergency is not shown to others, so not by being told either.
      return person.id !== by.id && decision.allowed && decision.by !== "break-glass";
    });
    const told = mentionedIn(text, readers).map(({ id }) => id);
    return { kind: "done", act: await writeNote(stores, { ...editing, report }, { text, told }) };
  });
}

async function change(
  tools: Changing,
  input: { readonly by: Person; readonly reportId: ReportId; readonly seen?: number | undefined },
  work: (stores: Stores, found: Found, editing: Editing) => Promise<ChangeOutcome>,
): Promise<ChangeOutcome> {
  const { by, seen } = input;
  return tools.transact(async (stores) => {
    const now = tools.clock.now();
    const found = await findReport(stores, by, "report.triage", input.reportId, now);
    if (found.kind !== "allowed") return found;
    return work(stores, found, { by, now, seen, newId: tools.newId });
  });
}
