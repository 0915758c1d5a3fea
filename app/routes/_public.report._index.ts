import { publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";

/** `/report` alone is no page: the start knows whether there is a draft to go on with. */
export const loader = publicAccess(() => Promise.resolve(seeOther("/")));
