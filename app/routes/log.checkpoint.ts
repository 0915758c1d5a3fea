import { publicAccess } from "#app/http/access.server.ts";
import { refuse } from "#app/http/responses.server.ts";

/** The newest signed state of the custody log: sizes and hashes, nothing else. For witnesses and anyone who checks. */
export const loader = publicAccess(async ({ context }) => {
  const checkpoint = await context.useCases.readCheckpoint();
  if (checkpoint === undefined) throw refuse(404);
  return new Response(checkpoint.note, {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
});
