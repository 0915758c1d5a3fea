import { Button } from "../form/buttons.tsx";
import { fieldId } from "../form/problem.ts";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Notice, Panel } from "./small-parts.tsx";

/** The field under which the page says why an act was not taken back. */
export const ACTS_FIELD = "acts";

export interface ShownAct {
  readonly id: string;
  readonly by: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  /** Such as `Status: New → In review`. */
  readonly what: string;
  readonly open: "undo" | "redo" | undefined;
  /** The act on many reports that it was a part of. */
  readonly bulkHref: string | undefined;
}

/** One thing that was done, by its number in the log. */
export interface ShownActivity {
  readonly number: number;
  readonly by: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly what: string;
  /** The file that it is about. */
  readonly about: string | undefined;
  /** Of staff, where it can be taken back. */
  readonly act: ShownAct | undefined;
}

/** So many stand there at once; those before them open at a press. */
const SHOWN = 15;

interface ActPlace {
  readonly frame: { readonly formToken: string; readonly zone: string; readonly now: string };
  readonly action: string;
}

const UNDO_WORDS = { undo: "Undo", redo: "Redo" } as const;
// Where a page has several, a key takes the first: the notice's own, or the newest act's.
const UNDO_KEYS = { undo: "u", redo: "r" } as const;

/** Takes one act back. The button stands alone, so what it is about is read out with it. */
function UndoForm({
  act,
  frame,
  action,
}: ActPlace & { readonly act: Pick<ShownAct, "id" | "what" | "open"> }) {
  if (act.open === undefined) return null;
  return (
    <ActForm inline token={frame.formToken} intent="undo" action={action} hidden={{ act: act.id }}>
      <Button look="quiet" shortcut={UNDO_KEYS[act.open]}>
        {UNDO_WORDS[act.open]}
        <span className="sr-only">: {act.what}</span>
      </Button>
    </ActForm>
  );
}

/** What was done with the report by anybody, newest first; what staff can take back with the way back. */
export function ActivityPanel({
  activity,
  ...place
}: ActPlace & { readonly activity: readonly ShownActivity[] }) {
  const [latest, older] = [activity.slice(0, SHOWN), activity.slice(SHOWN)];
  return (
    <Panel title="Activity" id={fieldId(ACTS_FIELD)}>
      <Activities {...place} activity={latest} />
      {older.length === 0 ? null : (
        <details>
          <summary>{older.length.toLocaleString("en-US")} more before that</summary>
          <Activities {...place} activity={older} />
        </details>
      )}
      <p className="quiet">
        Every status, handing over, incident and note can be undone here. Looks at files stand in{" "}
        <a href="#custody">the custody list</a>.
      </p>
    </Panel>
  );
}

function Activities({
  activity,
  frame,
  action,
}: ActPlace & { readonly activity: readonly ShownActivity[] }) {
  return (
    <ol className="notes">
      {activity.map((one) => (
        <li key={one.number} className="notes__note">
          <p className="notes__head">
            <strong>{one.by}</strong> <When at={one.at} zone={frame.zone} now={frame.now} />
          </p>
          <p>
            <bdi>{one.what}</bdi>
            {one.about === undefined ? null : (
              <>
                {" "}
                <bdi className="quiet">{one.about}</bdi>
              </>
            )}
            {one.act?.bulkHref === undefined ? null : (
              <>
                {" "}
                <a href={one.act.bulkHref}>With many others</a>
              </>
            )}
          </p>
          {one.act === undefined ? null : <UndoForm act={one.act} frame={frame} action={action} />}
        </li>
      ))}
    </ol>
  );
}

/** That a report was given out of one's own reach, with the way back for as long as there is one. */
export function GivenAwayNotice({
  act,
  frame,
  action,
}: ActPlace & { readonly act: Pick<ShownAct, "id" | "what"> }) {
  return (
    <Notice tone="done">
      <bdi>{act.what}</bdi>
      <UndoForm act={{ ...act, open: "undo" }} frame={frame} action={action} />
    </Notice>
  );
}

/** What was just done, with the way back; after half a minute only “Activity” offers that. */
export function ActNotice({ act, frame, action }: ActPlace & { readonly act: ShownAct }) {
  return (
    <Notice tone="done">
      <bdi>{act.what}</bdi>
      <UndoForm act={act} frame={frame} action={action} />
    </Notice>
  );
}
