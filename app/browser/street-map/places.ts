import type { Map as StreetMap } from "maplibre-gl";
import type { StreetScene } from "#app/core/map/street-scene.ts";

/** As on the map of borders: blue from files, yellow from the reporter, green from the office. */
const COLOUR = ["match", ["get", "source"], "file", "#1a5fb4", "reporter", "#9a6700", "#1f7a3d"];

/** Draws each place: its circle as large as its doubt, or a thin ring where nobody says how large that is, its dot and its number. */
export function addPlaces(map: StreetMap, { places }: StreetScene): void {
  const of = ({ number, source }: (typeof places)[number]) => ({ number, source });
  map.addSource("doubts", {
    type: "geojson",
    data: {
      type: "FeatureCollection",
      features: places.flatMap((place) =>
        place.circle === undefined
          ? []
          : [
              {
                type: "Feature",
                properties: of(place),
                geometry: { type: "Polygon", coordinates: [place.circle.map((at) => [...at])] },
              },
            ],
      ),
    },
  });
  map.addSource("places", {
    type: "geojson",
    data: {
      type: "FeatureCollection",
      features: places.map((place) => ({
        type: "Feature",
        properties: { ...of(place), open: place.circle === undefined },
        geometry: { type: "Point", coordinates: [place.longitude, place.latitude] },
      })),
    },
  });
  const colour = COLOUR as never;
  map.addLayer({
    ...{ id: "doubt-areas", type: "fill", source: "doubts" },
    paint: { "fill-color": colour, "fill-opacity": 0.15 },
  });
  map.addLayer({
    ...{ id: "doubt-edges", type: "line", source: "doubts" },
    paint: { "line-color": colour, "line-width": 2 },
  });
  map.addLayer({
    ...{
      id: "open-rings",
      type: "circle",
      source: "places",
      filter: ["==", ["get", "open"], true],
    },
    paint: {
      "circle-radius": 12,
      "circle-color": "transparent",
      "circle-stroke-color": colour,
      "circle-stroke-width": 1,
      "circle-stroke-opacity": 0.6,
    },
  });
  map.addLayer({
    ...{ id: "dots", type: "circle", source: "places" },
    paint: {
      "circle-radius": 5,
      "circle-color": colour,
      "circle-stroke-color": "#ffffff",
      "circle-stroke-width": 1.5,
    },
  });
  map.addLayer({
    ...{ id: "numbers", type: "symbol", source: "places" },
    layout: {
      "text-field": ["get", "number"],
      "text-font": ["sans-serif"],
      "text-size": 14,
      "text-offset": [0.9, -0.9],
      "text-allow-overlap": true,
    },
    paint: { "text-color": "#1b1b1b", "text-halo-color": "#ffffff", "text-halo-width": 2 },
  });
}
