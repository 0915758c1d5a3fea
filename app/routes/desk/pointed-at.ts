import type { LoadedPack } from "#app/core/office/office-pack.ts";
import type { ShownListedPlaces } from "#app/ui/desk/listed-places.tsx";
import { fromTheLists } from "./listed-places.ts";

/** What an address fills the form about a place with: a point of the street map, or a place of the office's lists. Kept by nobody yet. */
export function pointedAt(
  office: LoadedPack,
  query: URLSearchParams,
): {
  readonly point: Readonly<Record<string, string>> | undefined;
  readonly listed: ShownListedPlaces;
} {
  const { listed, values } = fromTheLists(office, query);
  return { listed, point: values ?? pointOfTheMap(query) };
}

function pointOfTheMap(query: URLSearchParams): Readonly<Record<string, string>> | undefined {
  const [latitude, longitude] = [query.get("latitude"), query.get("longitude")];
  if (latitude === null || longitude === null) return undefined;
  return { latitude: latitude.slice(0, 20), longitude: longitude.slice(0, 20) };
}
