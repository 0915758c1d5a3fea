// SHAKE-128 and SHAKE-256 (FIPS 202), plain and slow: a signature of ML-DSA-44 takes some hundred turns of it, and nothing else here any.

const LANE = (1n << 64n) - 1n;

function turned(lane, bits) {
  return ((lane << BigInt(bits)) | (lane >> BigInt(64 - bits))) & LANE;
}

/** Keccak-f[1600] (sections 3.2 and 3.3): 25 lanes of 64 bits, lane x + 5y, 24 rounds. */
function permute(lanes) {
  let register = 1;
  for (let round = 0; round < 24; round += 1) {
    const columns = [0, 1, 2, 3, 4].map((x) =>
      [5, 10, 15, 20].reduce((sum, y) => sum ^ lanes[x + y], lanes[x]),
    );
    for (let at = 0; at < 25; at += 1) {
      lanes[at] ^= columns[(at + 4) % 5] ^ turned(columns[(at + 1) % 5], 1);
    }
    let [x, y] = [1, 0];
    let held = lanes[1];
    for (let step = 0; step < 24; step += 1) {
      [x, y] = [y, (2 * x + 3 * y) % 5];
      const next = lanes[x + 5 * y];
      lanes[x + 5 * y] = turned(held, (((step + 1) * (step + 2)) / 2) % 64);
      held = next;
    }
    for (let row = 0; row < 25; row += 5) {
      const before = lanes.slice(row, row + 5);
      for (let at = 0; at < 5; at += 1) {
        lanes[row + at] = before[at] ^ ((before[(at + 1) % 5] ^ LANE) & before[(at + 2) % 5]);
      }
    }
    for (let bit = 0; bit < 7; bit += 1) {
      register = ((register << 1) ^ ((register >> 7) * 0x71)) % 256;
      if ((register & 2) !== 0) lanes[0] ^= 1n << BigInt((1 << bit) - 1);
    }
  }
}

function shake(rate, bytes, length) {
  const padded = new Uint8Array((Math.floor(bytes.length / rate) + 1) * rate);
  padded.set(bytes);
  padded[bytes.length] ^= 0x1f;
  padded[padded.length - 1] ^= 0x80;
  const view = new DataView(padded.buffer);
  const lanes = new Array(25).fill(0n);
  for (let start = 0; start < padded.length; start += rate) {
    for (let at = 0; at < rate / 8; at += 1) lanes[at] ^= view.getBigUint64(start + at * 8, true);
    permute(lanes);
  }
  const out = new Uint8Array(Math.ceil(length / rate) * rate);
  const written = new DataView(out.buffer);
  for (let start = 0; start < out.length; start += rate) {
    if (start > 0) permute(lanes);
    for (let at = 0; at < rate / 8; at += 1) {
      written.setBigUint64(start + at * 8, lanes[at], true);
    }
  }
  return out.subarray(0, length);
}

/** The first `length` bytes that SHAKE-128 makes of these. */
export function shake128(bytes, length) {
  return shake(168, bytes, length);
}

/** The first `length` bytes that SHAKE-256 makes of these. */
export function shake256(bytes, length) {
  return shake(136, bytes, length);
}
