import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { madeFileResponse } from "#app/http/evidence-response.server.ts";
import { settled } from "./desk/answers.server.ts";
import { inWords } from "./desk/in-words.server.ts";
import { onlyGet } from "./desk/only-get.server.ts";
import { QUEUE_TABLE } from "./desk/queue-table.ts";
import { queryOf } from "./desk/saved-views.server.ts";

const NO_FILE =
  "Of reports that may state somebody's immigration status no file is made. Nothing was opened.";

/** Every report of the queue's filter, on all its pages, as a table for a spreadsheet. Asking for it is recorded, so HEAD is refused. */
export const loader = inWords(
  deskAccess("queue.read", async ({ request, context, person: by }) => {
    onlyGet(request);
    const filter = parseQueueFilter(new URL(request.url).searchParams);
    if (filter.flag === "status-words") throw new Response(NO_FILE, { status: 403 });
    const { bytes } = settled(
      await context.useCases.exportQueue({
        ...{ by, filter, query: queryOf(filter), spelling: QUEUE_TABLE },
      }),
    );
    const facts = { name: "queue.csv", mediaType: "text/csv; charset=utf-8" };
    return madeFileResponse(context, bytes, facts);
  }),
);
