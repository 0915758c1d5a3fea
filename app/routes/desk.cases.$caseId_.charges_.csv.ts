import { toUtf8 } from "#app/core/encoding.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { madeFileResponse } from "#app/http/evidence-response.server.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { inWords } from "./desk/in-words.server.ts";
import { onlyGet } from "./desk/only-get.server.ts";
import { sheetTable } from "./desk/sheet-table.ts";

/** The elements worksheet of a case as a table for a spreadsheet. Asking for it is recorded, so HEAD is refused. */
export const loader = inWords(
  deskAccess("case.read", async ({ request, params, context, person: by }) => {
    onlyGet(request);
    const caseId = idOrNotFound("cas", params["caseId"]);
    const { sheet } = settled(await context.useCases.exportCaseSheet({ by, caseId }));
    const bytes = toUtf8(sheetTable(sheet));
    const facts = {
      name: `${sheet.file.number}-elements.csv`,
      mediaType: "text/csv; charset=utf-8",
    };
    return madeFileResponse(context, once(bytes), facts);
  }),
);

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}
