import { Button } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import { DeskTextArea } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { Notice, Panel } from "./small-parts.tsx";
import { StateChip } from "./status-chip.tsx";

export interface ShownApprover {
  readonly credentialId: string;
  /** Empty for somebody without an account here. */
  readonly name: string;
  readonly label: string;
  readonly addedAt: string | null;
  readonly pinned: boolean;
  readonly usable: boolean;
}

/** What the names of the boxes begin with; the value is the passkey's id. */
export const APPROVER_FIELD = "approver-";

const SHOWN_LETTERS = 12;

/** Enough of a passkey's id to tell it from the others of an office. */
export function shortKey(credentialId: string): string {
  return credentialId.slice(0, SHOWN_LETTERS);
}

/** Whose passkeys count and whose could, with the form that asks for another list. */
export function ApproverForm(props: {
  readonly approvers: readonly ShownApprover[];
  readonly frame: DeskFrame;
  /** Chosen in a form that was sent back; those who count now otherwise. */
  readonly chosen: readonly string[] | undefined;
  readonly problems?: readonly Problem[] | undefined;
  readonly values?: Values | undefined;
}) {
  const { approvers, frame, problems } = props;
  const isFirst = !approvers.some((one) => one.pinned);
  const chosen = new Set(
    props.chosen ?? approvers.filter((one) => one.pinned).map((one) => one.credentialId),
  );
  const listProblem = problems?.find((one) => one.field === "approvers");
  return (
    <Panel title={isFirst ? "The first list" : "The list"} id="list" aside={approvers.length}>
      {listProblem === undefined ? null : <Notice tone="failed">{listProblem.message}</Notice>}
      <ActForm token={frame.formToken}>
        <Table
          caption="Passkeys, those that count first"
          columns={["Shall count", "Who", "Passkey", "Added", "Now"]}
        >
          {approvers.map((one, at) => (
            <tr key={one.credentialId}>
              <td>
                <label className="tick">
                  <input
                    type="checkbox"
                    // A name of its own each: a form that waits for a confirmation keeps one value of a name.
                    name={`${APPROVER_FIELD}${at}`}
                    value={one.credentialId}
                    defaultChecked={chosen.has(one.credentialId)}
                  />
                  <span className="sr-only">
                    {one.name} {one.label} {shortKey(one.credentialId)}
                  </span>
                </label>
              </td>
              <td>
                <bdi>{one.name === "" ? "Nobody with an account here" : one.name}</bdi>
              </td>
              <td>
                <bdi>{one.label}</bdi> <code>{shortKey(one.credentialId)}</code>
              </td>
              <td>{one.addedAt === null ? null : <When at={one.addedAt} zone={frame.zone} />}</td>
              <td>
                <StateChip tone={one.pinned ? "done" : "idle"}>
                  {one.pinned ? "Counts" : "Does not count"}
                </StateChip>
                {one.usable ? null : <div>Its owner cannot approve here any more</div>}
              </td>
            </tr>
          ))}
        </Table>
        {isFirst ? null : (
          <DeskTextArea
            name="purpose"
            label="Why"
            hint="Whoever approves it reads this."
            problems={problems}
            values={props.values}
          />
        )}
        <Button look="secondary">
          {isFirst ? "Write the list out" : "Ask two of them for this list"}
        </Button>
      </ActForm>
    </Panel>
  );
}

/** The first list as the program at the machine takes it. */
export function FirstList({ json }: { readonly json: string }) {
  return (
    <Panel title="Give this to the machine" id="first">
      <p>
        Check each passkey with its owner beside you. Then give this text to{" "}
        <code>node scripts/unseal.ts pin</code>, as the operator’s manual says. It works once: later
        changes are asked for here.
      </p>
      <pre className="exact-text">{json}</pre>
    </Panel>
  );
}
