import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isIdOf } from "#app/core/ids.ts";
import { deskAccess, requireConfirmed } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { ReviewNotice } from "#app/ui/desk/review-notice.tsx";
import { OverrideForm, ReviewForm } from "#app/ui/desk/review-sections.tsx";
import { EmptyState, Pager } from "#app/ui/desk/small-parts.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { AUDIENCE_CHOICES } from "./desk/case-view.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { changeReview } from "./desk/review-change.server.ts";
import { readReviewQuery, reviewHref, reviewView } from "./desk/review-view.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  deskTitle(found === undefined ? "Review" : `Review for the defence, ${found.file.number}`);
export const links = formsStyle;

export const loader = deskAccess("case.read", async (input) => {
  const { context, params, person: by, request } = input;
  const caseId = idOrNotFound("cas", params["caseId"]);
  const read = settled(await context.useCases.readReview({ by, caseId }));
  const query = new URL(request.url).searchParams;
  const asked = readReviewQuery(query);
  const { file } = read;
  const act = query.get("act");
  return {
    frame: deskFrame(input),
    file: { id: file.id, number: file.number, title: file.title },
    home: reviewHref(caseId),
    ...asked,
    ...reviewView(read, asked),
    ticked: query.get("tick") === "all",
    blocked: query.get("blocked") !== null,
    done: query.get("done"),
    count: { files: query.get("files"), left: query.get("left") },
    act: isIdOf("act", act) ? act : undefined,
    mayDecide: mayUse(by, "exculpatory.decide"),
    mayBundle: mayUse(by, "bundle.export"),
    audiences: AUDIENCE_CHOICES,
  };
});

// Each form is checked by its use case, which knows the case: who may read it reaches no further by this alone.
export const action = deskAccess("case.read", async (input) => {
  const { context, params, person: by } = input;
  const caseId = idOrNotFound("cas", params["caseId"]);
  const fields = deskForm(input);
  // A bundle takes evidence out of the office.
  if (fields["intent"] === "override") await requireConfirmed(input);
  const changed = await changeReview(context.useCases, { by, caseId, fields });
  if (changed.kind === "done") throw seeOther(changed.href);
  return data({ problems: changed.problems, values: fields }, { status: 422 });
});

export default function ExculpatoryReview() {
  const { frame, file, home, files, open, total, ...page } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const form = { frame, action: home, problems: result?.problems, values: result?.values };
  const pageHref = (at: number) => `${home}?${page.all ? "show=all&" : ""}page=${at}`;
  return (
    <DeskShell
      frame={frame}
      current="/desk/cases"
      notice={
        result !== undefined || (page.done === null && !(page.blocked && open > 0)) ? undefined : (
          <ReviewNotice
            {...{ open, done: page.done, count: page.count, act: page.act }}
            token={frame.formToken}
            action={home}
          />
        )
      }
    >
      <DeskHeading
        title="Review for the defence"
        about={
          <>
            <a href={`/desk/cases/${file.id}`}>{file.number}</a> <bdi>{file.title}</bdi>. What each
            file of the case is to the defence is decided by people, each with a reason. While one
            is open no bundle goes out.
          </>
        }
      />
      <ErrorSummary problems={result?.problems} />
      <p>
        <strong>
          {open} of {total} open.
        </strong>{" "}
        {page.all ? (
          <a href={home}>Only those that are open</a>
        ) : (
          <a href={`${home}?show=all`}>All files</a>
        )}
        {!page.mayDecide || files.length === 0 ? null : (
          <>
            {" "}
            <a href={`${pageHref(page.page)}&tick=all`}>Tick all of this list</a>
          </>
        )}
      </p>
      {files.length === 0 ? (
        <EmptyState
          title={total === 0 ? "No files" : "Nothing is open"}
          text={
            total === 0
              ? "The reports of this case have no files."
              : "Every file of the case is decided on. As far as this goes, bundles can be made."
          }
        />
      ) : (
        <ReviewForm {...form} files={files} ticked={page.ticked} mayDecide={page.mayDecide} />
      )}
      <Pager
        label="Pages of files"
        previousHref={page.page > 1 ? pageHref(page.page - 1) : undefined}
        nextHref={page.hasMore ? pageHref(page.page + 1) : undefined}
      />
      {open > 0 && page.mayBundle ? <OverrideForm {...form} audiences={page.audiences} /> : null}
    </DeskShell>
  );
}
