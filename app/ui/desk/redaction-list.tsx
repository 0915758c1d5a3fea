import type { Problem, Values } from "../form/problem.ts";
import { Button, ButtonRow } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";
import { BulkProgressScript } from "./bulk-progress-script.tsx";
import { DeskTextArea } from "./desk-fields.tsx";
import { Panel } from "./small-parts.tsx";

/** One redaction of a file, in words. */
export interface ShownRedaction {
  readonly id: string;
  readonly title: string;
  /** Who asked, and when. */
  readonly asked: string;
  /** Where it stands: being made, made, why not, accepted, sent back, taken back. */
  readonly state: string;
  readonly boxes: readonly string[];
  /** What of a film is not in the redacted one, and where that breaks off. */
  readonly notes: readonly string[];
  /** Where the redacted file is shown; undefined while there is none. */
  readonly href: string | undefined;
  readonly sha256: string | undefined;
  readonly planSha256: string;
  /** How far a film is that is being made; `href` says it anew. */
  readonly progress:
    { readonly href: string; readonly percent: number; readonly words: string } | undefined;
  readonly review: string | undefined;
  readonly mayReview: boolean;
  readonly mayWithdraw: boolean;
}

/** What was made of a file so far, the newest first, each with what its reader may do about it. */
export function RedactionList({
  redactions,
  form,
}: {
  readonly redactions: readonly ShownRedaction[];
  /** What the form about one of them was last sent with, by its id. */
  readonly form: (id: string) => {
    readonly token: string;
    readonly problems: readonly Problem[] | undefined;
    readonly values: Values | undefined;
  };
}) {
  if (redactions.length === 0) {
    return <p className="quiet">Nothing was covered in this file yet.</p>;
  }
  return redactions.map((one) => (
    <Panel key={one.id} id={one.id} title={one.title} aside={one.asked}>
      <p>
        <strong>{one.state}</strong>
      </p>
      {one.progress === undefined ? null : <Progress of={one.id} {...one.progress} />}
      <ul>
        {one.boxes.map((box, place) => (
          <li key={place}>{box}</li>
        ))}
      </ul>
      {one.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {one.href === undefined ? null : (
        <p>
          <a href={one.href}>Look at the redacted file</a>
        </p>
      )}
      {one.sha256 === undefined ? null : (
        <p>
          SHA-256 of the redacted file: <code className="digest">{one.sha256}</code>
        </p>
      )}
      <p>
        SHA-256 of the plan: <code className="digest">{one.planSha256}</code>
      </p>
      {one.review === undefined ? null : (
        <p>
          <bdi>{one.review}</bdi>
        </p>
      )}
      {one.mayReview ? <Review id={one.id} {...form(one.id)} /> : null}
      {one.mayWithdraw ? (
        <ActForm token={form(one.id).token} intent="withdraw" hidden={{ redaction: one.id }} inline>
          <Button look="secondary">Take back</Button>
        </ActForm>
      ) : null}
    </Panel>
  ));
}

/** How far it has come, in words and as a bar. A script keeps it up to date; without one the page is opened again. */
function Progress(props: {
  readonly of: string;
  readonly href: string;
  readonly percent: number;
  readonly words: string;
}) {
  const id = `progress-${props.of}`;
  return (
    <div data-bulk-progress={props.href}>
      <p>
        <label htmlFor={id}>How far it has come: </label>
        <progress id={id} max={100} value={props.percent} /> <span data-said>{props.words}</span>
      </p>
      <p role="status" data-ended />
      <p>It goes on when you leave this page.</p>
      <BulkProgressScript />
    </div>
  );
}

function Review({
  id,
  token,
  ...form
}: {
  readonly id: string;
  readonly token: string;
  readonly problems: readonly Problem[] | undefined;
  readonly values: Values | undefined;
}) {
  return (
    <ActForm token={token} intent="review" hidden={{ redaction: id }}>
      <DeskTextArea
        {...form}
        name="note"
        of={id}
        label="What you looked at"
        hint="Needed where you send it back."
        rows={2}
      />
      <ButtonRow>
        <button className="usa-button" type="submit" name="verdict" value="accepted">
          I looked at all of it and accept it
        </button>
        <button
          className="usa-button usa-button--outline"
          type="submit"
          name="verdict"
          value="sent-back"
        >
          Send it back
        </button>
      </ButtonRow>
    </ActForm>
  );
}
