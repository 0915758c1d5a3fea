import { deskAccess } from "#app/http/access.server.ts";
import { previewResponse } from "#app/http/evidence-response.server.ts";
import { refuse } from "#app/http/responses.server.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { inWords } from "./desk/in-words.server.ts";
import { isPreviewSize, PREVIEW_KINDS } from "./desk/preview-kinds.ts";
import { onlyGet } from "./desk/only-get.server.ts";

/** A picture of a file, made by us. That it was shown is recorded before its first byte. */
export const loader = inWords(
  deskAccess("evidence.preview", async ({ request, params, context, person: by }) => {
    onlyGet(request);
    const itemId = idOrNotFound("itm", params["itemId"]);
    const size = new URL(request.url).searchParams.get("size") ?? "320";
    if (!isPreviewSize(size)) throw refuse(404);
    const outcome = settled(
      await context.useCases.openPreview({ by, itemId, preview: PREVIEW_KINDS[size] }),
    );
    if (outcome.kind !== "opened") throw refuse(404);
    return previewResponse(context, outcome.blob, outcome.mediaType);
  }),
);
