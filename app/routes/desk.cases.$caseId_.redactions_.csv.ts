import { toUtf8 } from "#app/core/encoding.ts";
import { redactionLogCsv } from "#app/core/redaction/redaction-log.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { madeFileResponse } from "#app/http/evidence-response.server.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { inWords } from "./desk/in-words.server.ts";
import { onlyGet } from "./desk/only-get.server.ts";

/** What was covered in the exhibits of a case as a table for a spreadsheet. Asking for it is recorded, so HEAD is refused. */
export const loader = inWords(
  deskAccess("case.read", async ({ request, params, context, person: by }) => {
    onlyGet(request);
    const caseId = idOrNotFound("cas", params["caseId"]);
    const { log } = settled(await context.useCases.exportRedactionLog({ by, caseId }));
    const bytes = toUtf8(redactionLogCsv(log.logged));
    const name = `${log.file.number}-redaction-log.csv`;
    return madeFileResponse(context, once(bytes), { name, mediaType: "text/csv; charset=utf-8" });
  }),
);

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}
