import { formatReceiptCode } from "#app/core/intake/receipt-code.ts";
import { publicAccess } from "#app/http/access.server.ts";
import { languageOf } from "#app/http/language.ts";
import { attachment } from "#app/http/evidence-response.server.ts";
import { textIn } from "#app/ui/text/catalogues.ts";
import { codeOfThisDevice, comeBackAddress } from "./_public/kept-code.server.ts";

/** The address and the code as a text. Neither its name nor its words say whose page it is. */
export const loader = publicAccess(async (input) => {
  const { code } = await codeOfThisDevice(input);
  const { text } = textIn(languageOf(input)).keepCode;
  const lines = [
    `${text.place}: ${comeBackAddress(input)}`,
    `${text.code}: ${formatReceiptCode(code)}`,
  ];
  return new Response(`${lines.join("\r\n")}\r\n`, {
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Disposition": attachment("note.txt"),
    },
  });
});
