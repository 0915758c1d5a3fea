import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isIdOf } from "#app/core/ids.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { Table } from "#app/ui/desk/case-tables.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { EmptyState, Pager } from "#app/ui/desk/small-parts.tsx";
import { StateChip } from "#app/ui/desk/status-chip.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { When } from "#app/ui/time/when.tsx";
import { settled } from "./desk/answers.server.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Deliveries of other agencies");

export const loader = deskAccess("report.read", async (input) => {
  const before = new URL(input.request.url).searchParams.get("before");
  const listed = settled(
    await input.context.useCases.listImports({
      by: input.person,
      before: isIdOf("imp", before) ? before : undefined,
    }),
  );
  return {
    frame: deskFrame(input),
    isLater: before !== null,
    next: listed.next,
    rows: listed.rows.map((row) => ({
      ...{ id: row.id, agency: row.agency, reference: row.reference, state: row.state },
      ...{ begunAt: row.begunAt, reportId: row.reportId, reportCode: row.reportCode },
      here: row.counts.received + row.counts["same-bytes"],
      refused: row.counts.refused,
      toCome: row.counts.expected + row.counts.arriving,
    })),
  };
});

/** Every delivery whose report this person may know of, newest first. */
export default function Imports() {
  const { frame, rows, next, isLater } = useLoaderData<typeof loader>();
  return (
    <DeskShell frame={frame} current="/desk/imports">
      <DeskHeading
        title="Deliveries of other agencies"
        about="Camera files and other bodies’ evidence, each compared with the digest that its agency gave."
      />
      {rows.length === 0 ? (
        <EmptyState
          title={isLater ? "No older deliveries" : "No deliveries yet"}
          text="An operator brings one in with the import command, or the agency sends it with a token."
        />
      ) : (
        <Table
          caption="Deliveries, newest first"
          columns={[
            "Agency",
            "Its reference",
            "Report",
            "State",
            "#Here",
            "#Refused",
            "#To come",
            "Begun",
          ]}
        >
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <a href={`/desk/imports/${row.id}`}>{row.agency}</a>
              </td>
              <td>
                <bdi>{row.reference}</bdi>
              </td>
              <td className="code">
                <a href={`/desk/reports/${row.reportId}`}>{row.reportCode}</a>
              </td>
              <td>
                <StateChip tone={row.state === "open" ? "open" : "idle"}>
                  {row.state === "open" ? "Going on" : "Ended"}
                </StateChip>
              </td>
              <td className="number">{row.here}</td>
              <td className="number">{row.refused}</td>
              <td className="number">{row.toCome}</td>
              <td>
                <When at={row.begunAt} zone={frame.zone} now={frame.now} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Pager
        label="Pages of deliveries"
        firstHref={isLater ? "/desk/imports" : undefined}
        nextHref={next === null ? undefined : `/desk/imports?before=${next}`}
      />
    </DeskShell>
  );
}
