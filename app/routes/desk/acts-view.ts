import type { IncidentId, PersonId } from "#app/core/ids.ts";
import { NOTE_STANDS } from "#app/core/triage/act-history.ts";
import { isReportStatus } from "#app/core/triage/status.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { ShownAct, ShownActivity } from "#app/ui/desk/acts-panel.tsx";
import { bulkHref } from "#app/ui/desk/bulk-words.ts";
import type { ShownCustodyRecord } from "#app/ui/desk/notes-and-custody.tsx";
import { STATUS_WORDS } from "#app/ui/desk/words.ts";

type Acts = Extract<Awaited<ReturnType<UseCases["readActs"]>>, { kind: "acts" }>;
type Act = Pick<Acts["acts"][number], "about" | "was" | "became" | "undoes">;
type Names = ReadonlyMap<PersonId | IncidentId, string>;

/** For so long the notice above a page offers to undo what was just done; the page's own list does for ever. */
const NOTICE_MILLIS = 30_000;

/** The acts on a report as its page shows them. */
export function actsView({ acts, names }: Acts): readonly ShownAct[] {
  return acts.map((act) => ({
    id: act.id,
    by: act.byName,
    at: act.at,
    what: actWords(act, names),
    open: act.open,
    bulkHref: act.bulk === null ? undefined : bulkHref(act.bulk),
  }));
}

/**
 * Everything that was done with a report, the newest first: what its custody records say, and of acts that can be taken back what they changed. Looks at files are
 * left out: there are hundreds, and the custody list has each.
 */
export function activityView(
  records: readonly ShownCustodyRecord[],
  acts: readonly ShownAct[],
): readonly ShownActivity[] {
  const byId = new Map(acts.map((act) => [act.id, act]));
  return records
    .filter(({ isLook }) => isLook !== true)
    .toSorted((one, other) => other.number - one.number)
    .map(({ number, at, who, what, about, act: id }) => {
      const act = byId.get(id ?? "");
      // A move between two incidents is two records and one act, which stands once.
      if (act !== undefined) byId.delete(act.id);
      return act === undefined
        ? { number, at, by: who, what, about, act: undefined }
        : { number, at, by: act.by, what: act.what, about: undefined, act };
    });
}

/** The act that was just done, by its id; its way back only while it is new. */
export function justDone(
  acts: readonly ShownAct[],
  id: string | null,
  now: string,
): ShownAct | undefined {
  const act = acts.find((one) => one.id === id);
  if (act === undefined) return undefined;
  const isNew = Date.parse(now) - Date.parse(act.at) <= NOTICE_MILLIS;
  return isNew ? act : { ...act, open: undefined };
}

/** What an act did, in words: `Status: New → In review`. */
export function actWords(act: Act, names: Names): string {
  const undone = act.undoes === null ? "" : "Taken back. ";
  switch (act.about) {
    case "status":
      return `${undone}Status: ${statusWords(act.was)} → ${statusWords(act.became)}`;
    case "assignee":
      return `${undone}With: ${nameOf(act.was, names)} → ${nameOf(act.became, names)}`;
    case "incident":
      return `${undone}Incident: ${incidentOf(act.was, names)} → ${incidentOf(act.became, names)}`;
    default:
      if (act.became !== NOTE_STANDS) return "Note withdrawn";
      return act.undoes === null ? "Note added" : "Note stands again";
  }
}

function statusWords(status: string | null): string {
  return isReportStatus(status) ? STATUS_WORDS[status] : "unknown";
}

function incidentOf(id: string | null, names: Names): string {
  return id === null ? "none" : (names.get(id as IncidentId) ?? "unknown");
}

function nameOf(id: string | null, names: Names): string {
  return id === null ? "nobody" : (names.get(id as PersonId) ?? "somebody who left");
}
