import { formatReceiptCode } from "#app/core/intake/receipt-code.ts";
import { publicAccess } from "#app/http/access.server.ts";
import { attachment } from "#app/http/evidence-response.server.ts";
import { en } from "#app/ui/text/en/index.ts";
import { codeOfThisDevice, comeBackAddress } from "./_public/kept-code.server.ts";

/** The address and the code as a text. Neither its name nor its words say whose page it is. */
export const loader = publicAccess(async (input) => {
  const { code } = await codeOfThisDevice(input);
  const { text } = en.keepCode;
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
