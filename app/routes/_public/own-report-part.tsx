import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { HiddenReport } from "#app/ui/form/plain-form.tsx";
import { ReceivedMark } from "#app/ui/layout/page-parts.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { Notice, PublicForm } from "./form-parts.tsx";
import type { ShownRequests } from "./shown-requests.ts";

/** Where a reporter asks to put something right, withdraws and takes that back, and reads what became of it. */
export function OwnReportPart({
  report,
  requests: { withdrawn, corrections },
  notice,
}: {
  /** The mark of the report. */
  readonly report: string | undefined;
  readonly requests: ShownRequests;
  /** What was just done here, as the address says it. */
  readonly notice: string | null;
}) {
  const { ownReport: words } = useText();
  return (
    <section id="own-report">
      <h2>{words.title}</h2>
      {notice === "correction" ? <ReceivedMark>{words.correct.sent}</ReceivedMark> : null}
      {notice === "taken-back" ? <ReceivedMark>{words.withdraw.backDone}</ReceivedMark> : null}
      {notice === "changed-often" ? <Notice>{words.withdraw.tooMany}</Notice> : null}
      {withdrawn === undefined ? (
        <p>{words.lead}</p>
      ) : (
        <PublicForm action="/follow-up/withdraw">
          <HiddenReport report={report} />
          <Notice>{fill(words.withdraw.done, { when: withdrawn.when })}</Notice>
          <p>{words.withdraw.doneNote}</p>
          <p className="quiet">{withdrawn.seen ? words.seen : words.notSeen}</p>
          <ButtonRow>
            <Button look="secondary" name="intent" value="take-back">
              {words.withdraw.back}
            </Button>
          </ButtonRow>
        </PublicForm>
      )}
      {corrections.map(({ id, asked, seen, settled }) => (
        <p key={id}>
          {fill(words.asked, { when: asked })}{" "}
          {settled === undefined
            ? words[seen ? "seen" : "notSeen"]
            : fill(words.settled, { when: settled })}
        </p>
      ))}
      <ul>
        <li>
          <a href="/follow-up/correct">{words.correct.link}</a>
        </li>
        {withdrawn === undefined ? (
          <li>
            <a href="/follow-up/withdraw">{words.withdraw.link}</a>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
