import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { isIdOf } from "#app/core/ids.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { SaveView } from "#app/ui/desk/save-view.tsx";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { OwnViews, RemovedViews, SharedViews } from "#app/ui/desk/view-table.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import type { Problem } from "#app/ui/form/problem.ts";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { newsWords, queryOf, viewHref } from "./desk/saved-views.server.ts";
import { deskTitle } from "./desk/title.ts";
import { changeViews } from "./desk/view-change.server.ts";

export const meta: MetaFunction = () => deskTitle("Views of the queue");
export const links = formsStyle;

export const loader = deskAccess("queue.read", async (input) => {
  const { context, person: by, request } = input;
  const listed = settled(await context.useCases.listViews({ by }));
  const asked = new URL(request.url).searchParams.get("removed");
  const shown = listed.views.map(({ news, query, ...view }) => ({
    ...view,
    news: newsWords(news),
    href: viewHref(query),
    begins: view.id === listed.defaultId,
  }));
  return {
    frame: deskFrame(input),
    own: shown.filter(({ mine }) => mine),
    others: shown.filter(({ mine }) => !mine),
    removed: listed.removed.map(({ id, name }) => ({ id, name })),
    justRemoved: listed.removed.find(({ id }) => isIdOf("sav", asked) && id === asked)?.id,
    mayShare: listed.mayShare,
  };
});

export const action = deskAccess("queue.read", async ({ context, person: by }) => {
  const fields = deskForm({ context });
  const query = queryOf(parseQueueFilter(new URLSearchParams(fields["query"] ?? "")));
  const shared = fields["shared"] !== undefined;
  if (fields["intent"] !== "save") {
    const changed = await changeViews(context.useCases, { by, fields, shared });
    if (changed.kind === "done") throw seeOther(changed.href);
    return data<Again>({ problems: [changed.problem] }, { status: 422 });
  }
  const name = fields["name"] ?? "";
  const saved = settled(await context.useCases.saveView({ by, name, query, shared }));
  if (saved.kind === "saved") throw seeOther(viewHref(query));
  return data<Again>({ problems: [SAVE_PROBLEMS[saved.kind]], query }, { status: 422 });
});

interface Again {
  readonly problems: readonly Problem[];
  /** Of a view that could not be saved: its form stands here again. */
  readonly query?: string;
}

const SAVE_PROBLEMS = {
  "no-name": { field: "name", message: "Give the view a name of at most 60 characters." },
  "too-long": { field: "name", message: "This filter is too long to keep. Take words off." },
  "too-many": { field: "name", message: "You have 40 views. Remove one first." },
} as const;

export default function Views() {
  const { frame, own, others, removed, justRemoved, mayShare } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { formToken } = frame;
  const notice =
    justRemoved === undefined ? undefined : (
      <Notice tone="done">
        <ActForm
          token={formToken}
          intent="bring-back"
          action="/desk/views"
          hidden={{ view: justRemoved }}
          inline
        >
          <p>The view is removed.</p>
          <Button look="quiet">Undo</Button>
        </ActForm>
      </Notice>
    );
  return (
    <DeskShell frame={frame} current="/desk/queue" notice={notice}>
      <DeskHeading
        title="Views of the queue"
        about="A view keeps a filter. What came since you last opened it counts as new."
      />
      <ErrorSummary problems={again?.problems} />
      {again?.query === undefined ? null : (
        <SaveView {...{ formToken, mayShare, query: again.query, problems: again.problems }} />
      )}
      <OwnViews {...{ views: own, mayShare, formToken }} problems={again?.problems} />
      <SharedViews views={others} formToken={formToken} />
      <RemovedViews views={removed} formToken={formToken} />
    </DeskShell>
  );
}
