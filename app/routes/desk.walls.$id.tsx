import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isIdOf } from "#app/core/ids.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { Members, Walls } from "#app/ui/desk/walls-and-members.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { settled } from "./desk/answers.server.ts";
import { changeAccess } from "./desk/access-change.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  deskTitle(found === undefined ? "Walls" : `Walls of ${found.access.name}`);
export const links = formsStyle;

function walledId(text: unknown) {
  if (isIdOf("rpt", text) || isIdOf("cas", text)) return text;
  throw refuse(404);
}

/** Who is kept away from a report or case, and who works on a case. To whom a wall stands there is no such page. */
export const loader = deskAccess("wall.raise", async (input) => {
  const { context, params, person: by, request } = input;
  const subjectId = walledId(params["id"]);
  const { access } = settled(await context.useCases.readAccess({ by, subjectId }));
  const isCase = isIdOf("cas", subjectId);
  return {
    frame: deskFrame(input),
    id: subjectId,
    isCase,
    href: isCase
      ? `/desk/cases/${subjectId}`
      : mayUse(by, "report.read")
        ? `/desk/reports/${subjectId}`
        : undefined,
    access,
    done: new URL(request.url).searchParams.get("done") === "changed",
  };
});

// Lifting and members are asked about again by their use cases.
export const action = deskAccess("wall.raise", async (input) => {
  const { context, params, person: by } = input;
  const subjectId = walledId(params["id"]);
  const fields = deskForm(input);
  const problem = await changeAccess(context.useCases, { by, subjectId, fields });
  if (problem === undefined) {
    // Whoever raised a wall before themselves finds nothing there any more.
    const self = fields["intent"] === "raise" && fields["person"] === by.id;
    throw seeOther(self ? "/desk" : `/desk/walls/${subjectId}?done=changed`);
  }
  return data({ ...problem, values: fields }, { status: 422 });
});

export default function WallsPage() {
  const { frame, id, access, href, isCase, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const section = { action: `/desk/walls/${id}`, frame, access, failed };
  return (
    <DeskShell
      frame={frame}
      current={isCase ? "/desk/cases" : "/desk/queue"}
      notice={done ? <Notice tone="done">Done, and recorded.</Notice> : undefined}
    >
      <DeskHeading
        title={`Who may see ${access.name}`}
        about={href === undefined ? undefined : <a href={href}>Back to {access.name}</a>}
      />
      <Walls {...section} />
      {isCase ? <Members {...section} /> : null}
    </DeskShell>
  );
}
