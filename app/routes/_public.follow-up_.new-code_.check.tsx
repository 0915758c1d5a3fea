import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { askedGroups } from "#app/core/intake/code-groups.ts";
import { formatReceiptCode } from "#app/core/intake/receipt-code.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { useText } from "#app/ui/text/language.tsx";
import { checkedNote, CheckNote, isNoteTyped } from "./_public/check-note.tsx";
import { CodeButton, HiddenCode } from "./_public/code-in-form.tsx";
import { codeOfForm } from "./_public/code-of-form.server.ts";
import type { FrameHandle } from "./_public/frame.tsx";
import { NewCode } from "./_public/new-code.tsx";
import { pageTitle } from "./_public/page-title.ts";

export const handle: FrameHandle = { shownOnce: "always" };

export const meta = pageTitle<typeof loader>((text) => text.tab.checkNote);

type Input = Parameters<typeof codeOfForm>[0];

/** What was typed against the code that the form brought; undefined where the form comes from the page of the code. */
function noteOf(input: Input) {
  const code = codeOfForm(input);
  const { fields } = formOf(input);
  return isNoteTyped(fields) ? checkedNote(code, fields) : undefined;
}

export const loader = publicAccess((input) => {
  const code = codeOfForm(input);
  const note = noteOf(input);
  return Promise.resolve({
    ...{ code: formatReceiptCode(code), groups: askedGroups(code), note },
    sentBack: (note?.wrong.length ?? 0) > 0,
  });
});

export const action = publicAccess((input) => {
  const isWrong = (noteOf(input)?.wrong.length ?? 0) > 0;
  return Promise.resolve(data(null, { status: isWrong ? 422 : 200 }));
});

const CODE = "/follow-up/new-code";

/** Whether a new code was noted as it is. The code itself is not on the page to be seen: what is typed comes from the note. */
export default function CheckNewCodePage() {
  const { check: words } = useText().keepCode;
  const { code, groups, note } = useLoaderData<typeof loader>();
  if (note?.wrong.length === 0) return <NewCode code={code} checked />;
  return (
    <CheckNote
      groups={groups}
      sentBack={note}
      action="/follow-up/new-code/check"
      hidden={<HiddenCode code={code} />}
      lookAgain={
        <CodeButton code={code} to={CODE}>
          {words.lookAgain}
        </CodeButton>
      }
      skip={
        <CodeButton code={code} to={CODE}>
          {words.skipLink}
        </CodeButton>
      }
    />
  );
}
