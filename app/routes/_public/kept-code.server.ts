import type { LoaderFunctionArgs } from "@remix-run/node";
import { formatReceiptCode, type ReceiptCode } from "#app/core/intake/receipt-code.ts";
import { readCookie, SENT_COOKIE } from "#app/http/cookies.ts";
import { attachment } from "#app/http/evidence-response.server.ts";
import { languageOf } from "#app/http/language.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { textIn } from "#app/ui/text/catalogues.ts";

type Input = Pick<LoaderFunctionArgs, "request" | "context">;

/**
 * The code of the report that this device sent. Where it is not shown any more, the page of the sent report says so; a
 * device that sent nothing is taken from there to the start.
 */
export async function codeOfThisDevice({ request, context }: Input): Promise<{
  readonly token: string;
  readonly code: ReceiptCode;
}> {
  const token = readCookie(request, SENT_COOKIE);
  const code = token === undefined ? undefined : await context.useCases.readCode({ token });
  if (token === undefined || code === undefined) throw seeOther("/report/sent");
  return { token, code };
}

/** The address and the code as a text file. Neither its name nor its words say whose page it is. */
export function noteFile(input: Input, code: ReceiptCode): Response {
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
}

/** Where a code is typed: the address that cards and notes name. */
export function comeBackAddress({ context }: Pick<Input, "context">): string {
  return `${context.origin}/follow-up`;
}
