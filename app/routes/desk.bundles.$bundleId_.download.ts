import { deskAccess } from "#app/http/access.server.ts";
import {
  downloadHead,
  downloadResponse,
  unsatisfiable,
  wantedPart,
} from "#app/http/evidence-response.server.ts";
import { refuse } from "#app/http/responses.server.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { inWords } from "./desk/in-words.server.ts";

/** A finished bundle as a file to keep. That it was fetched is recorded before its first byte; a HEAD is not a fetch. */
export const loader = inWords(
  deskAccess("bundle.export", async ({ request, params, context, person: by }) => {
    const { useCases } = context;
    const bundleId = idOrNotFound("bun", params["bundleId"]);
    const found = await useCases.findBundle({ bundleId });
    if (found === undefined) throw refuse(404);
    settled(await useCases.readCase({ by, caseId: found.caseId }));
    const { size, sha256 } = found;
    if (size === null || sha256 === null) throw refuse(409);
    const facts = { name: `${found.name}.zip`, mediaType: "application/zip", sha256 };
    if (request.method === "HEAD") return downloadHead(facts, size);
    const asked = wantedPart(request, { size, sha256 });
    if (asked.kind === "unsatisfiable") return unsatisfiable(size);
    const range = asked.kind === "part" ? { range: asked.part } : {};
    const outcome = settled(await useCases.openBundle({ by, bundleId, ...range }));
    if (outcome.kind === "not-ready") throw refuse(409);
    return downloadResponse(context, outcome.blob, facts, { part: asked.kind === "part" });
  }),
);
