import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { parseAboutYou } from "#app/core/intake/about-you.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Points } from "#app/ui/layout/page-parts.tsx";
import { ReachField } from "#app/ui/report-fields/reach-field.tsx";
import { useText } from "#app/ui/text/language.tsx";
import type { OpenDraft } from "#app/use-cases/intake/read-draft.ts";
import { ContactFields } from "#app/ui/report-fields/contact-fields.tsx";
import { DraftLost } from "./_public/draft-lost.tsx";
import { draftForPage, draftState, formState, isSentBack, markOf } from "./_public/draft.server.ts";
import { aboutYouValues, shownFields } from "./_public/field-values.ts";
import { Notice, PageFirst, ReportForm } from "./_public/form-parts.tsx";
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

export const handle = reportHandle("aboutYou");

export const meta = stepTitle<typeof loader>("aboutYou");

export const loader = publicAccess(async (input) => {
  const open = await draftForPage(input);
  return {
    sentBack: isSentBack(input),
    saved: aboutYouValues(open?.draft.answers ?? {}),
    hasSealedContact: open?.draft.hasSealedIdentity ?? false,
    isOfficer: open?.draft.answers.officer !== undefined,
    marks: { report: markOf(open), seen: seenMark(answerOf(open)) },
  };
});

export const action = publicAccess(async (input) => {
  const { fields } = formOf(input);
  const state = await formState(input, fields);
  if (!canSave(state, fields)) return sendBack(state, fields);
  const sealed = state.kind === "open" && state.draft.hasSealedIdentity;
  const form = parseAboutYou(fields, sealed);
  if (!form.ok) return sendBack(state, fields, form.problems);
  const saved = answerOf(state.kind === "open" ? state : undefined);
  // A seal cannot be looked into: new details are never the same as those that were saved meanwhile.
  const wanted = form.value.choice === "contact" ? undefined : [{ choice: form.value.choice }, ""];
  if (isChangedSince(fields, { saved, wanted })) return sendBackChanged(fields);
  const token = await tokenToSaveInto(state, input);
  const outcome = await input.context.useCases.saveAboutYou({ token, form: form.value });
  if (outcome.kind === "no-draft") return sendBack(await draftState(input), fields);
  throw goOn("aboutYou", { state, token, request: input.request });
});

/** What is saved of this page: the choice, and which contact details, whose mark says nothing of them. */
function answerOf(open: OpenDraft | undefined): unknown {
  return open && [open.draft.answers.aboutYou ?? null, open.draft.sealedIdentityMark];
}

/** How the reporter may be reached. Contact given before is locked: it can be kept or replaced, never shown. */
export default function AboutYouPage() {
  const text = useText();
  const { saved, hasSealedContact, isOfficer, marks } = useLoaderData<typeof loader>();
  const sentBack = useActionData<typeof action>();
  const fields = shownFields(saved, sentBack, text);
  const { aboutYou: words } = text;
  return (
    <>
      <ErrorSummary problems={fields.problems} />
      {fields.problems.length > 0 ? null : <DraftLost lost={sentBack?.lost} />}
      <h1>{words.title}</h1>
      <PageFirst search={useLocation().search} />
      {hasSealedContact && sentBack?.lost !== "other" ? <Notice>{words.kept}</Notice> : null}
      {isOfficer ? (
        <p lang="en" dir="ltr">
          {text.officers.aboutYou}
        </p>
      ) : null}
      <ReportForm next={words.next} marks={marks} sentBack={sentBack}>
        <ReachField {...fields} />
        <p>{words.changeMind}</p>
        <h2>{words.compelledTitle}</h2>
        <Points points={words.compelled} />
        <ContactFields isOfficer={isOfficer} {...fields} />
      </ReportForm>
    </>
  );
}
