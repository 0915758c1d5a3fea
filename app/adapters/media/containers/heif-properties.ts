import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { numbersIn } from "#app/adapters/media/byte-source.ts";
import type { Box, BoxBudget } from "#app/adapters/media/movie/boxes.ts";
import { boxesIn, findBox, leaf } from "#app/adapters/media/movie/boxes.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What the properties of a picture say of its pixels. */
export interface PixelFacts {
  width?: number;
  height?: number;
  /** The ICC profile of its colours. */
  profile?: Uint8Array;
  /** True where it says itself how it is to be turned or mirrored (`irot`, `imir`), be it not at all. */
  saysTurn?: boolean;
}

const MOST_ITEMS = 4096;

/**
 * Size and colour profile of the primary picture from its `ispe` and `colr` properties; the largest size there is where none is tied
 * to it.
 */
export function primaryFacts(
  source: ByteSource,
  iprp: Box | undefined,
  primary: number | undefined,
  budget: BoxBudget,
): PixelFacts {
  if (iprp === undefined) return {};
  const list = findBox(source, iprp, "ipco", budget);
  if (list === undefined) return {};
  const sizes = new Map<number, Size>();
  const profiles = new Map<number, Uint8Array>();
  const turns = new Set<number>();
  let index = 0;
  for (const box of boxesIn(source, list, budget)) {
    index += 1;
    if (box.type === "irot" || box.type === "imir") turns.add(index);
    if (box.type === "colr") {
      const profile = profileOf(leaf(source, box, budget));
      if (profile !== undefined) profiles.set(index, profile);
    }
    const numbers = numbersIn(box.type === "ispe" ? leaf(source, box, budget) : new Uint8Array(0));
    const width = numbers.u32(4);
    const height = numbers.u32(8);
    if (width !== undefined && height !== undefined) sizes.set(index, { width, height });
  }
  const ties = leaf(source, findBox(source, iprp, "ipma", budget), budget);
  const tied = primary === undefined ? [] : propertiesOf(ties, primary);
  const own = tied.map((property) => sizes.get(property)).find((size) => size !== undefined);
  const largest = [...sizes.values()].toSorted((one, other) => area(other) - area(one))[0];
  const profile = tied.map((property) => profiles.get(property)).find((one) => one !== undefined);
  return {
    ...(own ?? largest),
    ...(profile === undefined ? {} : { profile }),
    saysTurn: tied.some((property) => turns.has(property)),
  };
}

/** Fewer octets than its fixed header takes are no ICC profile (ICC.1 7.2). */
const SHORTEST_PROFILE = 128;

function profileOf(colr: Uint8Array): Uint8Array | undefined {
  const kind = Buffer.from(colr.subarray(0, 4)).toString("latin1");
  const isProfile = kind === "prof" || kind === "rICC";
  return isProfile && colr.length >= 4 + SHORTEST_PROFILE ? colr.slice(4) : undefined;
}

/** Indexes of the properties tied to an item (`ipma`, ISO/IEC 23008-12 9.3). */
function propertiesOf(ipma: Uint8Array, item: number): number[] {
  const numbers = numbersIn(ipma);
  const longIds = (numbers.u8(0) ?? 0) >= 1;
  const longIndexes = ((numbers.u8(3) ?? 0) & 1) === 1;
  const count = Math.min(numbers.u32(4) ?? 0, MOST_ITEMS);
  let at = 8;
  for (let entry = 0; entry < count; entry += 1) {
    const id = longIds ? numbers.u32(at) : numbers.u16(at);
    at += longIds ? 4 : 2;
    const ties = numbers.u8(at) ?? 0;
    at += 1;
    const width = longIndexes ? 2 : 1;
    if (id === item) {
      // The first bit says that a reader must understand the property.
      return Array.from({ length: ties }, (_, tie) =>
        longIndexes
          ? (numbers.u16(at + tie * 2) ?? 0) & 0x7fff
          : (numbers.u8(at + tie) ?? 0) & 0x7f,
      );
    }
    at += ties * width;
  }
  return [];
}

function area(size: Size): number {
  return size.width * size.height;
}
