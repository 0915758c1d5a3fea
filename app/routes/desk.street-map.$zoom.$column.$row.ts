import { deskAccess } from "#app/http/access.server.ts";
import { streetTile } from "#app/http/street-tile.ts";

/** One tile of the office's street map, for the desk. */
export const loader = deskAccess("report.read", streetTile);
