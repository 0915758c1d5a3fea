import { useActionData, useLoaderData } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { askedOfOfficers, OFFICER_QUESTIONS } from "#app/core/intake/officer-questions.ts";
import { fieldValues, parseGivenAnswers } from "#app/core/office/questions.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { PackQuestionField } from "#app/ui/report-fields/pack-question.tsx";
import { shownQuestions } from "#app/ui/report-fields/pack-words.ts";
import { en } from "#app/ui/text/en/index.ts";
import { useText } from "#app/ui/text/language.tsx";
import { DraftLost } from "./_public/draft-lost.tsx";
import { draftState, isOfAnother, markOf } from "./_public/draft.server.ts";
import { EnglishPart } from "./_public/english-part.tsx";
import { shownFields } from "./_public/field-values.ts";
import { ReportForm } from "./_public/form-parts.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { pageTitle } from "./_public/page-title.ts";
import { pathOf } from "./_public/report-pages.ts";
import { sendBack, sendBackChanged } from "./_public/save-page.server.ts";
import { isChangedSince, seenMark } from "#app/core/seen-mark.server.ts";

export const handle: FrameHandle = { backHref: "/officers" };

export const meta = pageTitle<typeof loader>((text) => text.tab.officers);

// The form for officers is in English; what they answered says so.
const ASKED = askedOfOfficers(en.officers.questions);

/** The draft of an officer; whoever has another, or none, is asked for the pass. */
async function officersDraft(input: Pick<LoaderFunctionArgs, "request" | "context">) {
  const state = await draftState(input);
  if (state.kind !== "open" || state.draft.answers.officer === undefined) {
    throw seeOther("/officers");
  }
  return { state, officer: state.draft.answers.officer };
}

export const loader = publicAccess(async (input) => {
  const { state, officer } = await officersDraft(input);
  const shown = shownQuestions(input.context.office, ASKED, "en");
  return {
    sentBack: input.context.form !== undefined,
    agency: officer.agency,
    questions: shown.map((question, at) => ({
      ...question,
      part: OFFICER_QUESTIONS[at]?.part ?? "you",
    })),
    saved: fieldValues(officer.given ?? []),
    marks: { report: markOf(state), seen: seenMark(officer.given) },
  };
});

export const action = publicAccess(async (input: ActionFunctionArgs) => {
  const form = formOf(input);
  const { fields } = form;
  const { state, officer } = await officersDraft(input);
  if (isOfAnother(state, fields)) return sendBack({ kind: "other" }, fields);
  const read = parseGivenAnswers({ agencies: [] }, ASKED, { ...form, language: "en" });
  if (!read.ok) return sendBack(state, fields, read.problems);
  if (isChangedSince(fields, { saved: officer.given, wanted: read.value })) {
    return sendBackChanged(fields);
  }
  const answers = { officer: { ...officer, given: read.value } };
  const { token } = state;
  const saved = await input.context.useCases.saveAnswers({ token, answers });
  if (saved.kind === "no-draft") throw seeOther("/officers");
  const isChange = new URL(input.request.url).searchParams.has("change");
  throw seeOther(pathOf(isChange ? "check" : "whatHappened"));
});

const PARTS = ["you", "supervisor", "warrant", "camera"] as const;

/** What officers are asked before all others' questions. */
export default function OfficerDetailsPage() {
  return (
    <EnglishPart>
      <Details />
    </EnglishPart>
  );
}

function Details() {
  const text = useText();
  const { questions, agency, saved, marks } = useLoaderData<typeof loader>();
  const sentBack = useActionData<typeof action>();
  const fields = shownFields(saved, sentBack, text);
  const { details: words } = text.officers;
  return (
    <>
      <ErrorSummary problems={fields.problems} />
      {fields.problems.length > 0 ? null : <DraftLost lost={sentBack?.lost} />}
      <h1>{words.title}</h1>
      <Lead>{words.lead}</Lead>
      <p>
        {words.agency}: <strong>{agency}</strong>
      </p>
      <p>{words.name}</p>
      <ReportForm next={words.next} marks={marks} sentBack={sentBack}>
        {PARTS.map((part) => (
          <section key={part}>
            <h2>{words.parts[part]}</h2>
            {questions
              .filter((question) => question.part === part)
              .map((question) => (
                <PackQuestionField key={question.name} question={question} {...fields} />
              ))}
          </section>
        ))}
      </ReportForm>
    </>
  );
}
