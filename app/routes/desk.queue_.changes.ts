import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse } from "#app/http/responses.server.ts";
import { settled } from "./desk/answers.server.ts";

/**
 * What changed in a queue since it was shown, for the page's own script: ids, no words. The page asks by itself, so that no session is prolonged
 * by it.
 */
export const loader = deskAccess(
  "queue.read",
  async ({ request, context, person: by }) => {
    const { searchParams } = new URL(request.url);
    const since = searchParams.get("since") ?? "";
    if (!/^\d{1,15}$/.test(since)) throw refuse(400);
    const filter = parseQueueFilter(searchParams);
    const changes = settled(
      await context.useCases.readQueueChanges({ by, filter, since: Number(since) }),
    );
    return Response.json({ reports: changes.reports, more: changes.more });
  },
  { unattended: true },
);
