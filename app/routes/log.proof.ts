import { toBase64 } from "#app/core/encoding.ts";
import { publicAccess } from "#app/http/access.server.ts";
import { refuse } from "#app/http/responses.server.ts";

const COUNT = /^(?:0|[1-9]\d{0,14})$/;

/**
 * Proofs about the published log, as base64 hashes, one a line: `?first=M&second=N` that the log of M records is the
 * beginning of the one of N; `?index=I&size=N` that record I is in the log of N. They reveal hashes only.
 */
export const loader = publicAccess(async ({ request, context }) => {
  const { searchParams } = new URL(request.url);
  const number = (name: string): number | undefined => {
    const text = searchParams.get(name);
    return text !== null && COUNT.test(text) ? Number(text) : undefined;
  };
  const [first, second, index, size] = [
    number("first"),
    number("second"),
    number("index"),
    number("size"),
  ];
  const outcome =
    first !== undefined && second !== undefined
      ? await context.useCases.proveConsistencyOfLog({ first, second })
      : index !== undefined && size !== undefined
        ? await context.useCases.proveInclusionInLog({ index, size })
        : undefined;
  if (outcome === undefined) throw refuse(400);
  if (outcome.kind === "not-covered") throw refuse(404);
  const lines = outcome.hashes.map((hash) => `${toBase64(hash)}\n`).join("");
  return new Response(lines, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
});
