import { Button } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";
import { Notice } from "./small-parts.tsx";

const DONE = {
  saved: "Saved.",
  closed: "The incident is closed.",
  open: "The incident is open again.",
  removed: "Taken out. The reports themselves are as they were.",
  "put-back": "Put back.",
  split: "This is the new incident, with the reports that you chose.",
  merged: "Merged into this incident, as far as you may triage the other one's reports.",
  unmerged:
    "The merge is taken back. The reports that you may triage and that were still where it put them are here again.",
} as const;

/** What was just done on the page of an incident, with what it takes to undo it. */
export interface DoneOnIncident {
  readonly what: keyof typeof DONE;
  /** Reports that were taken out, their ids with spaces between; empty for all else. */
  readonly reports: string;
  /** The incident that was merged into this one; empty for all else. */
  readonly from: string;
}

/** Reads it from the address of the page; undefined where that says nothing of it. */
export function doneOnIncident(query: URLSearchParams): DoneOnIncident | undefined {
  const what = query.get("done") ?? "";
  if (!Object.hasOwn(DONE, what)) return undefined;
  const [reports, from] = [query.get("reports") ?? "", query.get("from") ?? ""];
  return { what: what as keyof typeof DONE, reports, from };
}

interface Place {
  readonly token: string;
  readonly action: string;
}

/** What was just done, with the way back where there is one. */
export function IncidentDone({
  done: { what, reports, from },
  ...place
}: Place & { readonly done: DoneOnIncident }) {
  return (
    <Notice tone="done">
      {DONE[what]}
      {what !== "removed" || reports === "" ? null : (
        <ActForm inline {...place} intent="put-back" hidden={{ reports }}>
          <Button look="quiet" shortcut="u">
            Undo: put back
          </Button>
        </ActForm>
      )}
      {what !== "merged" || from === "" ? null : (
        <UndoMerge {...place} from={from} label="Undo: take the merge back" shortcut="u" />
      )}
    </Notice>
  );
}

/** Takes back that an incident was merged into another one, whenever it was. */
export function UndoMerge({
  from,
  label,
  shortcut,
  ...place
}: Place & {
  readonly from: string;
  readonly label: string;
  readonly shortcut?: string | undefined;
}) {
  return (
    <ActForm inline {...place} intent="undo-merge" hidden={{ from }}>
      <Button look="quiet" shortcut={shortcut}>
        {label}
      </Button>
    </ActForm>
  );
}
