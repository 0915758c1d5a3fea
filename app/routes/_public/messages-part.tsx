import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { HiddenReport } from "#app/ui/form/plain-form.tsx";
import type { Problem, Values } from "#app/ui/form/problem.ts";
import { TextArea } from "#app/ui/form/text-fields.tsx";
import { ReceivedMark } from "#app/ui/layout/page-parts.tsx";
import type { Text } from "#app/ui/text/en/index.ts";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { PublicForm } from "./form-parts.tsx";
import type { ShownMessage } from "./shown-messages.ts";

/** What the office and the reporter wrote to each other, and a box for the next message. */
export function MessagesPart({
  messages,
  written,
  report,
}: {
  /** The mark of the report that the messages are about. */
  readonly report: string | undefined;
  readonly messages: readonly ShownMessage[];
  /** A message was just sent. */
  readonly written: boolean;
}) {
  const { messages: words } = useText();
  return (
    <section id="messages">
      <h2>{words.title}</h2>
      {written ? <ReceivedMark>{words.sent}</ReceivedMark> : null}
      {messages.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ol className="messages" aria-label={words.list}>
          {messages.map((message) => (
            <li key={message.id}>
              <OneMessage {...message} />
            </li>
          ))}
        </ol>
      )}
      <MessageForm report={report} />
    </section>
  );
}

function OneMessage({ from, written, text, read }: ShownMessage) {
  const { messages: words } = useText();
  const head = from === "office" ? words.fromOffice : words.fromYou;
  return (
    <>
      <p>
        <strong>{fill(head, { when: written })}</strong>
      </p>
      {text === undefined ? (
        <p>{words.shut}</p>
      ) : (
        <p className="messages__text" dir="auto">
          {text}
        </p>
      )}
      {from === "reporter" ? <p className="quiet">{read ? words.read : words.notRead}</p> : null}
    </>
  );
}

/** The box for a message. It goes to a page of its own, which keeps the words whatever happens. */
export function MessageForm({
  action = "/follow-up/message",
  report,
  words,
  problems,
  values,
}: {
  /** The mark of the report that the message is for. */
  readonly report: string | undefined;
  /** Another page that takes it, with its own words for box and button. */
  readonly action?: string;
  readonly words?: Pick<Text["messages"], "field" | "send">;
  readonly problems?: readonly Problem[];
  readonly values?: Values;
}) {
  const { messages } = useText();
  const { field, send } = words ?? messages;
  return (
    <PublicForm action={action}>
      <HiddenReport report={report} />
      <TextArea name="message" {...field} problems={problems} values={values} />
      <ButtonRow>
        <Button look="secondary">{send}</Button>
      </ButtonRow>
    </PublicForm>
  );
}

/** Says that a visit ended before its message came, and how the message is sent all the same. */
export function NotSentYet() {
  const { messages } = useText();
  const { visitOver: words } = messages;
  return (
    <div role="alert">
      <p>
        <strong>{words.title}</strong>
      </p>
      <p>{words.why}</p>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <a href="/follow-up" target="_blank" rel="noopener">
          {words.open}
        </a>
      </p>
    </div>
  );
}
