import { CODE_REFUSALS } from "#app/core/messages/code-request.ts";
import { Button } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { ActForm } from "./act-form.tsx";
import { CODE_REFUSAL_WORDS } from "./code-request-words.ts";
import { DeskInput, DeskSelect, DeskTextArea } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { Panel } from "./small-parts.tsx";

interface FormsProps {
  readonly frame: DeskFrame;
  readonly problems?: readonly Problem[] | undefined;
  readonly values?: Values | undefined;
}

/** Asks a second person to give the report this code. */
export function GrantForm({
  frame,
  reportCode,
  otherHref,
  waitDays,
  ...given
}: FormsProps & {
  readonly reportCode: string;
  /** The request that was granted for the report and stands in the way; undefined where there is none. */
  readonly otherHref: string | undefined;
  readonly waitDays: number;
}) {
  return (
    <Panel title={`It is the reporter of ${reportCode}`} id="grant">
      <p>
        A second person compares the same facts and approves with a passkey. Then whoever has the
        old code is told of it and can stop it; after that time the old code ends.
      </p>
      {otherHref === undefined ? null : (
        <p>
          <strong>Another new code waits for this report.</strong> This one can be given only once{" "}
          <a href={otherHref}>the other one</a> is withdrawn or stopped.
        </p>
      )}
      <ActForm token={frame.formToken} intent="grant" hidden={{ report: reportCode }}>
        <DeskInput
          name="days"
          label="Days in which the old code can stop it"
          hint={`The office has set ${waitDays}. A shorter time, or 0, needs the reason below.`}
          {...given}
          values={{ days: String(waitDays), ...given.values }}
        />
        <DeskInput
          name="why"
          label="Why it is shorter"
          hint="Such as: the old code is in the wrong hands, and the reporter stood before us."
          {...given}
        />
        <DeskTextArea
          name="purpose"
          label="Why you are sure"
          hint="Which facts only the reporter could know. No name of the reporter: it stays in the record."
          {...given}
        />
        <Button>Ask a second person</Button>
      </ActForm>
    </Panel>
  );
}

/** Refuses a request. */
export function RefuseForm({ frame, ...given }: FormsProps) {
  return (
    <Panel title="It cannot be given" id="refuse">
      <ActForm token={frame.formToken} intent="refuse">
        <RefusalFields {...given} />
        <Button look="secondary">Refuse</Button>
      </ActForm>
    </Panel>
  );
}

/** Why a request is refused: what its asker reads, and what the office keeps. */
export function RefusalFields(given: Omit<FormsProps, "frame">) {
  return (
    <>
      <DeskSelect
        name="because"
        label="What they read when they type their new code"
        choices={CODE_REFUSALS.map((value) => ({ value, label: CODE_REFUSAL_WORDS[value] }))}
        {...given}
      />
      <DeskTextArea name="note" label="Why, for the office’s own record" rows={2} {...given} />
    </>
  );
}

/** Takes a granted code back while the old one still opens the report. */
export function WithdrawForm({
  frame,
  reportCode,
  ...given
}: FormsProps & { readonly reportCode: string }) {
  return (
    <Panel title="It was granted to the wrong person" id="withdraw">
      <p>
        Such as: the reporter of {reportCode} calls and did not ask for it. You can do this alone.
        The old code goes on, this one never opens anything, and another can be granted afterwards.
      </p>
      <ActForm token={frame.formToken} intent="withdraw">
        <DeskTextArea
          name="reason"
          label="Why it is withdrawn"
          hint="No name of the reporter: it stays in the record."
          rows={2}
          {...given}
        />
        <Button look="secondary">Withdraw the new code</Button>
      </ActForm>
    </Panel>
  );
}
