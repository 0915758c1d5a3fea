import { open, type FileHandle } from "node:fs/promises";
import { PMTiles, TileType, type RangeResponse, type Source } from "pmtiles";
import { z } from "zod";
import type { StreetMapAbout } from "#app/core/map/street-map.ts";

/** The street map that the office supplies: one PMTiles file, read in place. */
export interface StreetMap {
  readonly about: StreetMapAbout;
  /** One tile, unpacked; undefined where the map has none there. Throws when the file cannot be read. */
  tile(at: TileAddress): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

/** Web Mercator, rows from the north; whole numbers within the zoom's own grid. */
export interface TileAddress {
  readonly zoom: number;
  readonly column: number;
  readonly row: number;
}

export type StreetMapOutcome =
  | { readonly ok: true; readonly value: StreetMap | undefined }
  | { readonly ok: false; readonly problem: string };

const FORMATS: Readonly<Partial<Record<TileType, StreetMapAbout["format"]>>> = {
  [TileType.Mvt]: "mvt",
  [TileType.Png]: "png",
  [TileType.Jpeg]: "jpeg",
  [TileType.Webp]: "webp",
};

/** No directory and no tile of a sound map is near this; a wrong length must not take the memory. */
const MOST_BYTES = 32 * 1024 * 1024;

const metadataShape = z.object({
  attribution: z.string().catch(""),
  vector_layers: z.array(z.object({ id: z.string() })).catch([]),
});

/**
 * Opens the file and reads what it says of itself; undefined without a path. A file that is no map we can draw gives one line that says why.
 */
export async function openStreetMap(path: string | undefined): Promise<StreetMapOutcome> {
  if (path === undefined) return { ok: true, value: undefined };
  let handle: FileHandle;
  try {
    handle = await open(path);
  } catch (error) {
    return { ok: false, problem: `MAP_FILE cannot be opened: ${reasonOf(error)}.` };
  }
  try {
    const map = new PMTiles(fileSource(handle, path));
    const header = await map.getHeader();
    const format = FORMATS[header.tileType];
    if (format === undefined) throw new Error("its tiles are of a kind that is not drawn here");
    const said = metadataShape.parse(await map.getMetadata());
    const about: StreetMapAbout = {
      format,
      minZoom: header.minZoom,
      maxZoom: header.maxZoom,
      bounds: {
        west: header.minLon,
        south: header.minLat,
        east: header.maxLon,
        north: header.maxLat,
      },
      attribution: plainText(said.attribution),
      layers: said.vector_layers.map(({ id }) => id),
    };
    return {
      ok: true,
      value: {
        about,
        tile: async ({ zoom, column, row }) => {
          const found = await map.getZxy(zoom, column, row);
          return found === undefined ? undefined : new Uint8Array(found.data);
        },
        close: () => handle.close(),
      },
    };
  } catch (error) {
    await handle.close();
    return {
      ok: false,
      problem: `MAP_FILE is no PMTiles map that can be read: ${reasonOf(error)}.`,
    };
  }
}

function fileSource(handle: FileHandle, path: string): Source {
  return {
    getKey: () => path,
    getBytes: async (offset, length): Promise<RangeResponse> => {
      if (length > MOST_BYTES) throw new Error("a part of it is longer than any map's");
      const bytes = Buffer.alloc(length);
      const { bytesRead } = await handle.read(bytes, 0, length, offset);
      // Only the first look may ask for more than a small file has.
      if (bytesRead < length && offset > 0) throw new Error("it ends before its own list does");
      return { data: new Uint8Array(bytes.subarray(0, bytesRead)).buffer };
    },
  };
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
}

/** Map makers write their credit as HTML; its words are what is owed. */
function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/&copy;/g, "©")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
}
