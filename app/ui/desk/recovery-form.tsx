import { Button } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { ActForm } from "./act-form.tsx";
import { DeskInput, DeskSelect } from "./desk-fields.tsx";
import { Panel } from "./small-parts.tsx";

/** Lets somebody in again who lost what they signed in with: by a link, after a second person where the rules say so. */
export function RecoveryForm({
  token,
  people,
  asks,
  problems,
  values,
}: {
  readonly token: string;
  /** Everybody who can be let in again. */
  readonly people: readonly { readonly id: string; readonly displayName: string }[];
  /** A second person has to approve it. */
  readonly asks: boolean;
  readonly problems: readonly Problem[] | undefined;
  readonly values: Values | undefined;
}) {
  if (people.length === 0) return null;
  return (
    <Panel title="Let somebody in again" id="recover">
      <p>
        For somebody who lost every passkey. They have to stand before you. All their sessions end
        at once; what they signed in with before ends when they use the link. For 24 hours after
        that they approve nothing, see no reporter’s name and make no bundle.
      </p>
      <ActForm token={token} intent="recover" inline action="/desk/people">
        <DeskSelect
          name="recovered"
          label="Who lost their passkeys"
          choices={people.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          problems={problems}
          values={values}
        />
        <DeskInput
          name="seen"
          label="How you checked that it is them"
          hint="Such as: badge and face, seen by me in room 4. It goes into the record."
          wide
          problems={problems}
          values={values}
        />
        <Button look="secondary">{asks ? "Ask for this recovery" : "Make a link"}</Button>
      </ActForm>
    </Panel>
  );
}
