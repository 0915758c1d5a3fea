import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { fingerprintsOf } from "#app/adapters/media/looks.ts";
import { renderPreviews } from "#app/adapters/media/previews.ts";
import { ALIKE_BITS, bitsApart } from "#app/core/fingerprint/distance.ts";
import { LEAST_EDGE } from "#app/core/fingerprint/raster-fingerprints.ts";
import { measureLookup } from "./fingerprint-lookup.ts";

/**
 * How well and how fast pictures are found by what they look like. Usage: fingerprints.ts FOLDER_OF_PHOTOS [COUNT]; `-` as folder leaves recall out. Prints, for each way a
 * photo gets changed on its way, how many copies are found within the distance and how far they lie; how many pairs of
 * different photos, and of their copies, lie within it too; and how long one lookup takes among COUNT (100,000) random pictures in a real database.
 */
const [folder, count = "100000"] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: fingerprints.ts FOLDER_OF_PHOTOS [COUNT]");

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** For each view its fingerprint, if it has one. */
type Prints = readonly (Uint8Array | undefined)[];

/** As an examination makes them; undefined where the picture is too small for any. */
async function printsOf(bytes: Uint8Array): Promise<Prints | undefined> {
  const { width, height } = await sharp(bytes).metadata();
  const { previews } = await renderPreviews(bytes, { width, height });
  const thumbnail = previews.find(({ purpose }) => purpose === "thumbnail");
  if (thumbnail === undefined || Math.min(thumbnail.width, thumbnail.height) < LEAST_EDGE) {
    return undefined;
  }
  const prints = await fingerprintsOf(thumbnail.bytes);
  return prints.map((one) => (one === null ? undefined : Buffer.from(one, "hex")));
}

/** As a lookup compares them: each view with the same one of the other. */
function apart(one: Prints, other: Prints): number {
  let least = 256;
  for (const [view, own] of one.entries()) {
    const theirs = other[view];
    if (own !== undefined && theirs !== undefined) least = Math.min(least, bitsApart(own, theirs));
  }
  return least;
}

const upright = (bytes: Uint8Array) => sharp(bytes).rotate();
const at = (n: number, part: number) => Math.max(1, Math.round(n * part));

async function cropped(bytes: Uint8Array, part: number): Promise<Buffer> {
  const { data, info } = await upright(bytes).toBuffer({ resolveWithObject: true });
  const [left, top] = [at(info.width, part / 2), at(info.height, part / 2)];
  const [width, height] = [info.width - 2 * left, info.height - 2 * top];
  return sharp(data).extract({ left, top, width, height }).jpeg().toBuffer();
}

async function captioned(bytes: Uint8Array): Promise<Buffer> {
  const { data, info } = await upright(bytes).toBuffer({ resolveWithObject: true });
  const height = at(info.height, 0.08);
  const bar = `<svg xmlns="http://www.w3.org/2000/svg" width="${info.width}" height="${height}"><rect width="100%" height="100%" fill="black"/><text x="50%" y="70%" fill="white" font-size="${at(height, 0.6)}" text-anchor="middle">seen at the corner tonight</text></svg>`;
  return sharp(data)
    .composite([{ input: Buffer.from(bar), gravity: "south" }])
    .jpeg()
    .toBuffer();
}

const CHANGES: Readonly<Record<string, (bytes: Uint8Array) => Promise<Buffer>>> = {
  "half the size": async (bytes) => {
    const { width } = await sharp(bytes).metadata();
    return upright(bytes)
      .resize({ width: at(width, 0.5) })
      .jpeg()
      .toBuffer();
  },
  "JPEG quality 40": (bytes) => upright(bytes).jpeg({ quality: 40 }).toBuffer(),
  "30 % brighter": (bytes) => upright(bytes).modulate({ brightness: 1.3 }).jpeg().toBuffer(),
  "30 % darker": (bytes) => upright(bytes).modulate({ brightness: 0.7 }).jpeg().toBuffer(),
  "caption bar": captioned,
  "as messengers send it": (bytes) =>
    upright(bytes)
      .resize({ width: 1280, height: 1280, fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 70, chromaSubsampling: "4:2:0" })
      .toBuffer(),
  "5 % cropped": (bytes) => cropped(bytes, 0.05),
  "10 % cropped": (bytes) => cropped(bytes, 0.1),
};

/** Hostile files lie beside photos: bombs, cut ones and such that are none. */
async function isReadable(bytes: Uint8Array): Promise<boolean> {
  try {
    const { width, height } = await sharp(bytes).metadata();
    if (width * height > 80_000_000) return false;
    await sharp(bytes).stats();
    return true;
  } catch {
    return false;
  }
}

async function photosIn(path: string): Promise<Map<string, Buffer>> {
  const photos = new Map<string, Buffer>();
  for (const name of (await readdir(path, { recursive: true })).sort()) {
    if (!/\.(?:jpe?g|png|webp|avif|tiff?)$/i.test(name)) continue;
    const bytes = await readFile(join(path, name));
    if (await isReadable(bytes)) photos.set(name, bytes);
  }
  return photos;
}

/** Ways of changing a photo that are to be found again. */
const PROMISED = Object.keys(CHANGES).filter((change) => !change.includes("cropped"));

