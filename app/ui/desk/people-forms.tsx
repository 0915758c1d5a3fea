import { Button } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { ActForm } from "./act-form.tsx";
import { DeskInput, DeskSelect, DeskSwitch } from "./desk-fields.tsx";
import { Panel } from "./small-parts.tsx";
import { ROLE_CHOICES } from "./words.ts";

interface PeopleForm {
  readonly token: string;
  /** A second person has to approve it. */
  readonly asks: boolean;
  readonly problems: readonly Problem[] | undefined;
  readonly values: Values | undefined;
}

interface FormAboutSomebody extends PeopleForm {
  /** Everybody whom it can be about. */
  readonly people: readonly { readonly id: string; readonly displayName: string }[];
}

function choicesOf(people: FormAboutSomebody["people"]) {
  return people.map(({ id, displayName }) => ({ value: id, label: displayName }));
}

/** Gives somebody another role: at once, or by asking a second person where the office's rules say so. */
export function RoleForm({ token, people, asks, problems, values }: FormAboutSomebody) {
  if (people.length === 0) return null;
  const given = { problems, values, of: "change" };
  return (
    <Panel title="Change a role" id="role">
      <ActForm token={token} intent="role" inline action="/desk/people">
        <DeskSelect name="person" label="Who" choices={choicesOf(people)} {...given} />
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

/** Lets somebody in again who lost what they signed in with: by a link, after a second person where the rules say so. */
export function RecoveryForm({ token, people, asks, problems, values }: FormAboutSomebody) {
  if (people.length === 0) return null;
  const given = { problems, values };
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
          choices={choicesOf(people)}
          {...given}
        />
        <DeskInput
          name="seen"
          label="How you checked that it is them"
          hint="Such as: badge and face, seen by me in room 4. It goes into the record."
          wide
          {...given}
        />
        <Button look="secondary">{asks ? "Ask for this recovery" : "Make a link"}</Button>
      </ActForm>
    </Panel>
  );
}

/** Invites somebody to an account: by a link, after a second person where the rules say so. */
export function InviteForm({ token, asks, problems, values }: PeopleForm) {
  const given = { problems, values };
  return (
    <Panel title="Invite somebody" id="invite">
      <ActForm token={token} intent="invite" inline action="/desk/people">
        <DeskInput name="name" label="Name" {...given} />
        <DeskSelect name="role" label="Role" choices={ROLE_CHOICES} {...given} />
        <DeskInput
          name="agency"
          label="Agency"
          hint="For a partner agency's account only."
          {...given}
        />
        <DeskInput
          name="identity-check"
          label="How you know who they are"
          hint="Such as: staff badge and face, seen by me at the front desk. It goes into the record."
          wide
          {...given}
        />
        <Button look="secondary">
          {asks ? "Ask for this invitation" : "Make an invitation link"}
        </Button>
      </ActForm>
    </Panel>
  );
}
