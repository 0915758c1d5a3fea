import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { ActTable } from "#app/ui/desk/approval-sections.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { actRow } from "./desk/approval-view.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Approvals");
export const links = formsStyle;

/** Open to everybody: the list holds one's own requests and those one may decide about, and nothing else. */
export const loader = deskAccess("account.own", async (input) => {
  const all = await input.context.useCases.listApprovals({ by: input.person });
  const waiting = all.filter((one) => one.waitsForMe || one.waitsForMySignature || one.doable);
  const open = all.filter(
    (one) => !waiting.includes(one) && ["unsigned", "requested", "approved"].includes(one.state),
  );
  const over = all.filter((one) => !waiting.includes(one) && !open.includes(one));
  return {
    frame: deskFrame(input),
    waiting: waiting.map(actRow),
    open: open.map(actRow),
    over: over.map(actRow),
  };
});

export default function Approvals() {
  const { frame, waiting, open, over } = useLoaderData<typeof loader>();
  return (
    <DeskShell frame={frame} current="/desk/approvals">
      <DeskHeading
        title="Approvals"
        about={waiting.length === 0 ? "Nothing waits for you" : `${waiting.length} wait for you`}
      />
      <ActTable
        title="Waiting for you"
        id="waiting"
        none="Nothing waits for you."
        rows={waiting}
        frame={frame}
      />
      <ActTable
        title="Waiting for others"
        id="open"
        none="Nothing waits for others."
        rows={open}
        frame={frame}
      />
      <ActTable title="Over" id="over" none="Nothing yet." rows={over} frame={frame} />
    </DeskShell>
  );
}
