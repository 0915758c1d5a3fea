import { isOriginalPurpose } from "#app/core/evidence/original-purpose.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import { deskAccess } from "#app/http/access.server.ts";
import {
  askedPart,
  downloadResponse,
  isStillThat,
  unsatisfiable,
  type WantedPart,
} from "#app/http/evidence-response.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { inWords } from "./desk/in-words.server.ts";
import { onlyGet } from "./desk/only-get.server.ts";

/** An original, byte for byte, as a file to keep. The download is recorded with its purpose before its first byte. */
export const loader = inWords(
  deskAccess("evidence.original", async ({ request, params, context, person: by }) => {
    onlyGet(request);
    const itemId = idOrNotFound("itm", params["itemId"]);
    const purpose = new URL(request.url).searchParams.get("purpose");
    if (!isOriginalPurpose(purpose)) throw refuse(400);
    const warned = new URL(request.url).searchParams.get("warned") === "yes";
    const asked = askedPart(request);
    if (asked.kind === "unsatisfiable") return unsatisfiable();
    const open = async (range?: WantedPart) => {
      const wanted = { by, itemId, purpose, warned, ...(range === undefined ? {} : { range }) };
      const outcome = settled(await context.useCases.openOriginal(wanted));
      if (outcome.kind === "not-ready") throw refuse(409);
      // The file's own page has the warning, and the box that says it was read.
      if (outcome.kind === "quarantined") {
        throw seeOther(`/desk/reports/${outcome.item.reportId ?? ""}/items/${itemId}`);
      }
      return outcome;
    };
    let part = asked.kind === "part";
    let opened = await open(asked.kind === "part" ? asked.part : undefined);
    if (part && !isStillThat(request, opened.item.sha256)) {
      opened.blob.stream.destroy();
      part = false;
      opened = await open();
    }
    const { blob, item } = opened;
    if (part && blob.start === blob.end) {
      blob.stream.destroy();
      return unsatisfiable(blob.size);
    }
    const facts = {
      name: originalName(item.originalName).display,
      mediaType: "application/octet-stream",
      sha256: item.sha256,
    };
    return downloadResponse(context, blob, facts, { part });
  }),
);
