import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { isIdOf } from "#app/core/ids.ts";
import { isSightingKind, parseSeen, seenFields } from "#app/core/intake/sightings.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { keepDraft } from "#app/http/draft-cookie.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { ButtonRow } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { DraftLost } from "./_public/draft-lost.tsx";
import { draftForPage, draftState, formState, isSentBack, markOf } from "./_public/draft.server.ts";
import { shownFields } from "./_public/field-values.ts";
import { HiddenMarks, PublicForm, SaveButton } from "./_public/form-parts.tsx";
import { stepTitle } from "./_public/page-title.ts";
import { CHANGE, CHANGE_NEEDED, pathOf, reportHandle } from "./_public/report-pages.ts";
import { isChangedSince, seenMark } from "#app/core/seen-mark.server.ts";
import { canSave, sendBack, sendBackChanged, tokenToSaveInto } from "./_public/save-page.server.ts";
import { SightingFields } from "#app/ui/report-fields/sighting-fields.tsx";

export const handle = { ...reportHandle("involved"), backHref: pathOf("involved") };

export const meta = stepTitle<typeof loader>("involved", (text) => text.tab.stepMore);

function kindIn(params: { readonly kind?: string | undefined }) {
  if (!isSightingKind(params.kind)) throw refuse(404);
  return params.kind;
}

function listPath(request: Request): string {
  return `${pathOf("involved")}${new URL(request.url).searchParams.has("change") ? CHANGE : ""}`;
}

export const loader = publicAccess(async (input) => {
  const kind = kindIn(input.params);
  const open = await draftForPage(input);
  const id = new URL(input.request.url).searchParams.get("id");
  const given = open?.draft.answers.sightings?.find((one) => one.id === id && one.kind === kind);
  // Taken back in another tab: the list shows what there is.
  if (id !== null && given === undefined && !isSentBack(input))
    throw seeOther(listPath(input.request));
  const marks = { report: markOf(open), seen: seenMark(seenFields(given)) };
  return { kind, sentBack: isSentBack(input), saved: seenFields(given), marks };
});

export const action = publicAccess(async (input) => {
  const kind = kindIn(input.params);
  const { fields } = formOf(input);
  const state = await formState(input, fields);
  if (!canSave(state, fields)) return sendBack(state, fields);
  const seen = parseSeen(kind, fields);
  if (!seen.ok) return sendBack(state, fields, seen.problems);
  const asked = new URL(input.request.url).searchParams.get("id");
  const id = isIdOf("sgt", asked) && state.kind === "open" ? asked : undefined;
  if (id !== undefined) {
    const given = state.kind === "open" ? state.draft.answers.sightings : undefined;
    const saved = seenFields(given?.find((one) => one.id === id));
    const wanted = seenFields({ ...seen.value, id });
    if (isChangedSince(fields, { saved, wanted })) return sendBackChanged(fields);
  }
  const token = await tokenToSaveInto(state, input);
  const outcome = await input.context.useCases.saveSighting({ token, seen: seen.value, id });
  switch (outcome.kind) {
    case "problem":
      return sendBack(state, fields, outcome.problems);
    case "no-draft":
      return sendBack(await draftState(input), fields);
    case "saved":
      throw seeOther(
        state.kind === "open"
          ? listPath(input.request)
          : `${pathOf("whatHappened")}${CHANGE_NEEDED}`,
        { "Set-Cookie": keepDraft(token) },
      );
  }
});

/** One officer or one car by what was seen. All of it is optional. */
export default function SightingPage() {
  const text = useText();
  const { kind, saved, marks } = useLoaderData<typeof loader>();
  const sentBack = useActionData<typeof action>();
  const fields = shownFields(saved, sentBack, text);
  const { involved: words } = text;
  const { search } = useLocation();
  const list = `${pathOf("involved")}${new URLSearchParams(search).has("change") ? CHANGE : ""}`;
  return (
    <>
      <ErrorSummary problems={fields.problems} />
      {fields.problems.length > 0 ? null : <DraftLost lost={sentBack?.lost} />}
      <h1>{words[kind].title}</h1>
      <Lead>{words[kind].lead}</Lead>
      <PublicForm>
        <HiddenMarks marks={marks} sentBack={sentBack} />
        <SightingFields kind={kind} {...fields} />
        <ButtonRow>
          <SaveButton lost={sentBack?.lost}>{words.save}</SaveButton>
        </ButtonRow>
      </PublicForm>
      <p>
        <a href={list}>{words.back}</a>
      </p>
    </>
  );
}
