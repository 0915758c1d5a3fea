import { useLoaderData } from "@remix-run/react";
import { publicAccess } from "#app/http/access.server.ts";
import { keepDraft } from "#app/http/draft-cookie.ts";
import { languageOf } from "#app/http/language.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/form/buttons.tsx";
import { Next } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { draftState } from "./_public/draft.server.ts";
import { EventWords, shownEvent } from "./_public/event-view.tsx";
import { PublicForm } from "./_public/form-parts.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { pageTitle } from "./_public/page-title.ts";
import { pathOf, whereToGoOn } from "./_public/report-pages.ts";
import { endSentSecrets, forgetSentSecrets } from "./_public/sent-secrets.server.ts";

export const handle: FrameHandle = { emergency: "top" };

// What the event is called stands on the page alone: titles stay in histories.
export const meta = pageTitle((text) => text.tab.event);

export const loader = publicAccess(async (input) => {
  const { context, params } = input;
  const found = await context.useCases.findIncidentPage({ slug: params["slug"] ?? "" });
  if (found === undefined) throw refuse(404);
  const state = await draftState(input);
  const isWritten = state.kind === "open" && state.draft.answers.whatHappened !== undefined;
  return {
    isOpen: found.isOpen,
    event: shownEvent(found.content, languageOf(input)),
    goOnHref: isWritten ? whereToGoOn(state.draft.answers) : null,
  };
});

/** Begins a report that says where it was begun. Where this browser has one that somebody wrote in, it goes on with that one as it is. */
export const action = publicAccess(async (input) => {
  const { context, params } = input;
  const slug = params["slug"] ?? "";
  const state = await draftState(input);
  const token = state.kind === "open" ? state.token : undefined;
  const language = languageOf(input);
  const outcome = await context.useCases.beginOnPage({ slug, language, token });
  switch (outcome.kind) {
    case "closed":
      return seeOther(`/events/${encodeURIComponent(slug)}`);
    case "goes-on":
      return seeOther(state.kind === "open" ? whereToGoOn(state.draft.answers) : "/");
    case "begun": {
      await endSentSecrets(input);
      const begun = seeOther(pathOf("whatHappened"), { "Set-Cookie": keepDraft(outcome.token) });
      forgetSentSecrets(begun.headers);
      return begun;
    }
  }
});

/** A named event, and the way to report on it. */
export default function EventPage() {
  const { eventPage: words, start } = useText();
  const { event, isOpen, goOnHref } = useLoaderData<typeof loader>();
  return (
    <>
      <EventWords event={event} isOpen={isOpen} />
      {!isOpen ? (
        <>
          <p>{words.other}</p>
          <p>
            <a href="/">{words.otherLink}</a>
          </p>
        </>
      ) : goOnHref !== null ? (
        <>
          <Next>{start.goOnNote}</Next>
          <ButtonRow>
            <ButtonLink href={goOnHref}>{start.goOn}</ButtonLink>
          </ButtonRow>
        </>
      ) : (
        <PublicForm>
          <p>{words.ask}</p>
          <p>{words.noName}</p>
          <p>{words.keeps}</p>
          <Next>{words.next}</Next>
          <ButtonRow>
            <Button>{words.begin}</Button>
          </ButtonRow>
        </PublicForm>
      )}
    </>
  );
}
