import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { Table } from "#app/ui/desk/case-tables.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { incidentWords } from "#app/ui/desk/incident-words.ts";
import { PAGE_STATE_WORDS } from "#app/ui/desk/page-words.ts";
import { EmptyState } from "#app/ui/desk/small-parts.tsx";
import { StateChip, type StateTone } from "#app/ui/desk/status-chip.tsx";
import { ButtonLink } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { When } from "#app/ui/time/when.tsx";
import { settled } from "./desk/answers.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Events");
export const links = formsStyle;

export const loader = deskAccess("incident-page.manage", async (input) => {
  const { pages } = settled(await input.context.useCases.listIncidentPages({ by: input.person }));
  return {
    frame: deskFrame(input),
    pages: pages.map(({ id, slug, state, version, shownVersion, madeAt, content }) => ({
      ...{ id, slug, state, version, shownVersion, madeAt },
      title: content.title.en,
      time: incidentWords(content.time),
    })),
  };
});

const TONES: Readonly<Record<keyof typeof PAGE_STATE_WORDS, StateTone>> = {
  draft: "open",
  open: "done",
  closed: "idle",
};

export default function Events() {
  const { frame, pages } = useLoaderData<typeof loader>();
  return (
    <DeskShell frame={frame} current="/desk/events">
      <DeskHeading
        title="Events"
        about="A page for one event, with an address and a square for posters. Reports begun there say so."
        acts={<ButtonLink href="/desk/events/new">New page</ButtonLink>}
      />
      {pages.length === 0 ? (
        <EmptyState
          title="No pages yet"
          text="When many people saw the same event, a page of its own brings their reports together."
          act={{ href: "/desk/events/new", label: "Make a page" }}
        />
      ) : (
        <Table
          caption="Pages of events, newest first"
          columns={["Title", "Address", "When it was", "State", "Made"]}
        >
          {pages.map((page) => (
            <tr key={page.id}>
              <td>
                <a href={`/desk/events/${page.id}`}>
                  <bdi>{page.title}</bdi>
                </a>
              </td>
              <td className="code">/events/{page.slug}</td>
              <td>{page.time}</td>
              <td>
                <StateChip tone={TONES[page.state]}>{PAGE_STATE_WORDS[page.state]}</StateChip>
                {page.shownVersion === null || page.shownVersion === page.version
                  ? null
                  : " Changes are not shown yet"}
              </td>
              <td>
                <When at={page.madeAt} zone={frame.zone} now={frame.now} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </DeskShell>
  );
}
