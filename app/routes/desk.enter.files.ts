import { deskAccess, formOf } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { fileProblems } from "./_public/file-problems.ts";
import { idOrNotFound } from "./desk/answers.server.ts";

/** Opened by hand it is no dead end. */
export const loader = deskAccess("report.enter", () => {
  throw seeOther("/desk/enter");
});

/** Express has received the files by now; here what the reporter said of them is kept, and the page says what became of each. */
export const action = deskAccess("report.enter", async (input) => {
  const { context, person: by } = input;
  const form = formOf(input);
  const draftId = idOrNotFound("drf", form.fields["report"]);
  for (const { outcome } of form.files) {
    if (outcome.kind !== "received") continue;
    const { itemId } = outcome;
    await context.useCases.tellAboutEntryFile({ by, draftId, itemId, fields: form.fields });
  }
  const refused = new URLSearchParams(fileProblems(form).map(({ why }) => ["refused", why]));
  throw seeOther(`/desk/enter/${draftId}/check${refused.size === 0 ? "" : `?${refused}`}`);
});
