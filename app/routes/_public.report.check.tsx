import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { statusWords } from "#app/core/triage/status-words.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { givenTicket } from "#app/http/given-ticket.ts";
import { languageOf } from "#app/http/language.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { toSentPage } from "#app/http/sent-cookie.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { FloodTicket } from "#app/ui/form/flood-ticket.tsx";
import { Answers, Lead, Next, Points } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import {
  FilesPart,
  InvolvedPart,
  WhatPart,
  WherePart,
  YourPartPart,
} from "./_public/check-parts.tsx";
import { draftForPage, formState, markOf } from "./_public/draft.server.ts";
import {
  HiddenMarks,
  Notice,
  OtherReport,
  OtherReportNote,
  PublicForm,
} from "./_public/form-parts.tsx";
import { packText } from "#app/ui/report-fields/pack-words.ts";
import { NothingToSend } from "./_public/nothing-to-send.tsx";
import { OriginPart, QuestionsPart } from "./_public/questions-part.tsx";
import { stepTitle } from "./_public/page-title.ts";
import {
  CHANGE,
  CHANGE_NEEDED,
  pageOfAnswer,
  pathOf,
  reportHandle,
} from "./_public/report-pages.ts";
import { filesOfDraft } from "./_public/files-of-draft.server.ts";
import { lookAgain, ticketFor, TurnNote, turnPath } from "./_public/turn.tsx";

export const handle = { ...reportHandle("check"), wide: true };

export const meta: MetaFunction<typeof loader> = (args) => [
  ...stepTitle<typeof loader>("check")(args),
  ...lookAgain(args.data),
];

export const loader = publicAccess(async (input) => {
  const open = await draftForPage(input);
  const answers = open?.draft.answers ?? {};
  const { office } = input.context;
  const language = languageOf(input);
  const given = new URL(input.request.url).searchParams.get("turn") ?? undefined;
  const about = office.categories.find(({ id }) => id === answers.whatHappened?.category);
  return {
    answers,
    marks: { report: markOf(open) },
    statusWords: statusWords([answers.whatHappened?.narrative ?? ""]).length > 0,
    category: about === undefined ? "" : packText(about.label, language),
    notices: office.notices.map((notice) => packText(notice, language)),
    files: await filesOfDraft(input, open),
    turn: given !== undefined,
    ticket:
      open === undefined
        ? undefined
        : await input.context.gate.ticket(ticketFor(open.draft.id), given),
  };
});

/**
 * Sends the report. Pressed twice it is one report: the second press leads to the same receipt. Under load it is taken after a
 * little work, or after the wait that the page names; everything that was typed is in the draft meanwhile.
 */
export const action = publicAccess(async (input) => {
  const state = await formState(input, formOf(input).fields);
  if (state.kind === "other") return data({ trouble: "other" } as const, { status: 409 });
  if (state.kind === "sent") throw seeOther("/report/sent");
  if (state.kind === "gone") return data({ trouble: "gone" } as const, { status: 410 });
  const { gate, useCases } = input.context;
  const entry = await gate.enter(ticketFor(state.draft.id), givenTicket(formOf(input).fields));
  if (entry.kind === "later") throw seeOther(turnPath(entry.ticket.text));
  const { admission, from } = entry;
  const outcome = await useCases.submitReport({
    token: state.token,
    language: languageOf(input),
    ...{ admission, from },
  });
  switch (outcome.kind) {
    case "ticket-used":
      throw seeOther(pathOf("check"));
    case "sent":
      gate.taken("report");
      throw toSentPage(outcome.sentToken);
    case "already-sent":
      throw toSentPage(outcome.sentToken);
    case "incomplete":
      throw seeOther(`${pathOf(pageOfAnswer(outcome.page))}${CHANGE_NEEDED}`);
    case "busy":
      return data({ trouble: "busy" } as const, { status: 503, headers: { "Retry-After": "10" } });
    case "no-draft":
      return data({ trouble: "gone" } as const, { status: 410 });
  }
});

/** Everything that will be sent, each part with the way to change it. */
export default function CheckPage() {
  const { check: words, common } = useText();
  const { answers, marks, files, category, notices, ticket, turn, ...found } =
    useLoaderData<typeof loader>();
  const trouble = useActionData<typeof action>()?.trouble;
  const { search } = useLocation();
  if (trouble === "gone") return <NothingToSend />;
  return (
    <>
      <h1>{words.title}</h1>
      {trouble === "other" ? <OtherReportNote /> : <OtherReport search={search} />}
      {trouble === "busy" ? <Notice>{words.busy}</Notice> : null}
      <TurnNote waitSeconds={ticket?.waitSeconds ?? 0} turn={turn} />
      <Lead>{words.lead}</Lead>
      <WhatPart answer={answers.whatHappened} category={category} />
      {found.statusWords ? <Notice>{words.statusWords}</Notice> : null}
      <OriginPart
        report={marks.report}
        officer={answers.officer}
        origin={answers.origin}
        left={answers.leftOrigin}
      />
      <QuestionsPart
        asked={answers.questions}
        about={answers.whatHappened}
        origin={answers.origin}
      />
      <WherePart answer={answers.whereAndWhen} />
      <FilesPart files={files} links={answers.links ?? []} />
      <InvolvedPart sightings={answers.sightings ?? []} />
      <YourPartPart answer={answers.yourPart} />
      <Answers title={words.aboutYou} changeHref={pathOf("aboutYou") + CHANGE} answers={[]}>
        <p>
          {answers.aboutYou === undefined ? common.notAnswered : words[answers.aboutYou.choice]}
        </p>
      </Answers>
      <PublicForm>
        <HiddenMarks marks={marks} />
        <FloodTicket ticket={ticket} working={words.working} />
        <Points points={notices} />
        <p>{words.truth}</p>
        <Next>{words.next}</Next>
        <ButtonRow>
          <Button>{words.send}</Button>
        </ButtonRow>
      </PublicForm>
    </>
  );
}
