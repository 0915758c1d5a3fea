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

/** A page of the report tells that somebody has it open, and is told who else has. It does not keep a session awake. */
export const action = deskAccess(
  "report.read",
  async (input) => {
    const reportId = idOrNotFound("rpt", input.params["reportId"]);
    const said = deskForm(input)["doing"];
    const doing = said === "gone" ? said : isDoing(said) ? said : "reading";
    const { tellPresence } = input.context.useCases;
    const { others } = settled(await tellPresence({ by: input.person, reportId, doing }));
    return Response.json(presentView(others), { headers: { "Cache-Control": "no-store" } });
  },
  { unattended: true },
);
