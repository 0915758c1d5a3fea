import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { isIdOf } from "#app/core/ids.ts";
import { isSightingKind, parseSeen, seenFields } from "#app/core/intake/sightings.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { keepDraft } from "#app/http/draft-cookie.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { draftForPage, draftState, isSentBack } from "./_public/draft.server.ts";
import { shownFields } from "./_public/field-values.ts";
import { DraftLost, PublicForm } from "./_public/form-parts.tsx";
import { stepTitle } from "./_public/page-title.ts";
import { CHANGE, CHANGE_NEEDED, pathOf, reportHandle } from "./_public/report-pages.ts";
import { canSave, sendBack, tokenToSaveInto } from "./_public/save-page.server.ts";
import { SightingFields } from "./_public/sighting-fields.tsx";

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
  return { kind, sentBack: isSentBack(input), saved: seenFields(given) };
});

export const action = publicAccess(async (input) => {
  const kind = kindIn(input.params);
  const { fields } = formOf(input);
  const state = await draftState(input);
  if (!canSave(state, fields)) return sendBack(state, fields);
  const seen = parseSeen(kind, fields);
  if (!seen.ok) return sendBack(state, fields, seen.problems);
  const token = await tokenToSaveInto(state, input);
  const asked = new URL(input.request.url).searchParams.get("id");
  const id = isIdOf("sgt", asked) && state.kind === "open" ? asked : undefined;
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
  const { kind, saved } = useLoaderData<typeof loader>();
  const sentBack = useActionData<typeof action>();
  const fields = shownFields(saved, sentBack, text);
  const { involved: words, errors } = text;
  const { search } = useLocation();
  const list = `${pathOf("involved")}${new URLSearchParams(search).has("change") ? CHANGE : ""}`;
  return (
    <>
      <ErrorSummary problems={fields.problems} />
      {fields.problems.length > 0 ? null : <DraftLost lost={sentBack?.lost} />}
      <h1>{words[kind].title}</h1>
      <Lead>{words[kind].lead}</Lead>
      <PublicForm>
        <SightingFields kind={kind} {...fields} />
        <ButtonRow>
          {sentBack?.lost == null ? (
            <Button>{words.save}</Button>
          ) : (
            <Button name="start-again" value="yes">
              {errors.noDraft.startWithThis}
            </Button>
          )}
        </ButtonRow>
      </PublicForm>
      <p>
        <a href={list}>{words.back}</a>
      </p>
    </>
  );
}
