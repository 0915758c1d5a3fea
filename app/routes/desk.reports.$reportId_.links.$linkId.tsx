import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { FactList, Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("A reporter’s link");

/** Between a report and an address that a stranger gave. Nothing of ours asks the address for anything. */
export const loader = deskAccess("report.read", async (input) => {
  const { context, params, person: by } = input;
  const reportId = idOrNotFound("rpt", params["reportId"]);
  const linkId = idOrNotFound("lnk", params["linkId"]);
  const { file } = settled(await context.useCases.readReport({ by, reportId }));
  const link = file.links.find(({ id }) => id === linkId);
  const url = link === undefined ? null : URL.parse(link.address);
  if (link === undefined || url === null) throw refuse(404);
  return {
    frame: deskFrame(input),
    ...{ reportId, linkId, code: file.report.code, address: link.address },
    // As the network knows it: letters of other scripts that look like ours are spelled out.
    host: url.hostname,
    encrypted: url.protocol === "https:",
  };
});

export default function LeaveForLink() {
  const { frame, reportId, linkId, code, address, host, encrypted } =
    useLoaderData<typeof loader>();
  const back = `/desk/reports/${reportId}#links`;
  return (
    <DeskShell frame={frame} current="/desk/queue">
      <DeskHeading title="You are about to leave the desk" about={`A link of report ${code}`} />
      <Notice tone="warning">
        A stranger gave this address, and nobody here has looked at what is there. A visit tells its
        host that somebody of this network looks, and when; the page may try to harm your machine,
        or be gone once its owner notices. That you open it is recorded with the report. Use a
        machine that does not show whose it is.
      </Notice>
      <Panel title="Where it leads" id="where">
        <FactList
          facts={[
            { term: "Host", value: <bdi className="link-address">{host}</bdi> },
            { term: "Address", value: <bdi className="link-address">{address}</bdi>, wide: true },
            {
              term: "On the way",
              value: encrypted ? "encrypted" : "not encrypted: others can read and change it",
            },
          ]}
        />
        <ul className="link-row">
          <li>
            <a href={back}>Back to the report</a>
          </li>
          <li>
            <a
              href={`/desk/reports/${reportId}/links/${linkId}/open`}
              target="_blank"
              rel="noreferrer noopener nofollow"
              referrerPolicy="no-referrer"
            >
              Open {host} all the same, in a new tab
            </a>
          </li>
        </ul>
      </Panel>
    </DeskShell>
  );
}
