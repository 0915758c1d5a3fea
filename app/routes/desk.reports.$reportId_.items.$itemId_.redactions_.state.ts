import { deskAccess } from "#app/http/access.server.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { percentWords } from "./desk/redaction-view.ts";

/** How far the newest redacted film of a file has come, for the page's own script. The page asks by itself, so that no session is prolonged by it. */
export const loader = deskAccess(
  "evidence.redact",
  async ({ context, params, person: by }) => {
    const itemId = idOrNotFound("itm", params["itemId"]);
    const { all, percent } = settled(await context.useCases.readRedactions({ by, itemId }));
    const waiting = all.findLast(({ rendered }) => rendered.state === "waiting");
    const done = waiting === undefined ? undefined : percent.get(waiting.id);
    return Response.json({
      past: Number(done ?? (waiting === undefined ? 100 : 0)),
      words: percentWords(done),
      finished: waiting === undefined,
    });
  },
  { unattended: true },
);
