import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";

/** Leads from the page that warned to the address itself. That somebody went is recorded before their browser is told where. */
export const loader = deskAccess("report.read", async ({ params, context, person: by }) => {
  const reportId = idOrNotFound("rpt", params["reportId"]);
  const linkId = idOrNotFound("lnk", params["linkId"]);
  const { address } = settled(await context.useCases.openLink({ by, reportId, linkId }));
  return seeOther(address);
});
