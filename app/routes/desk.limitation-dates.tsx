import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayInWords } from "#app/core/office/dated.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { Table } from "#app/ui/desk/case-tables.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { EmptyState } from "#app/ui/desk/small-parts.tsx";
import { StateChip } from "#app/ui/desk/status-chip.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { deskFrame } from "./desk/frame.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Limitation dates");
export const links = formsStyle;

const NEARNESS = {
  passed: { tone: "failed", words: "May be over" },
  near: { tone: "open", words: "Within six months" },
  later: { tone: "idle", words: "Later" },
} as const;

export const loader = deskAccess("case.read", async (input) => ({
  frame: deskFrame(input),
  charges: await input.context.useCases.listLimitations({ by: input.person }),
}));

/** Charges by the earliest day on which their period can end. */
export default function LimitationDates() {
  const { frame, charges } = useLoaderData<typeof loader>();
  return (
    <DeskShell frame={frame} current="/desk/cases">
      <DeskHeading
        title="Limitation dates"
        about={
          <>
            The earliest possible last day on which a prosecution may begin, by charge. No day is
            guessed. <a href="/desk/cases">All cases</a>
          </>
        }
      />
      {charges.length === 0 ? (
        <EmptyState
          title="No charges yet"
          text="A charge of an open case stands here with its date, or with why there is none."
        />
      ) : (
        <Table
          caption="Charges of open cases, the first date on top"
          columns={["Earliest last day", "State", "Case", "Charge", "Reasons"]}
        >
          {charges.map(({ file, entryId, charge, limitation, nearness }) => (
            <tr key={entryId}>
              <td>
                {limitation.kind === "dated"
                  ? dayInWords(limitation.earliest)
                  : limitation.kind === "at-any-time"
                    ? "At any time"
                    : "Not known"}
              </td>
              <td>
                {nearness === undefined ? (
                  <span className="quiet">
                    {limitation.kind === "not-known" ? "Counsel supplies it" : "No period"}
                  </span>
                ) : (
                  <StateChip tone={NEARNESS[nearness].tone}>{NEARNESS[nearness].words}</StateChip>
                )}
              </td>
              <td>
                <a href={`/desk/cases/${file.id}`}>{file.number}</a> <bdi>{file.title}</bdi>
              </td>
              <td>
                <a href={`/desk/cases/${file.id}/charges#${entryId}`}>{charge}</a>
              </td>
              <td>
                <ul>
                  {limitation.reasons.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </DeskShell>
  );
}
