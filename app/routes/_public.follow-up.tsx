import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseReceiptCode } from "#app/core/intake/receipt-code.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { givenTicket } from "#app/http/given-ticket.ts";
import { setCookie, VISIT_COOKIE } from "#app/http/cookies.ts";
import { readingOf } from "#app/http/reading.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FloodTicket } from "#app/ui/form/flood-ticket.tsx";
import { TextInput } from "#app/ui/form/text-fields.tsx";
import { Lead, Points, ReceivedMark } from "#app/ui/layout/page-parts.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { localeOf } from "#app/core/intake/locale.ts";
import { localTime } from "#app/ui/time/when.tsx";
import { troubleInWords, type CodeTrouble } from "./_public/code-trouble.ts";
import { isSentBack } from "./_public/draft.server.ts";
import { FilesCameNotice, filesCameIn } from "./_public/files-came.tsx";
import { Notice, PublicForm } from "./_public/form-parts.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { CodeStand } from "./_public/new-code.tsx";
import { pageTitle } from "./_public/page-title.ts";

export const handle: FrameHandle = { backHref: "/" };

export const meta = pageTitle<typeof loader>((text) => text.tab.comeBack);

export const loader = publicAccess((input) =>
  Promise.resolve({
    sentBack: isSentBack(input),
    notice: new URL(input.request.url).searchParams.get("notice"),
    files: filesCameIn(input.request.url),
  }),
);

/**
 * Opens a report with its receipt code, which travels in the form and never in an address. When many codes are tried, a try costs
 * a little work or a wait; no code is ever locked.
 */
export const action = publicAccess(async (input) => {
  const code = formOf(input).fields["code"] ?? "";
  const parsed = parseReceiptCode(code);
  if (!parsed.ok) return notOpened(parsed.problem, code, 422);
  const { gate, useCases } = input.context;
  const about = { form: "follow-up", subject: parsed.value.locator } as const;
  const entry = await gate.enter(about, givenTicket(formOf(input).fields));
  if (entry.kind === "later") return notOpened({ kind: "later", ticket: entry.ticket }, code, 503);
  gate.taken("follow-up");
  const { admission } = entry;
  const outcome = await useCases.openFollowUp({ code: parsed.value, admission });
  switch (outcome.kind) {
    case "ticket-used":
      return notOpened({ kind: "later", ticket: await gate.ticket(about) }, code, 503);
    case "opened":
      throw seeOther("/follow-up/status", { "Set-Cookie": setCookie(VISIT_COOKIE, outcome.token) });
    case "no-match":
      return notOpened({ kind: "no-match" }, code, 422);
    case "busy":
      return notOpened({ kind: "busy" }, code, 503, { "Retry-After": "10" });
    case "code-refused":
      return data({ stand: outcome });
    case "code-waits":
    case "code-ended": {
      const { kind } = outcome;
      const at = kind === "code-waits" ? outcome.askedAt : outcome.endedAt;
      const { zone, language } = readingOf(input);
      return data({ stand: { kind, when: localTime({ at, zone, locale: localeOf(language) }) } });
    }
  }
});

function notOpened(
  trouble: CodeTrouble,
  code: string,
  status: 422 | 503,
  headers: Record<string, string> = {},
) {
  return data({ trouble, code }, { status, headers });
}

/** Where a reporter comes back. */
export default function FollowUpPage() {
  const text = useText();
  const { followUp: words } = text;
  const { notice, files } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result !== undefined && "stand" in result) return <CodeStand stand={result.stand} />;
  const sentBack = result;
  const trouble = sentBack?.trouble;
  // That we are busy is nothing the reader could put right.
  const problems =
    trouble === undefined || trouble.kind === "busy" || trouble.kind === "later"
      ? []
      : [{ field: "code", message: troubleInWords(trouble, text) }];
  return (
    <>
      <ErrorSummary problems={problems} />
      <h1>{words.title}</h1>
      {trouble?.kind === "busy" ? <Notice>{words.busy}</Notice> : null}
      {trouble?.kind === "later" ? (
        <div data-flood-note="">
          <Notice>{fill(words.wait, { seconds: trouble.ticket.waitSeconds })}</Notice>
        </div>
      ) : null}
      {notice === "closed" ? <ReceivedMark>{words.closed}</ReceivedMark> : null}
      {notice === "visit-over" ? <Notice>{words.visitOver}</Notice> : null}
      <FilesCameNotice {...files} />
      <Lead>{words.lead}</Lead>
      <PublicForm action="/follow-up">
        <FloodTicket
          ticket={trouble?.kind === "later" ? trouble.ticket : undefined}
          working={words.working}
        />
        <TextInput
          name="code"
          {...words.code}
          values={{ code: sentBack?.code ?? "" }}
          problems={problems}
          inputMode="numeric"
          code
        />
        <ButtonRow>
          <Button>{words.open}</Button>
        </ButtonRow>
      </PublicForm>
      <h2>{words.lostTitle}</h2>
      <Points points={words.lost} />
      <p>
        <a href="/follow-up/lost-code">{text.lostCode.link}</a>
      </p>
    </>
  );
}
