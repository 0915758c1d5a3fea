import { publicAccess } from "#app/http/access.server.ts";
import { codeOfThisDevice, noteFile } from "./_public/kept-code.server.ts";

/** The address and the code of the report that this device sent, as a text. */
export const loader = publicAccess(async (input) =>
  noteFile(input, (await codeOfThisDevice(input)).code),
);
