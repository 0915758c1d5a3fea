import { refuse } from "./responses.server.ts";
import type { LoadContext } from "./load-context.ts";

const TYPES = {
  mvt: "application/vnd.mapbox-vector-tile",
  png: "image/png",
  jpeg: "image/jpeg",
  webp: "image/webp",
} as const;

/** One tile of the office's street map, by the address in a route's parameters. A tile with nothing in it is answered without a body. */
export async function streetTile({
  context,
  params,
}: {
  readonly context: Pick<LoadContext, "useCases">;
  readonly params: Readonly<Record<string, string | undefined>>;
}): Promise<Response> {
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
}

function whole(text = ""): number {
  if (!/^\d{1,9}$/.test(text)) throw refuse(404);
  return Number(text);
}
