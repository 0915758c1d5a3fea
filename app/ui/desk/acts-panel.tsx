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
}

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

/** What staff did with the report, newest first, each with the way back where it has one. */
export function ActsPanel({
  acts,
  frame,
  action,
}: ActPlace & { readonly acts: readonly ShownAct[] }) {
  return (
    <Panel title="What was done" id={fieldId(ACTS_FIELD)}>
      {acts.length === 0 ? (
        <p className="quiet">
          Nothing yet. Every status, handing over and note stands here and can be undone.
        </p>
      ) : (
        <ol className="notes">
          {acts.map((act) => (
            <li key={act.id} className="notes__note">
              <p className="notes__head">
                <strong>{act.by}</strong> <When at={act.at} zone={frame.zone} now={frame.now} />
              </p>
              <p>
                <bdi>{act.what}</bdi>
              </p>
              <UndoForm act={act} frame={frame} action={action} />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

/** What was just done, with the way back; after half a minute only “What was done” offers that. */
export function ActNotice({ act, frame, action }: ActPlace & { readonly act: ShownAct }) {
  return (
    <Notice tone="done">
      <bdi>{act.what}</bdi>
      <UndoForm act={act} frame={frame} action={action} />
    </Notice>
  );
}
