import { useActionData, useLoaderData } from "@remix-run/react";
import { parseYourPart, yourPartFields } from "#app/core/intake/your-part.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { YourPartFields } from "#app/ui/report-fields/your-part-fields.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { DraftLost } from "./_public/draft-lost.tsx";
import { draftForPage, draftState, formState, isSentBack, markOf } from "./_public/draft.server.ts";
import { shownFields } from "./_public/field-values.ts";
import { ReportForm } from "./_public/form-parts.tsx";
import { isChangedSince, seenMark } from "#app/core/seen-mark.server.ts";
import { stepTitle } from "./_public/page-title.ts";
import { reportHandle } from "./_public/report-pages.ts";
import {
  canSave,
  goOn,
  sendBack,
  sendBackChanged,
  tokenToSaveInto,
} from "./_public/save-page.server.ts";

export const handle = reportHandle("yourPart");

export const meta = stepTitle<typeof loader>("yourPart");

export const loader = publicAccess(async (input) => {
  const open = await draftForPage(input);
  const answer = open?.draft.answers.yourPart;
  const marks = { report: markOf(open), seen: seenMark(answer) };
  return { sentBack: isSentBack(input), saved: yourPartFields(answer), marks };
});

export const action = publicAccess(async (input) => {
  const { fields } = formOf(input);
  const state = await formState(input, fields);
  if (!canSave(state, fields)) return sendBack(state, fields);
  const form = parseYourPart(fields);
  if (!form.ok) return sendBack(state, fields, form.problems);
  const saved = state.kind === "open" ? state.draft.answers.yourPart : undefined;
  if (isChangedSince(fields, { saved, wanted: form.value })) return sendBackChanged(fields);
  const token = await tokenToSaveInto(state, input);
  const answers = { yourPart: form.value };
  const outcome = await input.context.useCases.saveAnswers({ token, answers });
  if (outcome.kind === "no-draft") return sendBack(await draftState(input), fields);
  throw goOn("yourPart", { state, token, request: input.request });
});

/** For whom the report is written, who else was told, and what is hoped for. */
export default function YourPartPage() {
  const text = useText();
  const { saved, marks } = useLoaderData<typeof loader>();
  const sentBack = useActionData<typeof action>();
  const fields = shownFields(saved, sentBack, text);
  const { yourPart: words } = text;
  return (
    <>
      <ErrorSummary problems={fields.problems} />
      {fields.problems.length > 0 ? null : <DraftLost lost={sentBack?.lost} />}
      <h1>{words.title}</h1>
      <Lead>{words.lead}</Lead>
      <ReportForm next={words.next} marks={marks} sentBack={sentBack}>
        <YourPartFields {...fields} />
      </ReportForm>
    </>
  );
}
