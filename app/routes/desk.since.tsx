import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseReadMark, spellReadMark } from "#app/core/triage/read-mark.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { DigestList } from "#app/ui/desk/digest-list.tsx";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { When } from "#app/ui/time/when.tsx";
import { settled } from "./desk/answers.server.ts";
import { custodyRows } from "./desk/custody-rows.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Since you were here");
export const links = formsStyle;

export const loader = deskAccess("report.read", async (input) => {
  const { context, person: by, request } = input;
  const { searchParams } = new URL(request.url);
  const since = parseReadMark(searchParams.get("since"));
  const digest = settled(await context.useCases.readDigest({ by, since }));
  const { people, news, more } = digest;
  return {
    frame: deskFrame(input),
    since: digest.since && { at: digest.since.at, mark: spellReadMark(digest.since) },
    until: spellReadMark(digest.until),
    before: parseReadMark(searchParams.get("before")) && searchParams.get("before"),
    ...{ news, more },
    reports: digest.reports.map(({ id, code, records }) => ({
      ...{ id, code },
      records: custodyRows(records, {
        subject: () => undefined,
        person: (one) => people.get(one),
      }),
    })),
  };
});

/** Notes up to where it was read; what came before can be shown again. */
export const action = deskAccess("report.read", async (input) => {
  const fields = deskForm(input);
  const until = parseReadMark(fields["until"]);
  if (until === undefined) throw refuse(400);
  await input.context.useCases.noteRead({ by: input.person, until });
  const before = parseReadMark(fields["since"]);
  const query = before === undefined ? "" : `?before=${encodeURIComponent(spellReadMark(before))}`;
  throw seeOther(`/desk/since${query}`);
});

export default function Since() {
  const { frame, since, until, before, news, reports, more } = useLoaderData<typeof loader>();
  const { zone, now, formToken } = frame;
  return (
    <DeskShell
      frame={frame}
      current="/desk/since"
      notice={
        before === null || before === undefined ? undefined : (
          <Notice tone="done">
            Read. <a href={`/desk/since?since=${encodeURIComponent(before)}`}>Show it once more</a>
          </Notice>
        )
      }
    >
      <DeskHeading
        title="Since you were here"
        about="One list instead of a mail for each event. No mail is sent from here."
      />
      {since === undefined ? (
        <p>
          Nothing is gathered for you yet. From now on this page can show what others do with the
          reports that you have.
        </p>
      ) : (
        <>
          <p>
            Since <When at={since.at} zone={zone} now={now} />:{" "}
            <a href="/desk/queue">
              {news.count === 0
                ? "no new report"
                : `${news.count}${news.more ? "+" : ""} new ${news.count === 1 ? "report" : "reports"}`}
            </a>
            .
          </p>
          <DigestList reports={reports} more={more} zone={zone} />
        </>
      )}
      <ActForm
        token={formToken}
        hidden={{ until, ...(since === undefined ? {} : { since: since.mark }) }}
      >
        <Button look="secondary">{since === undefined ? "Begin now" : "I have read this"}</Button>
      </ActForm>
    </DeskShell>
  );
}
