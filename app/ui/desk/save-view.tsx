import { Button } from "../form/buttons.tsx";
import type { Problem } from "../form/problem.ts";
import { ActForm } from "./act-form.tsx";
import { DeskInput, DeskSwitch } from "./desk-fields.tsx";
import { Notice } from "./small-parts.tsx";

/** Keeps the filter of the address under a name. Folded: most visits save nothing. */
export function SaveView(props: {
  readonly formToken: string;
  /** The query of the queue's address. */
  readonly query: string;
  readonly mayShare: boolean;
  /** Stands open with what was wrong with it. */
  readonly problems?: readonly Problem[] | undefined;
}) {
  return (
    <details className="queue-tool" open={props.problems !== undefined}>
      <summary>Save this view</summary>
      <ActForm
        token={props.formToken}
        intent="save"
        action="/desk/views"
        hidden={{ query: props.query }}
      >
        <DeskInput
          {...{ name: "name", label: "Name of the view", wide: true, maxLength: 60 }}
          problems={props.problems}
        />
        {props.mayShare ? (
          <DeskSwitch
            name="shared"
            label="Share it"
            hint="Everybody at the desk reads its name and its filter, and finds in it what they may see."
            on={false}
          />
        ) : null}
        <p>
          <Button look="secondary">Save</Button>
        </p>
      </ActForm>
    </details>
  );
}

/** What a view's filter has lost since it was saved: it shows more than it did. */
export function LostParts({
  name,
  lost,
}: {
  readonly name: string;
  readonly lost: readonly string[];
}) {
  return (
    <Notice tone="warning">
      <p>
        <strong>
          The view <bdi>{name}</bdi> shows more than it did.
        </strong>{" "}
        A part of its filter cannot be read any more: <code>{lost.join(", ")}</code>. Set the filter
        again, save it as a new view, and <a href="/desk/views">remove this one</a>.
      </p>
    </Notice>
  );
}
