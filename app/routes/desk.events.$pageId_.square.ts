import { deskAccess } from "#app/http/access.server.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";

const TYPES = { png: "image/png", svg: "image/svg+xml" } as const;

/** A page's address as a square for phones: `?as=svg` for posters, else PNG. Its file is named after the address. */
export const loader = deskAccess("incident-page.manage", async (input) => {
  const { context, params, person: by, request } = input;
  const pageId = idOrNotFound("inp", params["pageId"]);
  const as = new URL(request.url).searchParams.get("as") === "svg" ? "svg" : "png";
  const { origin, useCases } = context;
  const drawn = settled(await useCases.drawPageSquare({ by, pageId, origin, as }));
  return new Response(Buffer.from(drawn.bytes), {
    headers: {
      "Content-Type": TYPES[as],
      "Content-Disposition": `attachment; filename="event-${drawn.slug}.${as}"`,
    },
  });
});
