import { crc32, deflateSync } from "node:zlib";

/** The signature and the header chunk, which come first in every PNG. */
const HEADER_END = 8 + 25;

/**
 * A PNG that says in which colour space its pixels are: the ICC profile goes behind the header as an `iCCP` chunk (PNG, third
 * edition, 11.3.2.3). `png` must have none yet.
 */
export function withProfile(png: Uint8Array, profile: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from("iCCPicc\0\0", "latin1"), deflateSync(profile)]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  chunk.set(body, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return Buffer.concat([png.subarray(0, HEADER_END), chunk, png.subarray(HEADER_END)]);
}
