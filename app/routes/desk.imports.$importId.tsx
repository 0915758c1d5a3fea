import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  isPartnerFileState,
  PARTNER_FILE_STATES,
  refusalWords,
  type PartnerFileState,
} from "#app/core/partner/file-facts.ts";
import { clockOffsetWords } from "#app/core/partner/clock-offset.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { Table } from "#app/ui/desk/case-tables.tsx";
import { DeliveryDigests } from "#app/ui/desk/delivery-digests.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { EmptyState, FactList, Pager, Panel } from "#app/ui/desk/small-parts.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { When } from "#app/ui/time/when.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Delivery");

const STATE_WORDS: Readonly<Record<PartnerFileState, string>> = {
  received: "Here",
  "same-bytes": "Same bytes as another",
  refused: "Refused",
  arriving: "Arriving",
  expected: "Not come",
};

export const loader = deskAccess("report.read", async (input) => {
  const { searchParams } = new URL(input.request.url);
  const state = searchParams.get("state");
  const wanted = isPartnerFileState(state) ? state : undefined;
  const after = Number(/^\d{1,6}$/.exec(searchParams.get("after") ?? "")?.[0] ?? 0);
  const importId = idOrNotFound("imp", input.params["importId"]);
  const { view } = settled(
    await input.context.useCases.readImport({ by: input.person, importId, state: wanted, after }),
  );
  const { of, counts, files, next, reportCode } = view;
  return {
    frame: deskFrame(input),
    ...{ counts, next, after, reportCode, state: wanted },
    delivery: {
      ...{ id: of.id, agency: of.agency, reference: of.reference, custodian: of.custodian },
      ...{ reportId: of.reportId, begunAt: of.begunAt, finishedAt: of.finishedAt },
    },
    files: files.map((file) => ({
      ...{ number: file.number, state: file.state, path: file.facts.path, itemId: file.itemId },
      camera: file.facts.cameraId,
      clock: file.facts.clockOffset === null ? "" : clockOffsetWords(file.facts.clockOffset),
      problem: file.why === null ? "" : refusalWords(file.why),
      claimed: Object.entries(file.facts.digests).map(([name, hex]) => ({ name, hex })),
      found: file.foundSha256,
    })),
  };
});

/** One delivery: what its agency listed, and what became of each file. The address holds the filter and the page. */
export default function Import() {
  const { frame, delivery, counts, files, ...page } = useLoaderData<typeof loader>();
  const here = `/desk/imports/${delivery.id}`;
  const query = (wanted: Readonly<Record<string, string>>) => {
    const text = new URLSearchParams(wanted).toString();
    return text === "" ? here : `${here}?${text}`;
  };
  const filter: Readonly<Record<string, string>> =
    page.state === undefined ? {} : { state: page.state };
  return (
    <DeskShell frame={frame} current="/desk/imports">
      <DeskHeading title={`Delivery of ${delivery.agency}`} about={delivery.reference} />
      <Panel title="What it is" id="delivery">
        <FactList
          facts={[
            {
              term: "Report",
              value: <a href={`/desk/reports/${delivery.reportId}`}>{page.reportCode}</a>,
            },
            { term: "Custodian", value: <bdi>{delivery.custodian}</bdi> },
            {
              term: "Begun",
              value: <When at={delivery.begunAt} zone={frame.zone} now={frame.now} />,
            },
            {
              term: "Ended",
              value:
                delivery.finishedAt === null ? (
                  "going on"
                ) : (
                  <When at={delivery.finishedAt} zone={frame.zone} now={frame.now} />
                ),
            },
          ]}
        />
      </Panel>
      <nav aria-label="Files by state">
        <ul className="link-row">
          <li>
            <a href={here} aria-current={page.state === undefined ? "page" : undefined}>
              All
            </a>
          </li>
          {PARTNER_FILE_STATES.map((state) => (
            <li key={state}>
              <a href={query({ state })} aria-current={page.state === state ? "page" : undefined}>
                {STATE_WORDS[state]}: {counts[state]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {files.length === 0 ? (
        <EmptyState title="No such files" text="Choose another state above." />
      ) : (
        <Table
          caption="Listed files"
          columns={["#No.", "File", "State", "Camera", "Camera’s clock", "Digest the agency gave"]}
        >
          {files.map((file) => (
            <tr key={file.number}>
              <td className="number">{file.number}</td>
              <td>
                {file.itemId === null || file.state !== "received" ? (
                  <bdi>{file.path}</bdi>
                ) : (
                  <a href={`/desk/reports/${delivery.reportId}/items/${file.itemId}`}>
                    <bdi>{file.path}</bdi>
                  </a>
                )}
              </td>
              <td>
                {STATE_WORDS[file.state]}
                {file.problem === "" ? null : `: ${file.problem}`}
              </td>
              <td>
                <bdi>{file.camera}</bdi>
              </td>
              <td>{file.clock}</td>
              <td>
                <DeliveryDigests claimed={file.claimed} found={file.found} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Pager
        label="Pages of files"
        firstHref={page.after === 0 ? undefined : query(filter)}
        nextHref={page.next === null ? undefined : query({ ...filter, after: String(page.next) })}
      />
    </DeskShell>
  );
}
