import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { OwnMentions, OwnTasks } from "#app/ui/desk/own-work.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { ownWorkView } from "./desk/own-work-view.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("My work");
export const links = formsStyle;

export const loader = deskAccess("report.read", async (input) => {
  const { work } = settled(await input.context.useCases.readOwnWork({ by: input.person }));
  return { frame: deskFrame(input), ...ownWorkView(work) };
});

/** Says that one note that names them was read, or all. */
export const action = deskAccess("report.read", async (input) => {
  const { note = "" } = deskForm(input);
  const noteId = note === "" ? null : idOrNotFound("not", note);
  await input.context.useCases.seeMentions({ by: input.person, noteId });
  throw seeOther("/desk/mine#mentions");
});

export default function Mine() {
  const { frame, tasks, done, mentions } = useLoaderData<typeof loader>();
  return (
    <DeskShell frame={frame} current="/desk/mine">
      <DeskHeading title="My work" />
      <OwnTasks tasks={tasks} done={done} />
      <OwnMentions mentions={mentions} frame={frame} />
    </DeskShell>
  );
}
