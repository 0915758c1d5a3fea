import { Button, ButtonLink } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import { DeskInput, DeskSelect } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { EmptyState, Notice, Panel } from "./small-parts.tsx";
import { StateChip, type StateTone } from "./status-chip.tsx";
import { TOKEN_DAYS } from "./token-sections.tsx";
import { ShownOnce } from "./shown-once.tsx";

export interface ShownPass {
  readonly id: string;
  readonly agency: string;
  readonly label: string;
  /** UTC, ISO 8601. */
  readonly issuedAt: string;
  readonly expiresAt: string;
  /** UTC, `YYYY-MM-DD`: days are kept, moments are not. */
  readonly lastUsedDay: string | null;
  readonly state: "good" | "expired" | "revoked";
}

const STATES: Readonly<Record<ShownPass["state"], readonly [StateTone, string]>> = {
  good: ["done", "Good"],
  expired: ["idle", "Ran out"],
  revoked: ["idle", "Ended"],
};

/** Passes with where they stand; only good ones can be ended. */
export function PassTable({
  frame,
  tokens,
}: {
  readonly frame: DeskFrame;
  readonly tokens: readonly ShownPass[];
}) {
  if (tokens.length === 0) {
    return (
      <EmptyState
        title="No passes"
        text="Local officers who saw federal officers at work report through a form of their own."
      />
    );
  }
  return (
    <Table
      caption="Passes, newest first"
      columns={["Agency", "For", "Made", "Good until", "Last used", "State", "Act"]}
    >
      {tokens.map((one) => (
        <tr key={one.id}>
          <td>{one.agency}</td>
          <td>
            <bdi>{one.label}</bdi>
          </td>
          <td>
            <When at={one.issuedAt} zone={frame.zone} now={frame.now} />
          </td>
          <td>
            <When at={one.expiresAt} zone={frame.zone} />
          </td>
          <td>{one.lastUsedDay ?? <span className="quiet">Never</span>}</td>
          <td>
            <StateChip tone={STATES[one.state][0]}>{STATES[one.state][1]}</StateChip>
          </td>
          <td>
            {one.state !== "good" ? null : (
              <ActForm
                token={frame.formToken}
                intent="end"
                action="/desk/officer-passes"
                hidden={{ pass: one.id }}
              >
                <Button look="quiet">
                  End<span className="sr-only"> the pass of {one.agency}</span>
                </Button>
              </ActForm>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** The form that makes a pass. */
export function IssuePass(props: {
  readonly formToken: string;
  readonly address: string;
  /** Where its maker first shows who they are; undefined once they did. */
  readonly confirmHref: string | undefined;
  readonly problems: readonly Problem[] | undefined;
  readonly values: Values | undefined;
}) {
  const { problems, values, confirmHref } = props;
  if (confirmHref !== undefined) {
    return (
      <Panel title="Make a pass" id="issue">
        <p>A pass outlives your session. Before you make one, show that it is you.</p>
        <ButtonLink href={confirmHref} look="secondary">
          Confirm and go on
        </ButtonLink>
      </Panel>
    );
  }
  const field = { problems, values };
  return (
    <Panel title="Make a pass" id="issue">
      <p>
        Give one pass to an agency, not one to each officer: a report says its agency and never its
        pass, but the day on which a pass was last used stands in this list. It is typed in at{" "}
        <code>{props.address}</code>.
      </p>
      <ActForm token={props.formToken} intent="issue" action="/desk/officer-passes">
        <DeskInput {...field} name="agency" label="Agency" hint="Such as springfield-pd" wide />
        <DeskInput {...field} name="label" label="For whom there" wide maxLength={80} />
        <DeskSelect {...field} name="days" label="Good for" choices={TOKEN_DAYS} />
        <p>
          <Button look="secondary">Make the pass</Button>
        </p>
      </ActForm>
    </Panel>
  );
}

/** A pass that is shown this one time. */
export function NewPass({
  token,
  agency,
  address,
}: {
  readonly token: string;
  readonly agency: string;
  readonly address: string;
}) {
  return (
    <Notice tone="done">
      <p>
        <strong>The pass of {agency} is ready.</strong> It is shown once. Hand it over apart from
        the address <code>{address}</code>, in which it never stands.
      </p>
      <ShownOnce name={`Pass of ${agency}`} value={token} />
    </Notice>
  );
}
