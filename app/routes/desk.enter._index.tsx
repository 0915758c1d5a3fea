import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ENTERED_CHANNELS } from "#app/core/intake/channel.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { DeskSelect } from "#app/ui/desk/desk-fields.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { CHANNEL_WORDS } from "#app/ui/desk/words.ts";
import { Button } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { shownCategories } from "#app/ui/report-fields/pack-words.ts";
import { When } from "#app/ui/time/when.tsx";
import { settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Type in a report");
export const links = formsStyle;

export const loader = deskAccess("report.enter", async (input) => {
  const { context, person: by, request } = input;
  const { entries } = settled(await context.useCases.listEntries({ by }));
  return {
    frame: deskFrame(input),
    deleted: new URL(request.url).searchParams.has("deleted"),
    entries,
    categories: shownCategories(context.office, "en"),
  };
});

/** Begins one: with how it came and what it is about, so that the questions of that concern are there at once. */
export const action = deskAccess("report.enter", async (input) => {
  const fields = deskForm(input);
  const begun = settled(
    await input.context.useCases.beginEntry({
      by: input.person,
      fields: {
        "came-by": fields["came-by"] ?? "",
        category: fields["category"] ?? "",
      },
    }),
  );
  throw seeOther(`/desk/enter/${begun.draftId}`);
});

/** Where reports begin that came on paper, by phone, in person or by email. */
export default function Enter() {
  const { frame, entries, categories, deleted } = useLoaderData<typeof loader>();
  return (
    <DeskShell
      frame={frame}
      current="/desk/enter"
      notice={deleted ? <Notice tone="done">What was typed is deleted.</Notice> : undefined}
    >
      <DeskHeading
        title="Type in a report"
        about="For what came on paper, by phone, in person or by email. The same questions as on the public form."
      />
      <Panel title="Begin" id="begin">
        <ActForm token={frame.formToken} inline>
          <DeskSelect
            name="came-by"
            label="It came by"
            choices={ENTERED_CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value] }))}
          />
          <DeskSelect name="category" label="Mainly about" choices={categories} />
          <Button>Begin</Button>
        </ActForm>
        <p>
          The form to print, in every language: <a href="/paper">on paper</a>
        </p>
      </Panel>
      <Panel title="Begun by you and not filed" id="open" aside={String(entries.length)}>
        {entries.length === 0 ? <p>None.</p> : null}
        <ul>
          {entries.map((entry) => (
            <li key={entry.draftId}>
              <a href={`/desk/enter/${entry.draftId}`}>
                Begun <When at={entry.begunAt} zone={frame.zone} now={frame.now} />
              </a>{" "}
              <span className="quiet">
                kept until <When at={entry.expiresAt} zone={frame.zone} now={frame.now} />
              </span>
            </li>
          ))}
        </ul>
      </Panel>
    </DeskShell>
  );
}
