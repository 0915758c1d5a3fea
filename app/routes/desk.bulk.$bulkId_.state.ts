import { deskAccess } from "#app/http/access.server.ts";
import { reportsWords } from "#app/ui/desk/bulk-words.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";

/** How far an act on many has come, for the page's own script. The page asks by itself, so that no session is prolonged by it. */
export const loader = deskAccess(
  "report.read",
  async ({ context, params, person: by }) => {
    const bulkId = idOrNotFound("blk", params["bulkId"]);
    const { bulk, counts } = settled(
      await context.useCases.readBulk({ by, bulkId, after: 0, state: undefined, limit: 1 }),
    );
    const past = counts.done + counts.same + counts.skipped;
    return Response.json({
      past,
      words: `${past.toLocaleString("en-US")} of ${reportsWords(past + counts.waiting)}`,
      finished: bulk.finishedAt !== null,
    });
  },
  { unattended: true },
);
