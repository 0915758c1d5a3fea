import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { MomentForm, WhoCould } from "#app/ui/desk/who-could.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { CustodyTable } from "#app/ui/desk/notes-and-custody.tsx";
import { EmptyState, Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { ROLE_WORDS } from "#app/ui/desk/words.ts";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { settled } from "./desk/answers.server.ts";
import { auditedId, auditedMoment } from "./desk/audited.server.ts";
import { custodyRows } from "./desk/custody-rows.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { ruleWords, sightWords } from "./desk/sight-words.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  deskTitle(found === undefined ? "Access" : `Access to ${found.name}`);
export const links = formsStyle;

/** The newest acts; the file to keep holds all of them. */
const ACTS_SHOWN = 200;

const KINDS = { rpt: "Report", itm: "File of report", cas: "Case" } as const;

/** Who could see a report, a file or a case, and who did. Holds nothing of what it says, and no name of a file. */
export const loader = deskAccess("access.review", async (input) => {
  const { context, params, person: by, request } = input;
  const id = auditedId(params["id"]);
  const asked = auditedMoment(request.url);
  const found = settled(await context.useCases.whoCouldSee({ by, id, at: asked }));
  const people = found.kind === "answer" ? found.people : [];
  const acts = found.kind === "answer" ? found.acts : [];
  const frame = deskFrame(input);
  const at = found.kind === "answer" ? found.at : (asked ?? frame.now);
  const moment = at.slice(0, "2026-04-21T17:40".length);
  return {
    frame,
    id,
    kind: KINDS[id.slice(0, 3) as keyof typeof KINDS],
    name: found.name,
    at,
    moment,
    past: asked !== undefined,
    badMoment: asked === undefined && new URL(request.url).searchParams.has("at"),
    since: found.kind === "too-early" ? found.since : undefined,
    people: people.map((one) => ({
      id: one.personId,
      name: one.name,
      role: ROLE_WORDS[one.role],
      sees: sightWords(one),
      rule: ruleWords(one),
    })),
    count: acts.length,
    acts: custodyRows(acts.slice(-ACTS_SHOWN).toReversed(), {
      subject: (subject) => subject,
      person: () => undefined,
    }),
    exportQuery: asked === undefined ? "" : `&at=${moment}`,
  };
});

export default function Access() {
  const found = useLoaderData<typeof loader>();
  const { frame, id, acts } = found;
  const exportHref = (part: string) => `/desk/access/${id}/export?part=${part}${found.exportQuery}`;
  return (
    <DeskShell frame={frame} current="/desk/access">
      <DeskHeading
        title={`${found.kind} ${found.name}`}
        about="Who could see it, by which rule, and who did something with it."
      />
      <MomentForm
        action={`/desk/access/${id}`}
        moment={found.moment}
        nowHref={found.past ? `/desk/access/${id}` : undefined}
      />
      {found.badMoment ? (
        <Notice tone="failed">Write the moment like 2026-04-21T17:40. You see now.</Notice>
      ) : null}
      {found.since === undefined ? (
        <WhoCould
          people={found.people}
          at={found.at}
          zone={frame.zone}
          exportHref={exportHref("could")}
        />
      ) : (
        <EmptyState
          title="It was not there yet"
          text="The office had not received or opened it at that moment, so nobody could see it."
        />
      )}
      <Panel title="Who did" id="did" aside={found.count}>
        <p className="quiet">
          Every change and every look at a file is recorded. Reading a report&#39;s words or a list
          is not.{" "}
          {found.count > acts.length ? "The newest are shown; the table to keep has all. " : ""}
          <a href={exportHref("did")}>Keep as a table (CSV)</a>
        </p>
        {acts.length === 0 ? (
          <p className="quiet">Nobody has done anything with it that is recorded.</p>
        ) : (
          <CustodyTable caption="What people did, newest first" records={acts} zone={frame.zone} />
        )}
      </Panel>
    </DeskShell>
  );
}
