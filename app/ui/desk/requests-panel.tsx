import { Button } from "../form/buttons.tsx";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { LEAVE_ALONE } from "./request-words.ts";
import type { ReportActsProps } from "./report-acts.tsx";
import { Notice, Panel } from "./small-parts.tsx";

/** What a reporter asked of the office. Instants are UTC, ISO 8601. */
export interface ShownRequest {
  readonly id: string;
  readonly kind: "correction" | "withdrawal";
  readonly messageId: string | null;
  readonly askedAt: string;
  readonly takenBackAt: string | null;
  /** Null: nobody of the office had looked before. */
  readonly seenAt: string | null;
  readonly settledAt: string | null;
  readonly settledBy: string | null;
}

export interface RequestsPanelProps extends ReportActsProps {
  readonly requests: readonly ShownRequest[];
  /** Among them are the words of each correction. */
  readonly messages: readonly { readonly id: string; readonly text: string }[];
  readonly mayWrite: boolean;
}

/** Whether the reporter withdrew, and what they ask to put right; nothing where they ask for nothing. */
export function RequestsPanel({ requests, messages, mayWrite, ...acts }: RequestsPanelProps) {
  if (requests.length === 0) return null;
  const { frame } = acts;
  const withdrawn = requests.find((one) => one.kind === "withdrawal" && one.takenBackAt === null);
  return (
    <Panel title="What the reporter asks for" id="requests">
      {withdrawn === undefined ? null : (
        <Notice tone="warning">
          <strong>
            The reporter withdrew this report <When at={withdrawn.askedAt} {...frame} />.
          </strong>{" "}
          {LEAVE_ALONE}
        </Notice>
      )}
      <ol className="notes">
        {requests.map((request) => (
          <li key={request.id} className="notes__note">
            {request.kind === "withdrawal" ? (
              <Withdrawal request={request} frame={frame} />
            ) : (
              <Correction
                {...acts}
                request={request}
                text={messages.find(({ id }) => id === request.messageId)?.text}
                mayWrite={mayWrite}
              />
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Withdrawal({
  request,
  frame,
}: {
  readonly request: ShownRequest;
  readonly frame: DeskFrame;
}) {
  const { askedAt, takenBackAt, seenAt } = request;
  return (
    <p className="notes__head">
      <strong>Withdrew the report</strong> <When at={askedAt} {...frame} />
      {takenBackAt === null ? null : (
        <>
          , and took that back <When at={takenBackAt} {...frame} />
        </>
      )}
      {seenAt === null ? " New." : null}
    </p>
  );
}

function Correction({
  request,
  text,
  mayWrite,
  frame,
  action,
}: Pick<ReportActsProps, "frame" | "action"> & {
  readonly request: ShownRequest;
  readonly text: string | undefined;
  readonly mayWrite: boolean;
}) {
  const { id, askedAt, seenAt, settledAt, settledBy } = request;
  const isSettled = settledAt !== null;
  return (
    <>
      <p className="notes__head">
        <strong>Asks to put something right</strong> <When at={askedAt} {...frame} />
        {seenAt === null ? " New." : null}
      </p>
      <p className="notes__text" dir="auto">
        {text}
      </p>
      {isSettled ? (
        <p className="quiet">
          Seen to by {settledBy ?? "somebody who left"} <When at={settledAt} {...frame} />
        </p>
      ) : null}
      {mayWrite ? (
        <ActForm
          inline
          token={frame.formToken}
          intent="request"
          action={action}
          hidden={{ request: id, settled: isSettled ? "no" : "yes" }}
        >
          <Button look={isSettled ? "quiet" : "secondary"}>
            {isSettled ? "Undo: it is open again" : "It is seen to"}
          </Button>
        </ActForm>
      ) : null}
    </>
  );
}
