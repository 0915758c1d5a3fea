import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { itemHref } from "#app/ui/desk/queue-url.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";

/** Nothing to see here: back to the file. */
export const loader = deskAccess("report.read", ({ params }) =>
  Promise.resolve(seeOther(itemHref(...idsOf(params)))),
);

/** Notes whether the file is hard to look at, and whether two people are to look at it together. */
export const action = deskAccess("report.triage", async (input) => {
  const [reportId, itemId] = idsOf(input.params);
  const fields = deskForm(input);
  const care = { graphic: fields["graphic"] === "on", twoPeople: fields["two-people"] === "on" };
  settled(await input.context.useCases.noteCare({ by: input.person, itemId, care }));
  throw seeOther(`${itemHref(reportId, itemId)}#care`);
});

function idsOf(params: Readonly<Record<string, string | undefined>>) {
  return [idOrNotFound("rpt", params["reportId"]), idOrNotFound("itm", params["itemId"])] as const;
}
