import type { StreetMapAbout } from "./street-map.ts";

/** What a layer of a map's tiles is drawn as. */
type Drawn = "land" | "water" | "green" | "building" | "way" | "border" | "way-name" | "place-name";

/**
 * The names that map makers give their layers: Protomaps, OpenMapTiles and Shortbread. What is called otherwise is drawn as thin lines, so
 * that a map of another make still shows its streets.
 */
const LAYERS: Readonly<Record<string, readonly Drawn[]>> = {
  earth: ["land"],
  land: ["land"],
  landcover: ["green"],
  landuse: ["green"],
  park: ["green"],
  water: ["water"],
  water_polygons: ["water"],
  ocean: ["water"],
  waterway: [],
  water_lines: [],
  buildings: ["building"],
  building: ["building"],
  roads: ["way", "way-name"],
  transportation: ["way"],
  transportation_name: ["way-name"],
  streets: ["way"],
  street_labels: ["way-name"],
  boundaries: ["border"],
  boundary: ["border"],
  places: ["place-name"],
  place: ["place-name"],
  place_labels: ["place-name"],
  pois: [],
  poi: [],
};

/** Names of layers that were drawn, in the order from below to above. */
const ORDER: readonly Drawn[] = [
  "land",
  "green",
  "water",
  "building",
  "way",
  "border",
  "way-name",
  "place-name",
];

const COLOURS = {
  ground: "#f4f2ec",
  green: "#dfe8d6",
  water: "#bcd3e0",
  building: "#e2ddd2",
  edge: "#b9b2a3",
  way: "#ffffff",
  border: "#8a8576",
  words: "#3d3a33",
} as const;

/** Wide ways by the words that the three makers use for them. */
const WIDE = ["highway", "motorway", "trunk", "major_road", "primary", "secondary"];

export interface StreetStyleLayer {
  readonly id: string;
  readonly type: "background" | "fill" | "line" | "symbol" | "raster";
  readonly source?: string;
  readonly "source-layer"?: string;
  readonly minzoom?: number;
  readonly filter?: readonly unknown[];
  readonly layout?: Readonly<Record<string, unknown>>;
  readonly paint?: Readonly<Record<string, unknown>>;
}

/** How a map is drawn, in MapLibre's style language, for a source named `streets`. Quiet, so that what lies on it stands out. */
export function streetLayers(about: Pick<StreetMapAbout, "format" | "layers">): StreetStyleLayer[] {
  const ground: StreetStyleLayer = {
    id: "ground",
    type: "background",
    paint: { "background-color": COLOURS.ground },
  };
  if (about.format !== "mvt") return [ground, { id: "picture", type: "raster", source: "streets" }];
  const wanted = about.layers.flatMap((name) =>
    (LAYERS[name] ?? ["other"]).map((drawn) => ({ name, drawn })),
  );
  const inOrder = [
    ...wanted.filter(({ drawn }) => drawn === "other"),
    ...ORDER.flatMap((drawn) => wanted.filter((one) => one.drawn === drawn)),
  ];
  return [ground, ...inOrder.flatMap(({ name, drawn }) => layersOf(name, drawn))];
}

function layersOf(name: string, drawn: Drawn | "other"): StreetStyleLayer[] {
  const from = { source: "streets", "source-layer": name } as const;
  const layer = (
    part: string,
    type: StreetStyleLayer["type"],
    rest: Omit<StreetStyleLayer, "id" | "type">,
  ): StreetStyleLayer => ({ id: `${name}-${part}`, type, ...from, ...rest });
  const areas = ["==", ["geometry-type"], "Polygon"] as const;
  switch (drawn) {
    case "land":
      return [];
    case "green":
    case "water":
    case "building": {
      const paint = { "fill-color": COLOURS[drawn] };
      return [layer(drawn, "fill", { filter: areas, paint })];
    }
    case "border":
      return [
        layer("border", "line", {
          paint: { "line-color": COLOURS.border, "line-dasharray": [3, 2], "line-width": 1 },
        }),
      ];
    case "way":
      return [
        layer("edge", "line", { paint: { "line-color": COLOURS.edge, "line-width": wayWidth(2) } }),
        layer("way", "line", { paint: { "line-color": COLOURS.way, "line-width": wayWidth(0) } }),
      ];
    case "way-name":
      return [
        layer("names", "symbol", {
          minzoom: 12,
          layout: { ...NAME, "text-size": 11, "symbol-placement": "line" },
          paint: WORDS,
        }),
      ];
    case "place-name":
      return [layer("names", "symbol", { layout: { ...NAME, "text-size": 13 }, paint: WORDS })];
    case "other":
      return [
        layer("lines", "line", {
          paint: { "line-color": COLOURS.edge, "line-width": 1 },
        }),
      ];
  }
}

/** Without a font the browser draws letters with its own, and asks nobody. */
const NAME = {
  "text-field": ["coalesce", ["get", "name"], ["get", "name:en"], ""],
  "text-font": ["sans-serif"],
} as const;
const WORDS = {
  "text-color": COLOURS.words,
  "text-halo-color": COLOURS.ground,
  "text-halo-width": 1.5,
} as const;

function wayWidth(more: number): readonly unknown[] {
  const kind = ["coalesce", ["get", "kind"], ["get", "class"], ""];
  const wide = ["in", kind, ["literal", WIDE]];
  const of = (large: number, small: number) => ["case", wide, large + more, small + more];
  return [
    "interpolate",
    ["exponential", 1.5],
    ["zoom"],
    6,
    of(0.6, 0),
    12,
    of(2.5, 0.8),
    18,
    of(20, 12),
  ];
}
