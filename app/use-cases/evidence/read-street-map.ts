import type { TileAddress } from "#app/adapters/maps/street-map-file.ts";
import { isTileOf, type StreetMapAbout } from "#app/core/map/street-map.ts";
import type { Tools } from "../tools.ts";

type With = Pick<Tools, "streetMap">;

/** What the office's street map says of itself; undefined where it supplies none. */
export function readStreetMap({ streetMap }: With): StreetMapAbout | undefined {
  return streetMap?.about;
}

/** One tile of it: public geography, the same for everybody. Undefined where there is no map, no such address, or nothing to draw. */
export async function readStreetTile(
  { streetMap }: With,
  input: TileAddress,
): Promise<Uint8Array | undefined> {
  if (streetMap === undefined || !isTileOf(streetMap.about, input)) return undefined;
  return streetMap.tile(input);
}
