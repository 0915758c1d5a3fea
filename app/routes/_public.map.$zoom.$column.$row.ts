import { publicAccess } from "#app/http/access.server.ts";
import { streetTile } from "#app/http/street-tile.ts";

/** One tile of the office's street map, for whoever puts a pin on it: public geography, the same for everybody, and nobody outside is asked. */
export const loader = publicAccess(streetTile);
