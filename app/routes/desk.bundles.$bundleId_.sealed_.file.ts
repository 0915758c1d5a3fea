import { deskAccess } from "#app/http/access.server.ts";
import { refuse } from "#app/http/responses.server.ts";
import { sealedFileResponse } from "#app/http/evidence-response.server.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { inWords } from "./desk/in-words.server.ts";

/** A finished bundle, encrypted on its way to the keys that the page before has shown. Another file each time, so only a whole one. */
export const action = inWords(
  deskAccess("bundle.export", async (input) => {
    const { context, params, person: by } = input;
    const { keys: text = "", recipient = "" } = deskForm(input);
    const outcome = settled(
      await context.useCases.openSealedBundle({
        by,
        bundleId: idOrNotFound("bun", params["bundleId"]),
        text,
        ...(recipient.trim() === "" ? {} : { recipient: recipient.trim() }),
      }),
    );
    if (outcome.kind === "not-ready") throw refuse(409);
    // The page before lets nothing else through.
    if (outcome.kind === "keys-refused") throw refuse(400);
    return sealedFileResponse(context, outcome, `${outcome.bundle.name}.zip.age`);
  }),
);
