import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askedGroups, wrongGroups } from "#app/core/intake/code-groups.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextInput } from "#app/ui/form/text-fields.tsx";
import { Lead, More } from "#app/ui/layout/page-parts.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { isSentBack } from "./_public/draft.server.ts";
import { PublicForm } from "./_public/form-parts.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { codeOfThisDevice } from "./_public/kept-code.server.ts";
import { pageTitle } from "./_public/page-title.ts";

export const handle: FrameHandle = { backHref: "/report/sent" };

export const meta = pageTitle<typeof loader>((text) => text.tab.checkNote);

/** The page has the numbers of two groups and nothing of the code: what is typed comes from the witness's own note. */
export const loader = publicAccess(async (input) => {
  const { code } = await codeOfThisDevice(input);
  return { groups: askedGroups(code), sentBack: isSentBack(input) };
});

const fieldOf = (group: number) => `group-${group}`;

export const action = publicAccess(async (input) => {
  const { code } = await codeOfThisDevice(input);
  const { fields } = formOf(input);
  const typed = Object.fromEntries(
    askedGroups(code).map((group) => [group, fields[fieldOf(group)] ?? ""]),
  );
  const wrong = wrongGroups(code, typed);
  if (wrong.length === 0) throw seeOther("/report/sent?note=right");
  const values = Object.fromEntries(
    Object.entries(typed).map(([group, text]) => [fieldOf(Number(group)), text]),
  );
  return data({ wrong, values }, { status: 422 });
});

/** Whether the code was noted as it is: two groups copied back from the note. */
export default function CheckNotePage() {
  const { check: words } = useText().keepCode;
  const { groups } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const problems = (result?.wrong ?? []).map((number) => ({
    field: fieldOf(number),
    message: fill(words.wrong, { number }),
  }));
  return (
    <>
      <ErrorSummary problems={problems} />
      <h1>{words.title}</h1>
      <Lead>{words.lead}</Lead>
      <PublicForm action="/report/sent/check">
        {groups.map((number) => (
          <TextInput
            key={number}
            name={fieldOf(number)}
            label={fill(words.group, { number })}
            hint={words.hint}
            because={words.because}
            values={result?.values ?? {}}
            problems={problems}
            inputMode="numeric"
            width="short"
            code
          />
        ))}
        <ButtonRow>
          <Button>{words.button}</Button>
        </ButtonRow>
      </PublicForm>
      <p>
        <a href="/report/sent">{words.lookAgain}</a>
      </p>
      <More title={words.skipTitle}>
        <p>{words.skip}</p>
        <p>
          <a href="/report/sent">{words.skipLink}</a>
        </p>
      </More>
    </>
  );
}
