import { csvTable, UTF8_MARK } from "#app/core/bundle/csv.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { attachment } from "#app/http/evidence-response.server.ts";
import { refuse } from "#app/http/responses.server.ts";
import { inWords } from "./desk/in-words.server.ts";
import { onlyGet } from "./desk/only-get.server.ts";
import { securityFilter } from "./desk/security-filter.server.ts";

/** The entries of the page's filter as a table for a spreadsheet; formulas in it are made inert (ASVS 1.2.10). */
export const loader = inWords(
  deskAccess("security-log.read", async ({ request, context, person: by }) => {
    onlyGet(request);
    const { filter } = securityFilter(new URL(request.url).searchParams);
    const entries = await context.useCases.exportSecurityLog({ by, filter });
    if (entries === undefined) throw refuse(403);
    const rows = entries.map((entry) => [
      entry.at,
      entry.event,
      entry.personId ?? "",
      String(entry.times),
      JSON.stringify(entry.facts),
    ]);
    return new Response(
      UTF8_MARK + csvTable(["Time (UTC)", "Event", "Person", "Times", "Facts"], rows),
      {
        headers: {
          "Content-Type": "text/csv; charset=utf-8",
          "Content-Disposition": attachment("security-log.csv"),
        },
      },
    );
  }),
);
