import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isIdOf } from "#app/core/ids.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { reportHref } from "#app/ui/desk/queue-url.ts";
import { EmptyState } from "#app/ui/desk/small-parts.tsx";
import {
  decidedBefore,
  decidedQuery,
  SuggestionDone,
  SUGGESTIONS_PATH,
} from "#app/ui/desk/suggestion-done.tsx";
import { SuggestionList } from "#app/ui/desk/suggestion-list.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { listFilter } from "./desk/list-filter.ts";
import { suggestionView } from "./desk/suggestion-view.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Reports that may be about one event");
export const links = formsStyle;

export const loader = deskAccess("report.read", async (input) => {
  const { context, person: by, request } = input;
  const { suggestions, more } = settled(await context.useCases.listSuggestions({ by }));
  return {
    frame: deskFrame(input),
    suggestions: suggestions.map(suggestionView),
    more,
    mayDecide: mayUse(by, "report.triage"),
    decided: decidedBefore(new URL(request.url).searchParams),
  };
});

const OUTCOMES = {
  ...({ confirmed: "confirm", rejected: "reject", open: "reopen" } as const),
  ...({ "in-two": "in-two", decided: "decided" } as const),
};

/** Says yes, says no, or takes either back. Leads back to this page, or to the report that it was said on. */
export const action = deskAccess("report.triage", async (input) => {
  const { context, person: by } = input;
  const fields = deskForm(input);
  const suggestionId = idOrNotFound("sgs", fields["suggestion"]);
  const decision = { by, suggestionId };
  const { useCases } = context;
  const { intent } = fields;
  const said =
    intent === "confirm"
      ? settled(await useCases.confirmSuggestion(decision)).kind
      : intent === "reject"
        ? settled(await useCases.rejectSuggestion(decision)).kind
        : intent === "reopen"
          ? settled(await useCases.reopenSuggestion(decision)).kind
          : undefined;
  if (said === undefined) throw refuse(400);
  const query = new URLSearchParams(decidedQuery(OUTCOMES[said], suggestionId));
  const reportId = fields["back"];
  if (!isIdOf("rpt", reportId)) {
    // Not back at the top where one was passed over: at the next one.
    if (isIdOf("sgs", fields["next"])) query.set("next", fields["next"]);
    throw seeOther(`${SUGGESTIONS_PATH}?${query}`);
  }
  const page = reportHref(reportId, listFilter(fields["list"]));
  throw seeOther(`${page}${page.includes("?") ? "&" : "?"}${query}`);
});

export default function Suggestions() {
  const { frame, suggestions, more, mayDecide, decided } = useLoaderData<typeof loader>();
  return (
    <DeskShell
      frame={frame}
      current="/desk/incidents"
      notice={
        decided === undefined ? undefined : (
          <SuggestionDone decided={decided} token={frame.formToken} back={{}} />
        )
      }
    >
      <DeskHeading
        title="Reports that may be about one event"
        about="Found by place, time, agency, files and rare words. Each reason says whose value it is; the points are their sum, and no proof. Nothing is put together before you say so."
      />
      {suggestions.length === 0 ? (
        <EmptyState
          title="Nothing to decide"
          text="New reports are compared as they come, and again when their files have been read."
          act={{ href: "/desk/incidents", label: "To the incidents" }}
        />
      ) : (
        <SuggestionList
          suggestions={suggestions}
          token={frame.formToken}
          mayDecide={mayDecide}
          back={{}}
          rows
        />
      )}
      {more ? <p>There are more; they follow once these are decided.</p> : null}
    </DeskShell>
  );
}
