import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { bulkActWords, bulkHref } from "#app/ui/desk/bulk-words.ts";
import { Table } from "#app/ui/desk/case-tables.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { EmptyState } from "#app/ui/desk/small-parts.tsx";
import { StateChip } from "#app/ui/desk/status-chip.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { When } from "#app/ui/time/when.tsx";
import { settled } from "./desk/answers.server.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("What you did to many reports");

export const loader = deskAccess("report.read", async (input) => {
  const { bulks } = settled(await input.context.useCases.listBulks({ by: input.person }));
  return {
    frame: deskFrame(input),
    bulks: bulks.map(({ id, act, targetName, comment, askedAt, finishedAt, reports, counts }) => ({
      ...{ id, comment, askedAt, reports },
      what: bulkActWords(act, targetName),
      finished: finishedAt !== null,
      done: counts.done,
      same: counts.same,
      skipped: counts.skipped,
    })),
  };
});

/** The last acts on many reports of whoever looks, to find the way back to one that they left. */
export default function Bulks() {
  const { frame, bulks } = useLoaderData<typeof loader>();
  return (
    <DeskShell frame={frame} current="/desk/queue">
      <DeskHeading
        title="What you did to many reports"
        about="Your last 50, newest first. Each can be undone as a whole."
      />
      {bulks.length === 0 ? (
        <EmptyState
          title="Nothing yet"
          text="Tick reports in the queue, or act on all that match its filter."
          act={{ href: "/desk/queue", label: "To the queue" }}
        />
      ) : (
        <Table
          caption="Acts on many reports, newest first"
          columns={[
            "What",
            "Why",
            "State",
            "#Reports",
            "#Done",
            "#So already",
            "#Left as is",
            "Asked for",
          ]}
        >
          {bulks.map((bulk) => (
            <tr key={bulk.id}>
              <td>
                <a href={bulkHref(bulk.id)}>
                  <bdi>{bulk.what}</bdi>
                </a>
              </td>
              <td>
                <bdi>{bulk.comment}</bdi>
              </td>
              <td>
                <StateChip tone={bulk.finished ? "idle" : "running"}>
                  {bulk.finished ? "Ended" : "Going on"}
                </StateChip>
              </td>
              <td className="number">{bulk.reports}</td>
              <td className="number">{bulk.done}</td>
              <td className="number">{bulk.same}</td>
              <td className="number">{bulk.skipped}</td>
              <td>
                <When at={bulk.askedAt} zone={frame.zone} now={frame.now} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </DeskShell>
  );
}
