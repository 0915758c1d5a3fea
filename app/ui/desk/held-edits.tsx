import { Button } from "../form/buttons.tsx";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { DeskTextArea } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { Panel } from "./small-parts.tsx";

/** An edit that was not made, because somebody had changed the same before. */
export interface ShownHeldEdit {
  readonly id: string;
  /** What it is of, such as `Status` or `Summary`. */
  readonly part: string;
  readonly author: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  /** Both in words. */
  readonly held: string;
  readonly stands: string;
  /** The version of what stands: a choice is made for that one. */
  readonly standsVersion: number;
  /** A beginning of words made of both; undefined where the part is no text. */
  readonly join: string | undefined;
}

/** Edits that do not agree, both as they are, for a person to choose. Nothing where there are none. */
export function HeldEdits({
  edits,
  frame,
  action,
}: {
  readonly edits: readonly ShownHeldEdit[];
  readonly frame: DeskFrame;
  readonly action: string;
}) {
  if (edits.length === 0) return null;
  return (
    <Panel title="Two edits of the same" id="held" aside="nothing was overwritten">
      <p>
        Somebody changed this while somebody else was changing it too. Read both and choose. Both
        stay in the record.
      </p>
      {edits.map((edit) => (
        <div key={edit.id} className="held-edit" role="group" aria-labelledby={`held-${edit.id}`}>
          <h3 id={`held-${edit.id}`}>
            {edit.part}: not changed by {edit.author}{" "}
            <When at={edit.at} zone={frame.zone} now={frame.now} />
          </h3>
          <div className="side-by-side">
            <Words title="What stands now" text={edit.stands} />
            <Words title={`What ${edit.author} sent`} text={edit.held} />
          </div>
          <ActForm
            inline
            token={frame.formToken}
            intent="settle"
            action={action}
            hidden={hiddenOf(edit)}
          >
            <Button look="secondary" name="keep" value="theirs">
              Keep what stands
            </Button>
            <Button look="secondary" name="keep" value="mine">
              Use what {edit.author} sent
            </Button>
          </ActForm>
          {edit.join === undefined ? null : (
            <ActForm
              token={frame.formToken}
              intent="settle"
              action={action}
              hidden={{ ...hiddenOf(edit), keep: "joined" }}
            >
              <DeskTextArea
                name="joined"
                of={edit.id}
                label="Or make one text of both"
                rows={6}
                values={{ joined: edit.join }}
              />
              <Button look="secondary">Save the joined text</Button>
            </ActForm>
          )}
        </div>
      ))}
    </Panel>
  );
}

function hiddenOf({ id, standsVersion }: ShownHeldEdit) {
  return { edit: id, seen: String(standsVersion) };
}

function Words({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div>
      <h4>{title}</h4>
      <p className="notes__text" dir="auto">
        {text}
      </p>
    </div>
  );
}
