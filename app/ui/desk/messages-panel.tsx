import { Button } from "../form/buttons.tsx";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { DeskTextArea } from "./desk-fields.tsx";
import { NO_THREAD } from "./message-words.ts";
import type { ReportActsProps } from "./report-acts.tsx";
import { Panel } from "./small-parts.tsx";

/** A message as staff read it. Instants are UTC, ISO 8601. */
export interface ShownMessage {
  readonly id: string;
  readonly from: "office" | "reporter";
  readonly text: string;
  /** Who of the office wrote it; for staff only. */
  readonly authorName: string | null;
  readonly writtenAt: string;
  readonly readAt: string | null;
}

export interface MessagesPanelProps extends ReportActsProps {
  readonly messages: readonly ShownMessage[];
  readonly hasThread: boolean;
  readonly mayWrite: boolean;
  /** When a new code takes the old one's place; null where none waits. */
  readonly newCodeOpens: string | null;
}

/** What the office and the reporter wrote to each other, oldest first, and room for the next one. */
export function MessagesPanel(props: MessagesPanelProps) {
  const { messages, hasThread, mayWrite, newCodeOpens, frame, action } = props;
  return (
    <Panel title="Messages with the reporter" id="messages">
      {messages.length === 0 ? (
        <p className="quiet">No messages yet.</p>
      ) : (
        <ol className="notes">
          {messages.map((message) => (
            <OneMessage key={message.id} message={message} {...frame} />
          ))}
        </ol>
      )}
      {hasThread ? null : <p className="quiet">{NO_THREAD}</p>}
      {hasThread && mayWrite ? (
        <ActForm token={frame.formToken} intent="message" action={action}>
          {newCodeOpens === null ? null : (
            <p>
              A new code was granted for this report and opens it from{" "}
              <When at={newCodeOpens} {...frame} /> on. What you write before then only the old code
              opens: if the reporter lost it, they cannot read it. Write it again afterwards.
            </p>
          )}
          <DeskTextArea
            name="message"
            shortcut="m"
            label="Write to the reporter"
            hint="They read it with their code, and it is signed “the office”: your name is not shown. What you send cannot be changed later."
            problems={props.problems}
            values={props.values}
          />
          <Button look="secondary">Send the message</Button>
        </ActForm>
      ) : null}
    </Panel>
  );
}

function OneMessage({
  message,
  zone,
  now,
}: {
  readonly message: ShownMessage;
  readonly zone: string;
  readonly now: string;
}) {
  const { from, authorName, readAt } = message;
  return (
    <li className="notes__note">
      <p className="notes__head">
        <strong>{from === "reporter" ? "Reporter" : (authorName ?? "Somebody who left")}</strong>{" "}
        <When at={message.writtenAt} zone={zone} now={now} />
      </p>
      <p className="notes__text" dir="auto">
        {message.text}
      </p>
      <p className="quiet">
        {readAt === null ? (
          from === "office" ? (
            "Not read by the reporter yet."
          ) : (
            "New."
          )
        ) : (
          <>
            {from === "office" ? "Read by the reporter " : "Read by the office "}
            <When at={readAt} zone={zone} now={now} />
          </>
        )}
      </p>
    </li>
  );
}
