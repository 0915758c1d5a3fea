import type { LoaderFunctionArgs } from "@remix-run/node";
import { storeFaultOf } from "#app/core/store-away.ts";
import type { Declared } from "#app/http/access.server.ts";
import { refuse } from "#app/http/responses.server.ts";

/** For people who asked for a file and got none. */
const WORDS: Readonly<Record<number, string>> = {
  400: "Nothing was opened: a download needs its purpose. Go back and choose one.",
  403: "Your role does not open this file. Nothing was opened.",
  404: "There is nothing at this address, or it is not open to you.",
  405: "This can only be fetched, because every opening is recorded.",
  409: "This is not ready yet: it is still being sealed or made. Go back and try again in a moment.",
  416: "This part of the file does not exist.",
  503: "The evidence store cannot be reached right now. Nothing is lost. Try again in a few minutes, and tell your administrator if it stays so.",
};

/**
 * Gives the refusals of a route without a page a sentence. Pages have `root.tsx` for that; a file's address would answer
 * with nothing at all. What access the loader declares stays as it is.
 */
export function inWords(
  loader: ((input: LoaderFunctionArgs) => Promise<Response>) & Declared,
): ((input: LoaderFunctionArgs) => Promise<Response>) & Declared {
  const worded = async (input: LoaderFunctionArgs): Promise<Response> => {
    try {
      return withWords(await loader(input));
    } catch (thrown) {
      if (thrown instanceof Response) return withWords(thrown);
      if (storeFaultOf(thrown) === undefined) throw thrown;
      input.context.reportError(thrown);
      return withWords(refuse(503));
    }
  };
  return Object.assign(worded, { access: loader.access });
}

function withWords(answer: Response): Response {
  const words = answer.body === null ? WORDS[answer.status] : undefined;
  if (words === undefined) return answer;
  const headers = new Headers(answer.headers);
  headers.set("Content-Type", "text/plain; charset=utf-8");
  return new Response(words, { status: answer.status, headers });
}
