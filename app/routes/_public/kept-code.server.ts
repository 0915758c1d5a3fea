import type { LoaderFunctionArgs } from "@remix-run/node";
import type { ReceiptCode } from "#app/core/intake/receipt-code.ts";
import { readCookie, SENT_COOKIE } from "#app/http/cookies.ts";
import { seeOther } from "#app/http/responses.server.ts";

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

/** Where a code is typed: the address that cards and notes name. */
export function comeBackAddress({ context }: Pick<Input, "context">): string {
  return `${context.origin}/follow-up`;
}