async function printRecall(): Promise<void> {
  const photos = await photosIn(folder ?? "");
  const originals = new Map<string, Prints>();
  let [small, even] = [0, 0];
  for (const [name, bytes] of photos) {
    const own = await printsOf(bytes);
    if (own === undefined) small += 1;
    else if (own.every((one) => one === undefined)) even += 1;
    else originals.set(name, own);
  }
  print(
    `${photos.size} photos: ${originals.size} with a fingerprint, ${even} with too little detail, ${small} smaller than ${LEAST_EDGE} points`,
  );
  const copies: { change: string; name: string; prints: Prints }[] = [];
  for (const [change, make] of Object.entries(CHANGES)) {
    const distances: number[] = [];
    let tooSmall = 0;
    for (const [name, own] of originals) {
      const bytes = photos.get(name);
      // What cannot be made, of a damaged file, is no copy.
      const changed = bytes && (await make(bytes).catch(() => undefined));
      if (changed === undefined) continue;
      const prints = await printsOf(changed);
      if (prints === undefined) {
        tooSmall += 1;
        continue;
      }
      copies.push({ change, name, prints });
      const distance = apart(prints, own);
      if (distance > ALIKE_BITS && PROMISED.includes(change)) print(`  ${distance} bits: ${name}`);
      distances.push(distance);
    }
    distances.sort((one, other) => one - other);
    const found = distances.filter((distance) => distance <= ALIKE_BITS).length;
    const part = (p: number) => distances[Math.floor(p * (distances.length - 1))] ?? 0;
    print(
      `${change.padEnd(22)} found ${found} of ${distances.length} (${(found / distances.length).toFixed(3)}); ` +
        `bits apart: median ${part(0.5)}, 95 of 100 within ${part(0.95)}, most ${part(1)}` +
        (tooSmall === 0 ? "" : `; ${tooSmall} more copies are too small to have a fingerprint`),
    );
  }
  printStrangers(originals, copies);
}

/** Pairs of different files, and of them and their copies with those of other groups. Originals that are near are named, since some are one picture. */
function printStrangers(
  originals: ReadonlyMap<string, Prints>,
  copies: readonly { readonly change: string; readonly name: string; readonly prints: Prints }[],
): void {
  const all = [...originals];
  const group = new Map(all.map(([name]) => [name, new Set([name])]));
  let [pairs, alike] = [0, 0];
  for (const [index, [name, own]] of all.entries()) {
    for (const [otherName, other] of all.slice(index + 1)) {
      pairs += 1;
      if (apart(own, other) > ALIKE_BITS) continue;
      alike += 1;
      const joined = new Set([...(group.get(name) ?? []), ...(group.get(otherName) ?? [])]);
      for (const member of joined) group.set(member, joined);
    }
  }
  print(`pairs of files: ${pairs}, alike: ${alike}; look whether each group is one picture:`);
  for (const one of new Set(group.values())) {
    if (one.size > 1) print(`  ${[...one].join(", ")}`);
  }
  const isStranger = (name: string, otherName: string) => group.get(name)?.has(otherName) !== true;
  const asSent = all.map(([name, prints]) => ({ change: "as it is", name, prints }));
  for (const [whose, isMeant] of [
    ["photos", (name: string) => !isDrawn(name)],
    ["photos and drawn cards", () => true],
  ] as const) {
    const meant = [...asSent, ...copies].filter(({ name }) => isMeant(name));
    let [pairs, near] = [0, 0];
    for (const [index, one] of meant.entries()) {
      for (const other of meant.slice(index + 1)) {
        if (!isStranger(one.name, other.name)) continue;
        pairs += 1;
        if (apart(one.prints, other.prints) > ALIKE_BITS) continue;
        near += 1;
        if (whose === "photos") {
          print(`  alike: ${one.name}, ${one.change}, and ${other.name}, ${other.change}`);
        }
      }
    }
    const files = new Set(meant.map(({ name }) => name)).size;
    print(`pairs of two groups among ${files} ${whose} and their copies: ${shareOf(near, pairs)}`);
  }
}

/** The corpus's own cards, drawn by a program and each a little other than the next: no photos, and alike by design. */
function isDrawn(name: string): boolean {
  return /(?:^|\/)gen-[^/]*$/.test(name);
}

/** How many of so many pairs, and what the share is at most with 95 of 100: for none that is the rule of three. */
function shareOf(hits: number, pairs: number): string {
  const most = (mostExpected(hits) / pairs) * 10_000;
  return `${pairs}, alike: ${hits} (${((hits / pairs) * 10_000).toFixed(2)} in 10,000; at most ${most.toFixed(2)})`;
}

/** The largest mean of rare events under which so few or fewer are still seen 5 times in 100 (Poisson; 3.0 for none). */
function mostExpected(hits: number): number {
  let [low, high] = [0, hits * 2 + 10];
  for (let step = 0; step < 60; step += 1) {
    const mean = (low + high) / 2;
    let term = Math.exp(-mean);
    let chance = term;
    for (let k = 1; k <= hits; k += 1) chance += term *= mean / k;
    if (chance > 0.05) low = mean;
    else high = mean;
  }
  return high;
}

if (folder !== "-") await printRecall();
await measureLookup(Number(count), print);
