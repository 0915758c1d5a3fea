import { createRequire } from "node:module";

/** Decoded pixels, upright, four octets each (red, green, blue, alpha), row by row. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** The part of libheif-js (libheif compiled to WebAssembly) that is used here; the package ships no types for it. */
interface LibHeif {
  readonly HeifDecoder: new () => { decode(bytes: Uint8Array): readonly HeifImage[] };
}

interface HeifImage {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  display(into: Pixels, done: (shown: Pixels | null) => void): void;
  free(): void;
}

let loaded: LibHeif | undefined;

/** A quarter of a second and two megabytes: loaded with the first picture that needs it. */
function libHeif(): LibHeif {
  loaded ??= createRequire(import.meta.url)("libheif-js/wasm-bundle") as LibHeif;
  return loaded;
}

/**
 * Decodes the primary picture of an HEIC file. Undefined where it cannot be decoded or says that it has more than `mostPixels`: memory
 * is taken only after that look. Turning and mirroring that the container asks for are done; EXIF's orientation says the same
 * again and must not be applied to the result.
 */
export async function heicPixels(
  bytes: Uint8Array,
  mostPixels: number,
): Promise<Pixels | "too-many-pixels" | undefined> {
  const images = decoded(bytes);
  try {
    const image = images.find((one) => one.is_primary()) ?? images[0];
    if (image === undefined) return undefined;
    const [width, height] = [image.get_width(), image.get_height()];
    if (!(width > 0 && height > 0)) return undefined;
    if (width * height > mostPixels) return "too-many-pixels";
    const room = { data: new Uint8ClampedArray(width * height * 4), width, height };
    const shown = await new Promise<Pixels | null>((resolve) => {
      image.display(room, resolve);
    });
    return shown ?? undefined;
  } finally {
    for (const image of images) image.free();
  }
}

function decoded(bytes: Uint8Array): readonly HeifImage[] {
  try {
    return new (libHeif().HeifDecoder)().decode(bytes);
  } catch {
    return [];
  }
}
