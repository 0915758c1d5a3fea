import type { Report } from "#app/adapters/database/report-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import type { Disclosed } from "#app/core/custody/event.ts";
import type { ActId, NoteId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { JsonObject } from "#app/core/json.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { NOTE_STANDS, type ActAbout } from "#app/core/triage/act-history.ts";
import type { ReportStatus } from "#app/core/triage/status.ts";
import type { Tools } from "../tools.ts";
import { noteJunk } from "./note-junk.ts";

/** What every act on a report has in common. Whether `by` may act is asked before. */
export interface Acting {
  readonly newId: Tools["newId"];
  readonly by: Person;
  readonly now: Instant;
  readonly report: Pick<Report, "id" | "status" | "assigneeId">;
  /** The act that this one takes back. */
  readonly undoes?: ActId;
  /** More facts for its custody record. */
  readonly facts?: JsonObject;
  /** In the words of who did it, for that record. */
  readonly why?: string;
}

/** Sets where a report stands, with its record, what it was before, and the label where it is junk. One path for all who do so. */
export async function moveStatus(stores: Stores, acting: Acting, to: ReportStatus): Promise<ActId> {
  const { by, now, report } = acting;
  const from = report.status;
  const { id, event } = beginAct(acting);
  await stores.reports.setStatus(report.id, to, {
    ev: "report.triaged",
    ...event({ from, to }),
  });
  await noteJunk(stores, { by, reportId: report.id, from, to, now });
  return keep(stores, acting, { id, about: "status", was: from, became: to });
}

/** Gives a report to a person, or to nobody with null, with its record and who had it before. */
export async function moveAssignee(
  stores: Stores,
  acting: Acting,
  to: PersonId | null,
): Promise<ActId> {
  const { report } = acting;
  const from = report.assigneeId;
  const { id, event } = beginAct(acting);
  await stores.reports.assign(report.id, to, { ev: "report.assigned", ...event({ from, to }) });
  return keep(stores, acting, { id, about: "assignee", was: from, became: to });
}

/** Adds a note, and tells those whom it names. Its words are not in the log, only that it was written and who is told. */
export async function writeNote(
  stores: Stores,
  acting: Acting,
  { text, told }: { readonly text: string; readonly told: readonly PersonId[] },
): Promise<ActId> {
  const { by, now, report, newId } = acting;
  const noteId = newId("not");
  const { id, event } = beginAct(acting);
  await stores.reports.addNote(
    { id: noteId, reportId: report.id, authorId: by.id, text, at: now },
    {
      ev: "report.annotated",
      ...event({ note_id: noteId, ...(told.length === 0 ? {} : { told: [...told] }) }),
    },
  );
  await stores.mentions.keep({ id: noteId, reportId: report.id, at: now }, told);
  await stores.jobs.enqueue({ name: "index-reports" }, now);
  return keep(stores, acting, { id, about: noteId, was: null, became: NOTE_STANDS });
}

/** Withdraws a note, which stays to be read as withdrawn, or makes it stand again. */
export async function moveNote(
  stores: Stores,
  acting: Acting,
  note: { readonly id: NoteId; readonly stands: boolean },
): Promise<ActId> {
  const { by, now } = acting;
  const { id, event } = beginAct(acting);
  const withdrawn = note.stands ? null : { by: by.id, at: now };
  await stores.reports.setNoteWithdrawn(note.id, withdrawn, {
    ev: note.stands ? "report.note_brought_back" : "report.note_withdrawn",
    ...event({ note_id: note.id }),
  });
  await stores.jobs.enqueue({ name: "index-reports" }, now);
  const [was, became] = note.stands ? [null, NOTE_STANDS] : [NOTE_STANDS, null];
  return keep(stores, acting, { id, about: note.id, was, became });
}

/** The act's id, and what its custody record says beside what was done. */
function beginAct({ newId, by, report, undoes, facts = {}, why = "" }: Acting) {
  const id: ActId = newId("act");
  const event = (obj: JsonObject) => ({
    subj: report.id,
    actor: actorOf(by),
    obj: { ...obj, ...facts, act: id, ...(undoes === undefined ? {} : { undoes }) },
    disclosures: [actorName(by), ...reason(why)],
  });
  return { id, event };
}

function reason(why: string): Disclosed[] {
  return why === "" ? [] : [{ name: "reason", value: why }];
}

/** Keeps what an act changed, so that it can be taken back; the change and its record are written beside it. */
export async function keep(
  stores: Pick<Stores, "triageActs">,
  {
    by,
    now,
    report,
    undoes,
  }: Pick<Acting, "by" | "now" | "undoes"> & { readonly report: Pick<Report, "id"> },
  change: {
    readonly id: ActId;
    readonly about: ActAbout;
    readonly was: string | null;
    readonly became: string | null;
  },
): Promise<ActId> {
  const act = { ...change, reportId: report.id, by: by.id, at: now, undoes: undoes ?? null };
  await stores.triageActs.keep(act);
  return act.id;
}
