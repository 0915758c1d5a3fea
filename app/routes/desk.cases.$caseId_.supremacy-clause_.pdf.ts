import { deskAccess } from "#app/http/access.server.ts";
import { madeFileResponse } from "#app/http/evidence-response.server.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { inWords } from "./desk/in-words.server.ts";
import { onlyGet } from "./desk/only-get.server.ts";

/** The Supremacy Clause worksheets of a case on paper. Asking for them is recorded, so HEAD is refused. */
export const loader = inWords(
  deskAccess("case.read", async ({ request, params, context, person: by }) => {
    onlyGet(request);
    const caseId = idOrNotFound("cas", params["caseId"]);
    const { number, pdf } = settled(await context.useCases.printImmunitySheet({ by, caseId }));
    const facts = { name: `${number}-supremacy-clause.pdf`, mediaType: "application/pdf" };
    return madeFileResponse(context, once(pdf), facts);
  }),
);

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}
