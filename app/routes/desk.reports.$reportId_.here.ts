import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { isDoing } from "#app/core/triage/presence.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { presentView } from "./desk/present-view.ts";

/** Nothing to see here: back to the report. */
export const loader = deskAccess("report.read", ({ params }) =>
  Promise.resolve(seeOther(`/desk/reports/${idOrNotFound("rpt", params["reportId"])}`)),
);

/**
 * A page of the report tells that somebody has it open, and is told who else has. It does not keep a session awake, but for a page that was fetched ahead and is
 * shown now: that is somebody's opening it. Answers 205 where the report is not as that page has it any more.
 */
export const action = deskAccess(
  "report.read",
  async (input) => {
    const reportId = idOrNotFound("rpt", input.params["reportId"]);
    const { doing: said, fetched } = deskForm(input);
    const doing = said === "gone" ? said : isDoing(said) ? said : "reading";
    const { tellPresence } = input.context.useCases;
    const readFrom = fetched === undefined ? undefined : placeInLog(fetched);
    const told = settled(await tellPresence({ by: input.person, reportId, doing, readFrom }));
    const headers = { "Cache-Control": "no-store" };
    if (told.changed) return new Response(null, { status: 205, headers });
    return Response.json(presentView(told.others), { headers });
  },
  { unattended: (fields) => fields["fetched"] === undefined },
);

/** What is no place in the log stands for its beginning: the page is then made anew. */
function placeInLog(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}
