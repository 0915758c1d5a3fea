import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askedGroups } from "#app/core/intake/code-groups.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { useText } from "#app/ui/text/language.tsx";
import { checkedNote, CheckNote } from "./_public/check-note.tsx";
import { isSentBack } from "./_public/draft.server.ts";
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

export const action = publicAccess(async (input) => {
  const { code } = await codeOfThisDevice(input);
  const note = checkedNote(code, formOf(input).fields);
  if (note.wrong.length === 0) throw seeOther("/report/sent?note=right");
  return data(note, { status: 422 });
});

/** Whether the code was noted as it is: two groups copied back from the note. */
export default function CheckNotePage() {
  const { check: words } = useText().keepCode;
  const { groups } = useLoaderData<typeof loader>();
  const sentBack = useActionData<typeof action>();
  return (
    <CheckNote
      groups={groups}
      sentBack={sentBack}
      action="/report/sent/check"
      lookAgain={
        <p>
          <a href="/report/sent">{words.lookAgain}</a>
        </p>
      }
      skip={
        <p>
          <a href="/report/sent">{words.skipLink}</a>
        </p>
      }
    />
  );
}
