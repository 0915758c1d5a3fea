import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { inWords } from "./desk/in-words.server.ts";
import { previewKindOf } from "./desk/preview-kinds.ts";

/** Leads to a picture of a file, made by us, on the media host. That it was shown is recorded there before its first byte. */
export const loader = inWords(
  deskAccess("evidence.preview", async ({ request, params, context, person: by, token }) => {
    const itemId = idOrNotFound("itm", params["itemId"]);
    const size = new URL(request.url).searchParams.get("size") ?? "320";
    const preview = previewKindOf(size);
    if (preview === undefined) throw refuse(404);
    const { client } = context;
    const wanted = { by, token, client, itemId, preview };
    const outcome = settled(await context.useCases.givePreviewTicket(wanted));
    if (outcome.kind !== "given") throw refuse(404);
    return seeOther(`${context.mediaPath}${outcome.ticket}`);
  }),
);
