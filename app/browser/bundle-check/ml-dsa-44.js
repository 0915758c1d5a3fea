import { shake128, shake256 } from "./shake.js";

// ML-DSA-44 as FIPS 204 has it: what a witness may sign with that expects quantum computers. Only the check, and nothing in it is
// secret. A polynomial is an array of 256 numbers; a product of two of them stays below 2^53.

const PRIME = 8380417;
/** Rows and columns of the matrix. */
const SIZE = 4;
const GAMMA_1 = 2 ** 17;
const GAMMA_2 = (PRIME - 1) / 88;
const BETA = 78;
const MOST_HINTS = 80;
const ONES = 39;

/** A number taken into 0 … PRIME - 1. */
function mod(number) {
  const rest = number % PRIME;
  return rest < 0 ? rest + PRIME : rest;
}

function power(base, exponent) {
  let [result, square] = [1, base];
  for (let rest = exponent; rest > 0; rest >>= 1) {
    if ((rest & 1) === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}

function octetReversed(octet) {
  let reversed = 0;
  for (let bit = 0; bit < 8; bit += 1) reversed |= ((octet >> bit) & 1) << (7 - bit);
  return reversed;
}

const ZETAS = Array.from({ length: 256 }, (_, at) => power(1753, octetReversed(at)));
const POLYNOMIAL = Array.from({ length: 256 }, (_, at) => at);
const ROWS = Array.from({ length: SIZE }, (_, at) => at);

/** Algorithm 41. */
function toNtt(polynomial) {
  const values = polynomial.map(mod);
  let at = 0;
  for (let length = 128; length >= 1; length /= 2) {
    for (let start = 0; start < 256; start += 2 * length) {
      at += 1;
      for (let j = start; j < start + length; j += 1) {
        const turned = (ZETAS[at] * values[j + length]) % PRIME;
        values[j + length] = mod(values[j] - turned);
        values[j] = mod(values[j] + turned);
      }
    }
  }
  return values;
}

/** Algorithm 42. */
function fromNtt(polynomial) {
  const values = [...polynomial];
  let at = 256;
  for (let length = 1; length < 256; length *= 2) {
    for (let start = 0; start < 256; start += 2 * length) {
      at -= 1;
      for (let j = start; j < start + length; j += 1) {
        const kept = values[j];
        values[j] = mod(kept + values[j + length]);
        values[j + length] = mod((values[j + length] - kept) * ZETAS[at]);
      }
    }
  }
  return values.map((value) => (value * 8347681) % PRIME);
}

/** One polynomial of the matrix A (algorithm 30): numbers from a stream, those too large left out. */
function matrixEntry(rho, row, column) {
  const seed = Uint8Array.from([...rho, column, row]);
  for (let length = 1008; ; length *= 2) {
    const stream = shake128(seed, length);
    const found = [];
    for (let at = 0; at < length && found.length < 256; at += 3) {
      const value = stream[at] | (stream[at + 1] << 8) | ((stream[at + 2] & 0x7f) << 16);
      if (value < PRIME) found.push(value);
    }
    if (found.length === 256) return found;
  }
}

/** Algorithm 29: 39 coefficients of 1 or -1 among 256. */
function challengePolynomial(seed) {
  const stream = shake256(seed, 2048);
  const values = new Array(256).fill(0);
  let at = 8;
  for (let sign = 0; sign < ONES; sign += 1) {
    const i = 256 - ONES + sign;
    while (stream[at] > i) at += 1;
    const j = stream[at];
    at += 1;
    values[i] = values[j];
    values[j] = (stream[sign >> 3] >> (sign & 7)) & 1 ? -1 : 1;
  }
  return values;
}

/** 256 numbers of so many bits each, the lowest bit first. */
function unpacked(bytes, bits) {
  return POLYNOMIAL.map((index) => {
    let value = 0;
    for (let bit = 0; bit < bits; bit += 1) {
      const at = index * bits + bit;
      value |= ((bytes[at >> 3] >> (at & 7)) & 1) << bit;
    }
    return value;
  });
}

/** Algorithm 21; undefined where the hints are not in their one spelling. */
function hintsOf(bytes) {
  const hints = ROWS.map(() => new Array(256).fill(0));
  let at = 0;
  for (const row of ROWS) {
    const end = bytes[MOST_HINTS + row];
    if (end < at || end > MOST_HINTS) return undefined;
    for (const first = at; at < end; at += 1) {
      if (at > first && bytes[at - 1] >= bytes[at]) return undefined;
      hints[row][bytes[at]] = 1;
    }
  }
  return bytes.subarray(at, MOST_HINTS).every((octet) => octet === 0) ? hints : undefined;
}

/** Algorithm 40: the upper part of a number, set right by its hint. */
function withHint(hint, value) {
  let low = value % (2 * GAMMA_2);
  if (low > GAMMA_2) low -= 2 * GAMMA_2;
  let high = (value - low) / (2 * GAMMA_2);
  if (value - low === PRIME - 1) {
    high = 0;
    low -= 1;
  }
  if (hint === 0) return high;
  return (high + (low > 0 ? 1 : 43)) % 44;
}

/** 256 numbers of six bits each as bytes, the lowest bit first. */
function packedBySix(values) {
  const bytes = new Uint8Array(192);
  values.forEach((value, index) => {
    for (let bit = 0; bit < 6; bit += 1) {
      const at = index * 6 + bit;
      bytes[at >> 3] |= ((value >> bit) & 1) << (at & 7);
    }
  });
  return bytes;
}

/** Whether this is the key's signature of the message, without a context (algorithms 3 and 8). */
export function holdsMlDsa44(publicKey, message, signature) {
  if (publicKey.length !== 1312 || signature.length !== 2420) return false;
  const seed = signature.subarray(0, 32);
  const hints = hintsOf(signature.subarray(2336));
  const z = ROWS.map((at) =>
    unpacked(signature.subarray(32 + 576 * at, 608 + 576 * at), 18).map((value) => GAMMA_1 - value),
  );
  if (hints === undefined || z.flat().some((value) => Math.abs(value) >= GAMMA_1 - BETA)) {
    return false;
  }
  const rho = publicKey.subarray(0, 32);
  const mu = shake256(Uint8Array.from([...shake256(publicKey, 64), 0, 0, ...message]), 64);
  const challenge = toNtt(challengePolynomial(seed));
  const turned = z.map(toNtt);
  const packed = ROWS.map((row) => {
    const written = unpacked(publicKey.subarray(32 + 320 * row, 352 + 320 * row), 10);
    const high = toNtt(written.map((value) => value * 8192));
    let total = POLYNOMIAL.map((at) => mod(-challenge[at] * high[at]));
    for (const column of ROWS) {
      const entry = matrixEntry(rho, row, column);
      total = total.map((value, at) => (value + entry[at] * turned[column][at]) % PRIME);
    }
    return packedBySix(fromNtt(total).map((value, at) => withHint(hints[row][at], value)));
  });
  const expected = shake256(Uint8Array.from([...mu, ...packed.flatMap((row) => [...row])]), 32);
  return expected.every((octet, at) => octet === seed[at]);
}
