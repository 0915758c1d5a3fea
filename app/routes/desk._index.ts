import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { startOf } from "./desk/frame.server.ts";
import { viewHref } from "./desk/saved-views.server.ts";

/** Leads each person to where their work begins: the view that they chose, else the first place of their role. */
export const loader = deskAccess("account.own", async ({ context, person: by }) => {
  const view = await context.useCases.readDefaultView({ by });
  return seeOther(view === undefined ? startOf(by) : viewHref(view));
});
