import { listedPoint } from "#app/core/office/listed-point.ts";
import type { LoadedPack } from "#app/core/office/office-pack.ts";
import type { ListedPlace, PlaceList } from "#app/core/office/place-list.ts";
import type { ShownListedPlaces } from "#app/ui/desk/listed-places.tsx";

/** A place that was asked for by its name in the office's lists, as a form about a place is filled with it. */
export interface FromTheLists {
  readonly listed: ShownListedPlaces;
  readonly values: Readonly<Record<string, string>> | undefined;
}

/**
 * The places of the office's lists that have a position, to choose from, and what the chosen one fills in. Its words stand in the basis, with
 * the list's digest: whoever checks it must find the same entry.
 */
export function fromTheLists(
  office: Pick<LoadedPack, "places">,
  query: URLSearchParams,
): FromTheLists {
  const all = office.places.flatMap((list) =>
    list.places.flatMap((place) => {
      const point = listedPoint(place);
      return point === undefined ? [] : [{ list, place, point, name: nameOf(list, place) }];
    }),
  );
  const asked = (query.get("listed") ?? "").trim().slice(0, 300);
  const chosen = all.filter(({ name }) => name === asked);
  const [one] = chosen;
  return {
    listed: {
      names: [...new Set(all.map(({ name }) => name))],
      ...{ asked, found: chosen.length },
    },
    values:
      one === undefined || chosen.length > 1
        ? undefined
        : {
            latitude: String(Number(one.point.latitude.toFixed(6))),
            longitude: String(Number(one.point.longitude.toFixed(6))),
            radius: one.point.radiusMetres === null ? "" : String(one.point.radiusMetres),
            method: "place-list",
            basis: basisOf(one.list, one.place),
          },
  };
}

function nameOf({ title }: PlaceList, { name, municipality }: ListedPlace): string {
  return `${[name, municipality].filter((part) => part !== "").join(", ")} (${title})`;
}

function basisOf({ title, file, sha256 }: PlaceList, place: ListedPlace): string {
  const about = [place.kind, place.owner, place.municipality, place.county]
    .filter((part) => part !== "")
    .join(", ");
  const entry = about === "" ? place.name : `${place.name} (${about})`;
  return `Office list “${title}”, ${file}, SHA-256 ${sha256}: ${entry}. `;
}
