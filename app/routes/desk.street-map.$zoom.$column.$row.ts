import { deskAccess } from "#app/http/access.server.ts";
import { refuse } from "#app/http/responses.server.ts";

const TYPES = {
  mvt: "application/vnd.mapbox-vector-tile",
  png: "image/png",
  jpeg: "image/jpeg",
  webp: "image/webp",
} as const;

/** One tile of the office's street map. A tile with nothing in it is answered without a body. */
export const loader = deskAccess("report.read", async ({ context, params }) => {
  const { useCases } = context;
  const about = useCases.readStreetMap();
  if (about === undefined) throw refuse(404);
  const tile = await useCases.readStreetTile({
    zoom: whole(params["zoom"]),
    column: whole(params["column"]),
    row: whole(params["row"]),
  });
  if (tile === undefined) return new Response(null, { status: 204 });
  return new Response(Buffer.from(tile), { headers: { "Content-Type": TYPES[about.format] } });
});

function whole(text = ""): number {
  if (!/^\d{1,9}$/.test(text)) throw refuse(404);
  return Number(text);
}
