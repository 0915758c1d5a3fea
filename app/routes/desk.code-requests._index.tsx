import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { CodeRequestTable } from "#app/ui/desk/code-request-parts.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { settled } from "./desk/answers.server.ts";
import { codeRequestRow } from "./desk/code-request-view.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Lost codes");
export const links = formsStyle;

export const loader = deskAccess("reporter.answer", async (input) => {
  const { context, person: by } = input;
  const { requests } = settled(await context.useCases.listCodeRequests({ by }));
  const isOpen = (state: string) => state === "open" || state === "granted";
  return {
    frame: deskFrame(input),
    open: requests.filter(({ state }) => isOpen(state)).map(codeRequestRow),
    over: requests.filter(({ state }) => !isOpen(state)).map(codeRequestRow),
  };
});

/** Reporters who lost their code and ask for another. */
export default function CodeRequests() {
  const { frame, open, over } = useLoaderData<typeof loader>();
  return (
    <DeskShell frame={frame} current="/desk/code-requests">
      <DeskHeading
        title="Lost codes"
        about="People who say that they lost their receipt code, and what they know of their report"
      />
      <CodeRequestTable title="Waiting" id="open" requests={open} frame={frame} />
      <CodeRequestTable title="Over" id="over" requests={over} frame={frame} />
    </DeskShell>
  );
}
