import type { Instant } from "#app/core/instant.ts";
import type { CodeRefusal } from "#app/core/messages/code-request.ts";
import { ReceiptCode } from "#app/ui/evidence/digest.tsx";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { HiddenReport } from "#app/ui/form/plain-form.tsx";
import { Lead, Points, ReceivedMark } from "#app/ui/layout/page-parts.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { HiddenCode } from "./code-in-form.tsx";
import { Notice, PublicForm } from "./form-parts.tsx";
import { KeepWays } from "./keep-ways.tsx";

const KEEP = "/follow-up/new-code";

/** A new code, with every way to keep it: it is shown to whoever has this page, and to nobody after that. */
export function NewCode({
  code,
  checked = false,
}: {
  /** In groups of four. */
  readonly code: string;
  /** True right after two groups were copied back as they are. */
  readonly checked?: boolean | undefined;
}) {
  const { lostCode: words, sent, keepCode } = useText();
  return (
    <>
      <h1>{words.gotTitle}</h1>
      <Lead>{words.gotLead}</Lead>
      <ReceiptCode code={code} />
      <PublicForm action={`${KEEP}/check`}>
        <HiddenCode code={code} />
        <KeepWays
          checked={checked}
          check={<Button>{keepCode.checkNote}</Button>}
          card={
            <Button look="quiet" formAction={`${KEEP}/card`}>
              {keepCode.makeCard}
            </Button>
          }
          file={
            <Button look="quiet" formAction={`${KEEP}/note.txt`}>
              {keepCode.saveText}
            </Button>
          }
        />
      </PublicForm>
      <p className="no-print">{sent.print}</p>
      <Points points={words.gotNext} />
      <p className="no-print">
        <a href="/follow-up">{words.look}</a>
      </p>
      <p className="no-print">{sent.leaveNote}</p>
    </>
  );
}

/** How things stand with a code that opens no report, with its moments in words. */
export type ShownCodeStand =
  | { readonly kind: "code-waits"; readonly when: string }
  | { readonly kind: "code-refused"; readonly because: CodeRefusal }
  | { readonly kind: "code-ended"; readonly when: string };

/** What the holder of a code reads that opens nothing yet, never will, or does no more. */
export function CodeStand({ stand }: { readonly stand: ShownCodeStand }) {
  const { lostCode: words } = useText();
  switch (stand.kind) {
    case "code-waits":
      return (
        <>
          <h1>{words.waitsTitle}</h1>
          <Lead>{fill(words.waits, { when: stand.when })}</Lead>
          <Points points={words.waitsNext} />
        </>
      );
    case "code-refused":
      return (
        <>
          <h1>{words.refusedTitle}</h1>
          <Lead>{words.refused[stand.because]}</Lead>
          <Points points={words.refusedNext} />
          <p>
            <a href="/follow-up/lost-code">{words.link}</a>
          </p>
        </>
      );
    case "code-ended":
      return (
        <>
          <h1>{words.endedTitle}</h1>
          <Lead>{fill(words.ended, { when: stand.when })}</Lead>
          <Points points={words.endedNext} />
        </>
      );
  }
}

/** A new code that was granted for a report, as the holder of its code reads of it; undefined where there is none. */
export function newCodeAsked(
  request: { readonly askedAt: Instant; readonly waitsUntil: Instant | null } | undefined,
  when: (at: Instant) => string,
): { readonly when: string; readonly until: string } | undefined {
  const until = request?.waitsUntil;
  return request === undefined || until == null
    ? undefined
    : { when: when(request.askedAt), until: when(until) };
}

/** On the report's own page: that somebody was granted a new code, and the button that stops it. */
export function StopNewCode({
  report,
  asked,
  notice,
}: {
  /** The mark of the report. */
  readonly report: string | undefined;
  /** Undefined where nobody was. */
  readonly asked: { readonly when: string; readonly until: string } | undefined;
  /** What was just done, as the address says it; a code that can still be stopped is shown whatever it says. */
  readonly notice: string | null;
}) {
  const { lostCode: words } = useText();
  if (asked === undefined) {
    if (notice === "code-stopped") return <ReceivedMark>{words.stopped}</ReceivedMark>;
    return notice === "no-new-code" ? <Notice>{words.nothingToStop}</Notice> : null;
  }
  return (
    <section id="new-code" aria-labelledby="new-code-title">
      <h2 id="new-code-title">{words.stopTitle}</h2>
      <p>
        <strong>{fill(words.stop, asked)}</strong>
      </p>
      <p>{words.stopMine}</p>
      <p>{words.stopNotMine}</p>
      <PublicForm action="/follow-up/stop-new-code">
        <HiddenReport report={report} />
        <ButtonRow>
          <Button>{words.stopButton}</Button>
        </ButtonRow>
      </PublicForm>
    </section>
  );
}
