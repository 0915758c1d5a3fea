import { Button } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { ActForm } from "./act-form.tsx";
import { DeskInput, DeskSelect, DeskSwitch } from "./desk-fields.tsx";
import { Panel } from "./small-parts.tsx";
import { ROLE_CHOICES } from "./words.ts";

/** Gives somebody another role: at once, or by asking a second person where the office's rules say so. */
export function RoleForm({
  token,
  people,
  asks,
  problems,
  values,
}: {
  readonly token: string;
  /** Everybody whose role the person may change. */
  readonly people: readonly { readonly id: string; readonly displayName: string }[];
  /** A second person has to approve it. */
  readonly asks: boolean;
  readonly problems: readonly Problem[] | undefined;
  readonly values: Values | undefined;
}) {
  if (people.length === 0) return null;
  const given = { problems, values, of: "change" };
  return (
    <Panel title="Change a role" id="role">
      <ActForm token={token} intent="role" inline action="/desk/people">
        <DeskSelect
          name="person"
          label="Who"
          choices={people.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          {...given}
        />
        <DeskSelect name="new-role" label="New role" choices={ROLE_CHOICES} {...given} />
        <DeskSwitch
          name="supervisor"
          label="Supervising prosecutor"
          on={values?.["supervisor"] === "on"}
        />
        {asks ? (
          <DeskInput
            name="purpose"
            label="Why"
            hint="Whoever approves it reads this."
            wide
            {...given}
          />
        ) : null}
        <Button look="secondary">{asks ? "Ask for this change" : "Change the role"}</Button>
      </ActForm>
      <p>All sessions of this person end: what they may do is another thing then.</p>
    </Panel>
  );
}
