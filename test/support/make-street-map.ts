import { gzipSync } from "node:zlib";
import { GeoJSONVT, type GeoJSONVTTile } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import type { Feature, FeatureCollection } from "geojson";
import { zxyToTileId } from "pmtiles";

/** Bounds of the made map, in degrees: the south of Manhattan. */
export const MADE_BOUNDS = { west: -74.06, south: 40.66, east: -73.94, north: 40.77 } as const;
const [MIN_ZOOM, MAX_ZOOM] = [10, 14];

type Layers = Readonly<Record<string, readonly Feature[]>>;

const line = (kind: string, name: string, coordinates: number[][]): Feature => ({
  type: "Feature",
  properties: { kind, name },
  geometry: { type: "LineString", coordinates },
});

/** A main street that runs east through the place of the generated photo, a small one that crosses it, and water in the west. */
export const MADE_LAYERS: Layers = {
  roads: [
    line("highway", "Long Street", [
      [-74.03, 40.7128],
      [-73.95, 40.7128],
    ]),
    line("minor_road", "Cross Lane", [
      [-74.0, 40.68],
      [-74.0, 40.75],
    ]),
  ],
  water: [
    {
      type: "Feature",
      properties: { kind: "ocean" },
      geometry: {
        type: "Polygon",
        coordinates: [
          [
            [-74.06, 40.66],
            [-74.03, 40.66],
            [-74.03, 40.77],
            [-74.06, 40.77],
            [-74.06, 40.66],
          ],
        ],
      },
    },
  ],
  places: [
    {
      type: "Feature",
      properties: { kind: "locality", name: "Testville" },
      geometry: { type: "Point", coordinates: [-74.01, 40.72] },
    },
  ],
};

/** A PMTiles archive (version 3) of those layers as vector tiles, written as the published format says. */
export function makeStreetMap(
  layers: Layers = MADE_LAYERS,
  metadata: Readonly<Record<string, unknown>> = {
    attribution: '<a href="https://example.org">&copy; Test Survey</a>',
    vector_layers: Object.keys(layers).map((id) => ({ id, fields: {} })),
  },
): Buffer {
  const indexes = Object.entries(layers).map(([name, features]) => {
    const all: FeatureCollection = { type: "FeatureCollection", features: [...features] };
    return { name, index: new GeoJSONVT(all, { maxZoom: MAX_ZOOM, indexMaxZoom: MAX_ZOOM }) };
  });
  const tiles: { readonly id: number; readonly bytes: Buffer }[] = [];
  for (let zoom = MIN_ZOOM; zoom <= MAX_ZOOM; zoom += 1) {
    const [left, top] = tileAt(zoom, MADE_BOUNDS.west, MADE_BOUNDS.north);
    const [right, bottom] = tileAt(zoom, MADE_BOUNDS.east, MADE_BOUNDS.south);
    for (let column = left; column <= right; column += 1) {
      for (let row = top; row <= bottom; row += 1) {
        const found: Record<string, GeoJSONVTTile> = {};
        for (const { name, index } of indexes) {
          const tile = index.getTile(zoom, column, row);
          if (tile !== null) found[name] = tile;
        }
        if (Object.keys(found).length === 0) continue;
        const bytes = gzipSync(fromGeojsonVt(found, { version: 2, extent: 4096 }));
        tiles.push({ id: zxyToTileId(zoom, column, row), bytes });
      }
    }
  }
  return archive(
    tiles.sort((one, other) => one.id - other.id),
    metadata,
  );
}

function tileAt(zoom: number, longitude: number, latitude: number): [number, number] {
  const side = 2 ** zoom;
  const sine = Math.sin((latitude * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return [Math.floor(((longitude + 180) / 360) * side), Math.floor(y * side)];
}

const HEADER_BYTES = 127;
const GZIP = 2;
const MVT = 1;

function archive(
  tiles: readonly { readonly id: number; readonly bytes: Buffer }[],
  said: Readonly<Record<string, unknown>>,
): Buffer {
  let offset = 0;
  const entries = tiles.map(({ id, bytes }) => {
    const entry = { id, offset, length: bytes.length };
    offset += bytes.length;
    return entry;
  });
  const directory = gzipSync(
    Buffer.from([
      ...varint(entries.length),
      ...entries.flatMap(({ id }, at) => varint(id - (entries[at - 1]?.id ?? 0))),
      ...entries.flatMap(() => varint(1)),
      ...entries.flatMap(({ length }) => varint(length)),
      ...entries.flatMap((entry) => varint(entry.offset + 1)),
    ]),
  );
  const metadata = gzipSync(JSON.stringify(said));
  const header = Buffer.alloc(HEADER_BYTES);
  header.write("PMTiles", 0, "ascii");
  header[7] = 3;
  const metadataAt = HEADER_BYTES + directory.length;
  const tilesAt = metadataAt + metadata.length;
  const numbers = [
    HEADER_BYTES,
    directory.length,
    metadataAt,
    metadata.length,
    tilesAt,
    0,
    tilesAt,
  ];
  for (const [at, number] of [...numbers, offset].entries()) {
    header.writeBigUInt64LE(BigInt(number), 8 + 8 * at);
  }
  for (const at of [72, 80, 88]) header.writeBigUInt64LE(BigInt(tiles.length), at);
  header.set([1, GZIP, GZIP, MVT, MIN_ZOOM, MAX_ZOOM], 96);
  const { west, south, east, north } = MADE_BOUNDS;
  for (const [at, degrees] of [west, south, east, north].entries()) {
    header.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * at);
  }
  header[118] = MIN_ZOOM;
  header.writeInt32LE(Math.round(((west + east) / 2) * 1e7), 119);
  header.writeInt32LE(Math.round(((south + north) / 2) * 1e7), 123);
  return Buffer.concat([header, directory, metadata, ...tiles.map(({ bytes }) => bytes)]);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}
