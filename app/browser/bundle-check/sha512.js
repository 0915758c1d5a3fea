// SHA-512 (FIPS 180-4), fed piece by piece, in halves of 32 bits: whole words of 64 would be big integers, a hundred times slower.

const MASK = (1n << 64n) - 1n;

/** The whole root of a number: a digest's constants are the first 64 bits behind the point of roots of primes. */
function wholeRoot(number, degree) {
  let low = 0n;
  let high = 1n << 80n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** degree <= number) low = middle;
    else high = middle;
  }
  return low;
}

function primes(count) {
  const found = [];
  for (let number = 2n; found.length < count; number += 1n) {
    if (found.every((prime) => number % prime !== 0n)) found.push(number);
  }
  return found;
}

/** Words of 64 bits, each as two of 32, the upper one first. */
function inHalves(words) {
  return Int32Array.from(
    words.flatMap((word) => [Number(word >> 32n), Number(word & 0xffffffffn)]),
  );
}

const ROUND = inHalves(primes(80).map((prime) => wholeRoot(prime << 192n, 3n) & MASK));
const START = inHalves(primes(8).map((prime) => wholeRoot(prime << 128n, 2n) & MASK));

/** A digest being made: `update` takes bytes as often as there are any, `digest` gives the 64 of the hash. */
export function newSha512() {
  const state = Int32Array.from(START);
  const words = new Int32Array(160);
  const block = new Uint8Array(128);
  let filled = 0;
  let length = 0;

  function update(bytes) {
    length += bytes.length;
    let at = 0;
    while (at < bytes.length) {
      if (filled === 0 && bytes.length - at >= 128) {
        compress(state, words, bytes, at);
        at += 128;
        continue;
      }
      const part = bytes.subarray(at, at + 128 - filled);
      block.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === 128) {
        compress(state, words, block, 0);
        filled = 0;
      }
    }
  }

  function digest() {
    // One 1 bit, zeros, and the length in bits as 16 bytes at the end of a block.
    const bits = BigInt(length) * 8n;
    const end = new Uint8Array((filled < 112 ? 112 : 240) - filled + 16);
    end[0] = 0x80;
    new DataView(end.buffer).setBigUint64(end.length - 8, bits);
    update(end);
    const hash = new DataView(new ArrayBuffer(64));
    state.forEach((word, index) => hash.setInt32(index * 4, word));
    return new Uint8Array(hash.buffer);
  }

  return { update, digest };
}

// Plain variables instead of arrays: this runs for every 128 bytes of a video. A name that ends with H is the upper half of a word, with L the lower.
function compress(state, words, bytes, start) {
  for (let index = 0; index < 32; index += 1) {
    const at = start + index * 4;
    words[index] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
  for (let at = 32; at < 160; at += 2) {
    const xH = words[at - 30];
    const xL = words[at - 29];
    const yH = words[at - 4];
    const yL = words[at - 3];
    // Turned by 1, by 8, moved by 7; turned by 19, by 61, moved by 6.
    const s0H = ((xH >>> 1) | (xL << 31)) ^ ((xH >>> 8) | (xL << 24)) ^ (xH >>> 7);
    const s0L = ((xL >>> 1) | (xH << 31)) ^ ((xL >>> 8) | (xH << 24)) ^ ((xL >>> 7) | (xH << 25));
    const s1H = ((yH >>> 19) | (yL << 13)) ^ ((yL >>> 29) | (yH << 3)) ^ (yH >>> 6);
    const s1L = ((yL >>> 19) | (yH << 13)) ^ ((yH >>> 29) | (yL << 3)) ^ ((yL >>> 6) | (yH << 26));
    const low = (s0L >>> 0) + (s1L >>> 0) + (words[at - 13] >>> 0) + (words[at - 31] >>> 0);
    words[at + 1] = low;
    words[at] = s0H + s1H + words[at - 14] + words[at - 32] + carried(low);
  }
  let aH = state[0];
  let aL = state[1];
  let bH = state[2];
  let bL = state[3];
  let cH = state[4];
  let cL = state[5];
  let dH = state[6];
  let dL = state[7];
  let eH = state[8];
  let eL = state[9];
  let fH = state[10];
  let fL = state[11];
  let gH = state[12];
  let gL = state[13];
  let hH = state[14];
  let hL = state[15];
  for (let at = 0; at < 160; at += 2) {
    // Turned by 14, by 18, by 41.
    const s1H = ((eH >>> 14) | (eL << 18)) ^ ((eH >>> 18) | (eL << 14)) ^ ((eL >>> 9) | (eH << 23));
    const s1L = ((eL >>> 14) | (eH << 18)) ^ ((eL >>> 18) | (eH << 14)) ^ ((eH >>> 9) | (eL << 23));
    const choiceL = (eL & fL) ^ (~eL & gL);
    const oneLow =
      (hL >>> 0) + (s1L >>> 0) + (choiceL >>> 0) + (ROUND[at + 1] >>> 0) + (words[at + 1] >>> 0);
    const oneH =
      (hH + s1H + ((eH & fH) ^ (~eH & gH)) + ROUND[at] + words[at] + carried(oneLow)) | 0;
    const oneL = oneLow | 0;
    // Turned by 28, by 34, by 39.
    const s0H = ((aH >>> 28) | (aL << 4)) ^ ((aL >>> 2) | (aH << 30)) ^ ((aL >>> 7) | (aH << 25));
    const s0L = ((aL >>> 28) | (aH << 4)) ^ ((aH >>> 2) | (aL << 30)) ^ ((aH >>> 7) | (aL << 25));
    const mostL = (aL & bL) ^ (aL & cL) ^ (bL & cL);
    const mostH = (aH & bH) ^ (aH & cH) ^ (bH & cH);
    hH = gH;
    hL = gL;
    gH = fH;
    gL = fL;
    fH = eH;
    fL = eL;
    const eLow = (dL >>> 0) + (oneL >>> 0);
    eH = (dH + oneH + carried(eLow)) | 0;
    eL = eLow | 0;
    dH = cH;
    dL = cL;
    cH = bH;
    cL = bL;
    bH = aH;
    bL = aL;
    const aLow = (oneL >>> 0) + (s0L >>> 0) + (mostL >>> 0);
    aH = (oneH + s0H + mostH + carried(aLow)) | 0;
    aL = aLow | 0;
  }
  add(state, 0, aH, aL);
  add(state, 2, bH, bL);
  add(state, 4, cH, cL);
  add(state, 6, dH, dL);
  add(state, 8, eH, eL);
  add(state, 10, fH, fL);
  add(state, 12, gH, gL);
  add(state, 14, hH, hL);
}

/** What a sum of lower halves hands on to the upper ones. */
function carried(low) {
  return (low / 0x100000000) | 0;
}

function add(state, at, high, low) {
  const sum = (state[at + 1] >>> 0) + (low >>> 0);
  state[at] = state[at] + high + carried(sum);
  state[at + 1] = sum;
}
