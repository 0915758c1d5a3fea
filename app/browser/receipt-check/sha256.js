// SHA-256 (FIPS 180-4), fed piece by piece: a browser's own digest would want a whole video in memory.

const ROUND = Int32Array.from([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);
export const START = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];

/** A digest being made: `update` takes bytes as often as there are any, `digest` gives the 32 of the hash. */
export function newSha256() {
  const state = Int32Array.from(START);
  const words = new Int32Array(64);
  const block = new Uint8Array(64);
  let filled = 0;
  let length = 0;

  function update(bytes) {
    length += bytes.length;
    let at = 0;
    while (at < bytes.length) {
      if (filled === 0 && bytes.length - at >= 64) {
        compress(state, words, bytes, at);
        at += 64;
        continue;
      }
      const part = bytes.subarray(at, at + 64 - filled);
      block.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === 64) {
        compress(state, words, block, 0);
        filled = 0;
      }
    }
  }

  function digest() {
    const bits = length * 8;
    // One 1 bit, zeros, and the length in bits as 8 bytes at the end of a block.
    update(Uint8Array.from([0x80]));
    while (filled !== 56) update(new Uint8Array(1));
    const end = new DataView(new ArrayBuffer(8));
    end.setUint32(0, Math.floor(bits / 2 ** 32));
    end.setUint32(4, bits % 2 ** 32);
    update(new Uint8Array(end.buffer));
    const hash = new DataView(new ArrayBuffer(32));
    state.forEach((word, index) => hash.setInt32(index * 4, word));
    return new Uint8Array(hash.buffer);
  }

  return { update, digest };
}

/** The digest of bytes that are all here. */
export function sha256(...parts) {
  const hash = newSha256();
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Bytes as lower-case hexadecimal. */
export function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Plain variables instead of arrays: this runs for every 64 bytes of a video, and for every try of a piece of work.
export function compress(state, words, bytes, start) {
  for (let index = 0; index < 16; index += 1) {
    const at = start + index * 4;
    words[index] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
  for (let index = 16; index < 64; index += 1) {
    const x = words[index - 15];
    const y = words[index - 2];
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    words[index] = (words[index - 16] + s0 + words[index - 7] + s1) | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let index = 0; index < 64; index += 1) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[index] + words[index]) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

function turn(word, bits) {
  return (word >>> bits) | (word << (32 - bits));
}
