import { publicAccess } from "#app/http/access.server.ts";
import { codeOfForm } from "./_public/code-of-form.server.ts";
import { noteFile } from "./_public/kept-code.server.ts";

/** The address and the new code that the form brought, as a text. */
export const action = publicAccess((input) => Promise.resolve(noteFile(input, codeOfForm(input))));
