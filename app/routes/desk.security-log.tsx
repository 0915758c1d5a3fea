import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseInstant } from "#app/core/instant.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { FilterBar } from "#app/ui/desk/filter-bar.tsx";
import { SecurityCounts, SecurityEntries, SecurityReviews } from "#app/ui/desk/security-log.tsx";
import { SECURITY_EVENT_WORDS } from "#app/ui/desk/security-words.ts";
import { Notice, Pager } from "#app/ui/desk/small-parts.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { deskForm } from "./desk/form.server.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { securityFilter } from "./desk/security-filter.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Security log");
export const links = formsStyle;

/** Figures for administrators; for auditors every entry, the review to sign and a file to keep. */
export const loader = deskAccess("security-log.count", async (input) => {
  const { searchParams } = new URL(input.request.url);
  const asked = securityFilter(searchParams);
  const { person: by, context } = input;
  const page = await context.useCases.readSecurityLog({ by, filter: asked.filter });
  if (page === undefined) throw refuse(403);
  const kept = new URLSearchParams(Object.entries(asked.values).filter(([, text]) => text !== ""));
  const last = page.entries?.at(-1);
  const next = new URLSearchParams(kept);
  if (last !== undefined) next.set("after", `${last.at}_${last.number}`);
  return {
    frame: deskFrame(input),
    page,
    values: asked.values,
    badDay: asked.badDay,
    signed: searchParams.get("done") === "signed",
    mayReview: mayUse(by, "security-log.review"),
    firstHref: searchParams.has("after") ? `/desk/security-log?${kept}` : undefined,
    nextHref: page.more ? `/desk/security-log?${next}` : undefined,
    exportHref: `/desk/security-log/export?${kept}`,
  };
});

/** Signs the weekly review. */
export const action = deskAccess("security-log.review", async (input) => {
  const fields = deskForm(input);
  const coversUntil = parseInstant(fields["covers-until"] ?? "");
  if (coversUntil === undefined) throw refuse(400);
  const remark = fields["remark"] ?? "";
  const outcome = await input.context.useCases.reviewSecurityLog({
    by: input.person,
    coversUntil,
    remark,
  });
  switch (outcome.kind) {
    case "signed":
      throw seeOther("/desk/security-log?done=signed");
    case "not-allowed":
      throw refuse(403);
    case "too-long":
      return data(
        {
          values: { remark },
          problems: [{ field: "remark", message: "Use at most 2,000 characters." }],
        },
        { status: 422 },
      );
  }
});

export default function SecurityLogPage() {
  const found = useLoaderData<typeof loader>();
  const sentBack = useActionData<typeof action>();
  const { frame, page, values } = found;
  const { entries } = page;
  return (
    <DeskShell frame={frame} current="/desk/security-log">
      <DeskHeading
        title="Security log"
        about="Who came in, what was refused and what was changed. It holds no words, file names or addresses."
      />
      {found.signed ? <Notice tone="done">Your review is signed.</Notice> : null}
      {found.badDay ? (
        <Notice tone="failed">Write the day like 2026-04-21. Every day is shown now.</Notice>
      ) : null}
      {page.keepsUp ? null : (
        <Notice tone="failed">
          Entries are waiting: the place where they are kept has not taken them for some minutes.
          Tell whoever runs this server.
        </Notice>
      )}
      <SecurityReviews
        state={page.review}
        reviews={page.reviews}
        zone={frame.zone}
        form={
          found.mayReview
            ? { token: frame.formToken, coversUntil: frame.now, ...sentBack }
            : undefined
        }
      />
      <SecurityCounts counts={page.counts} />
      {entries === undefined ? null : (
        <>
          <FilterBar
            action="/desk/security-log"
            search={{ name: "day", label: "Day (UTC), like 2026-04-21", value: values.day }}
            filters={[
              {
                name: "event",
                label: "Event",
                value: values.event,
                choices: [
                  { value: "", label: "Every event" },
                  ...Object.entries(SECURITY_EVENT_WORDS).map(([value, label]) => ({
                    value,
                    label,
                  })),
                ],
              },
              {
                name: "person",
                label: "Person",
                value: values.person,
                choices: [
                  { value: "", label: "Everybody" },
                  ...page.people.map(({ id, name }) => ({ value: id, label: name })),
                ],
              },
            ]}
            count={entries.length === 1 ? "1 entry" : `${entries.length} entries on this page`}
          />
          <SecurityEntries entries={entries} people={page.people} exportHref={found.exportHref} />
          <Pager
            label="Pages of the security log"
            firstHref={found.firstHref}
            nextHref={found.nextHref}
          />
        </>
      )}
    </DeskShell>
  );
}
