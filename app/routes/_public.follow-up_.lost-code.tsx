import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { FormTicket } from "#app/core/flood/form-ticket.ts";
import { formatReceiptCode } from "#app/core/intake/receipt-code.ts";
import {
  CODE_FACTS,
  LOST_CODE,
  parseCodeFacts,
  type CodeFactsProblem,
} from "#app/core/messages/code-request.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { givenTicket } from "#app/http/given-ticket.ts";
import { readingOf } from "#app/http/reading.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FloodTicket } from "#app/ui/form/flood-ticket.tsx";
import { TextArea } from "#app/ui/form/text-fields.tsx";
import { Lead, Points } from "#app/ui/layout/page-parts.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { isSentBack } from "./_public/draft.server.ts";
import { Notice, PublicForm } from "./_public/form-parts.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { NewCode } from "./_public/new-code.tsx";
import { pageTitle } from "./_public/page-title.ts";

export const handle: FrameHandle = { backHref: "/follow-up", shownOnce: "in-answer" };

export const meta = pageTitle((text) => text.tab.comeBack);

export const loader = publicAccess((input) =>
  Promise.resolve({
    // A page with a new code has nothing to put right.
    sentBack: isSentBack(input) && !parseCodeFacts(formOf(input).fields).ok,
    days: input.context.codeWaitDays,
    mark: input.context.useCases.newCodeMark(),
  }),
);

type Trouble =
  | CodeFactsProblem
  | { readonly kind: "busy" }
  | { readonly kind: "later"; readonly ticket: FormTicket };

/** Takes down what is said of a report whose code was lost, and answers with a new code; the same form sent again with the same one. */
export const action = publicAccess(async (input) => {
  const { fields } = formOf(input);
  const parsed = parseCodeFacts(fields);
  if (!parsed.ok) return notAsked(parsed.problem, fields, 422);
  const { gate, useCases } = input.context;
  const about = { form: "follow-up", subject: LOST_CODE } as const;
  const entry = await gate.enter(about, givenTicket(fields));
  if (entry.kind === "later") {
    return notAsked({ kind: "later", ticket: entry.ticket }, fields, 503);
  }
  gate.taken("follow-up");
  const { admission, from } = entry;
  const { language } = readingOf(input);
  const { facts } = parsed;
  const { mark } = fields;
  const outcome = await useCases.askForNewCode({ mark, facts, language, admission, from });
  switch (outcome.kind) {
    case "asked":
      return data({ code: formatReceiptCode(outcome.code) });
    case "ticket-used":
      return notAsked({ kind: "later", ticket: await gate.ticket(about) }, fields, 503);
    case "busy":
      return notAsked({ kind: "busy" }, fields, 503, { "Retry-After": "10" });
  }
});

function notAsked(
  trouble: Trouble,
  values: Readonly<Record<string, string>>,
  status: 422 | 503,
  headers: Record<string, string> = {},
) {
  return data({ trouble, values }, { status, headers });
}

/** Where somebody who lost their code says what only they can know of their report; the next page shows the new code. */
export default function LostCodePage() {
  const { lostCode: words } = useText();
  const { days, mark } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result !== undefined && "code" in result) return <NewCode code={result.code} />;
  const trouble = result?.trouble;
  const problems =
    trouble?.kind === "too-few"
      ? [{ field: CODE_FACTS[0], message: words.tooFew }]
      : trouble?.kind === "too-long"
        ? [{ field: trouble.fact, message: words.tooLong }]
        : [];
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
      <Lead>{words.lead}</Lead>
      <Points points={words.how.map((point) => fill(point, { days }))} />
      <PublicForm action="/follow-up/lost-code">
        <FloodTicket
          ticket={trouble?.kind === "later" ? trouble.ticket : undefined}
          working={words.working}
        />
        {/* A page that was sent back stays the form that it was: sent once more it asks for the same. */}
        <input type="hidden" name="mark" value={result?.values["mark"] ?? mark} />
        <p>{words.least}</p>
        {CODE_FACTS.map((fact) => (
          <TextArea
            key={fact}
            name={fact}
            {...words.facts[fact]}
            rows={fact === "happened" ? 4 : 2}
            values={result?.values ?? {}}
            problems={problems}
          />
        ))}
        <ButtonRow>
          <Button>{words.send}</Button>
        </ButtonRow>
      </PublicForm>
    </>
  );
}
