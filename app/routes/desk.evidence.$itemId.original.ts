import { isOriginalPurpose } from "#app/core/evidence/original-purpose.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { inWords } from "./desk/in-words.server.ts";

/** Leads to an original on the media host, as a file to keep. The download is recorded there with its purpose before its first byte. */
export const loader = inWords(
  deskAccess("evidence.original", async ({ request, params, context, person: by, token }) => {
    const itemId = idOrNotFound("itm", params["itemId"]);
    const { searchParams } = new URL(request.url);
    const purpose = searchParams.get("purpose");
    if (!isOriginalPurpose(purpose)) throw refuse(400);
    const warned = searchParams.get("warned") === "yes";
    const { client } = context;
    const wanted = { by, token, client, itemId, purpose, warned };
    const outcome = settled(await context.useCases.giveOriginalTicket(wanted));
    if (outcome.kind === "not-ready") throw refuse(409);
    // The file's own page has the warning, and the box that says it was read.
    if (outcome.kind === "quarantined") {
      throw seeOther(`/desk/reports/${outcome.item.reportId ?? ""}/items/${itemId}`);
    }
    return seeOther(`${context.mediaPath}${outcome.ticket}`);
  }),
);
