import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isIdOf } from "#app/core/ids.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { EmptyState, Notice } from "#app/ui/desk/small-parts.tsx";
import { SuggestionList } from "#app/ui/desk/suggestion-list.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { suggestionView } from "./desk/suggestion-view.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Reports that may be about one event");
export const links = formsStyle;

const PATH = "/desk/incidents/suggestions";
const DONE = {
  confirm: "Put together.",
  reject: "Remembered: not the same. The two are not suggested again.",
  "in-two":
    "Each of them is in an incident of its own. Merge those on their pages if they are one.",
  decided: "Somebody decided it meanwhile.",
  reopen: "Taken back. The suggestion waits again.",
} as const;

export const loader = deskAccess("report.read", async (input) => {
  const { context, person: by, request } = input;
  const { suggestions, more } = settled(await context.useCases.listSuggestions({ by }));
  const { searchParams } = new URL(request.url);
  const done = searchParams.get("done") ?? "";
  const which = searchParams.get("which");
  return {
    frame: deskFrame(input),
    suggestions: suggestions.map(suggestionView),
    more,
    mayDecide: mayUse(by, "report.triage"),
    done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : undefined,
    undo: (done === "confirm" || done === "reject") && isIdOf("sgs", which) ? which : undefined,
  };
});

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
  if (said === undefined || intent === undefined) throw refuse(400);
  const done = said === "in-two" || said === "decided" ? said : intent;
  const back = fields["back"] ?? "";
  if (isIdOf("rpt", back)) throw seeOther(`/desk/reports/${back}#incident`);
  throw seeOther(`${PATH}?${new URLSearchParams({ done, which: suggestionId })}`);
});

export default function Suggestions() {
  const { frame, suggestions, more, mayDecide, done, undo } = useLoaderData<typeof loader>();
  return (
    <DeskShell
      frame={frame}
      current="/desk/incidents"
      notice={
        done === undefined ? undefined : (
          <Notice tone="done">
            {done}
            {undo === undefined ? null : (
              <ActForm
                inline
                token={frame.formToken}
                intent="reopen"
                action={PATH}
                hidden={{ suggestion: undo }}
              >
                <Button look="quiet">Undo</Button>
              </ActForm>
            )}
          </Notice>
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
          back=""
        />
      )}
      {more ? <p>There are more; they follow once these are decided.</p> : null}
    </DeskShell>
  );
}
