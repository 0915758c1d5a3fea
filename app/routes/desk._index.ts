import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { placesOf } from "./desk/frame.server.ts";

/** Leads each role to where its work begins. */
export const loader = deskAccess("account.own", ({ person }) =>
  Promise.resolve(seeOther(placesOf(person)[0]?.href ?? "/desk/account")),
);
