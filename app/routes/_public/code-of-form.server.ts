import type { LoaderFunctionArgs } from "@remix-run/node";
import { parseReceiptCode, type ReceiptCode } from "#app/core/intake/receipt-code.ts";
import { formOf } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { isSentBack } from "./draft.server.ts";

type Input = Pick<LoaderFunctionArgs, "request" | "context" | "params">;

const ASK = "/follow-up/lost-code";

/** The code that a form brings along. Whoever comes without one, as by typing the address, is taken to where a new one is asked for. */
export function codeOfForm(input: Input): ReceiptCode {
  if (!isSentBack(input)) throw seeOther(ASK);
  const parsed = parseReceiptCode(formOf(input).fields["code"] ?? "");
  if (!parsed.ok) throw seeOther(ASK);
  return parsed.value;
}
