import { csvTable, UTF8_MARK } from "#app/core/bundle/csv.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { attachment } from "#app/http/evidence-response.server.ts";
import { refuse } from "#app/http/responses.server.ts";
import { ROLE_WORDS } from "#app/ui/desk/words.ts";
import { settled } from "./desk/answers.server.ts";
import { auditedId, auditedMoment } from "./desk/audited.server.ts";
import { custodyRows } from "./desk/custody-rows.server.ts";
import { inWords } from "./desk/in-words.server.ts";
import { onlyGet } from "./desk/only-get.server.ts";
import { ruleWords, sightWords } from "./desk/sight-words.ts";

/** Who could see a record, or who did, as a table for a spreadsheet; formulas in it are made inert (ASVS 1.2.10). */
export const loader = inWords(
  deskAccess("access.review", async ({ request, params, context, person: by }) => {
    onlyGet(request);
    const id = auditedId(params["id"]);
    const at = auditedMoment(request.url);
    const found = settled(await context.useCases.whoCouldSee({ by, id, at }));
    if (found.kind !== "answer") throw refuse(404);
    const did = new URL(request.url).searchParams.get("part") === "did";
    const table = did
      ? csvTable(
          ["Number", "Time (UTC)", "Who", "What", "About", "SHA-256"],
          custodyRows(found.acts, { subject: (subject) => subject, person: () => undefined }).map(
            (row) => [
              String(row.number),
              row.at,
              row.who,
              row.what,
              row.about ?? "",
              row.sha256 ?? "",
            ],
          ),
        )
      : csvTable(
          ["At (UTC)", "Person", "Name", "Role", "Could see", "By or why not"],
          found.people.map((one) => [
            found.at,
            one.personId,
            one.name,
            ROLE_WORDS[one.role],
            sightWords(one),
            ruleWords(one),
          ]),
        );
    return new Response(UTF8_MARK + table, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": attachment(`${found.name}-${did ? "who-did" : "who-could"}.csv`),
      },
    });
  }),
);
