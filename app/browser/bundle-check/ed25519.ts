import { concatBytes } from "#app/core/encoding.ts";
import { newSha512 } from "./sha512.js";

// Ed25519 as RFC 8032 section 5.1 has it, in whole numbers. Slow and plain: there are no secrets here.

const FIELD = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const CURVE_D = inField(-121665n * power(121666n, FIELD - 2n));
const ROOT_OF_MINUS_ONE = power(2n, (FIELD - 1n) / 4n);

/** A point as X, Y, Z and T with x = X/Z, y = Y/Z, x*y = T/Z (section 5.1.4). */
type Point = readonly [x: bigint, y: bigint, z: bigint, t: bigint];

function inField(number: bigint): bigint {
  const rest = number % FIELD;
  return rest < 0n ? rest + FIELD : rest;
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % FIELD;
    square = (square * square) % FIELD;
  }
  return result;
}

/** The x that belongs to a y (section 5.1.3); undefined where there is none. */
function recoverX(y: bigint, sign: bigint): bigint | undefined {
  if (y >= FIELD) return undefined;
  const square = inField((y * y - 1n) * power(CURVE_D * y * y + 1n, FIELD - 2n));
  if (square === 0n) return sign === 0n ? 0n : undefined;
  let x = power(square, (FIELD + 3n) / 8n);
  if (inField(x * x - square) !== 0n) x = (x * ROOT_OF_MINUS_ONE) % FIELD;
  if (inField(x * x - square) !== 0n) return undefined;
  return (x & 1n) === sign ? x : FIELD - x;
}

function pointOf(x: bigint, y: bigint): Point {
  return [x, y, 1n, (x * y) % FIELD];
}

const BASE_Y = (4n * power(5n, FIELD - 2n)) % FIELD;
const BASE = pointOf(recoverX(BASE_Y, 0n) ?? 0n, BASE_Y);

function sum(one: Point, other: Point): Point {
  const a = inField((one[1] - one[0]) * (other[1] - other[0]));
  const b = inField((one[1] + one[0]) * (other[1] + other[0]));
  const c = inField(2n * one[3] * other[3] * CURVE_D);
  const d = inField(2n * one[2] * other[2]);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [inField(e * f), inField(g * h), inField(f * g), inField(e * h)];
}

function times(factor: bigint, point: Point): Point {
  let total: Point = [0n, 1n, 1n, 0n];
  let doubled = point;
  for (let rest = factor; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) total = sum(total, doubled);
    doubled = sum(doubled, doubled);
  }
  return total;
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((number, octet) => (number << 8n) | BigInt(octet), 0n);
}

/** Whether this is the key's signature of the message (RFC 8032 section 5.1.7). A key or signature of another length fails. */
export function holdsEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const written = littleEndian(publicKey);
  const keyY = written & (2n ** 255n - 1n);
  const keyX = recoverX(keyY, written >> 255n);
  const scalar = littleEndian(signature.subarray(32));
  if (keyX === undefined || scalar >= ORDER) return false;
  const hash = newSha512();
  hash.update(concatBytes(signature.subarray(0, 32), publicKey, message));
  const challenge = littleEndian(hash.digest()) % ORDER;
  const minusKey = pointOf(inField(-keyX), keyY);
  const point = sum(times(scalar, BASE), times(challenge, minusKey));
  const inverse = power(point[2], FIELD - 2n);
  const [x, y] = [(point[0] * inverse) % FIELD, (point[1] * inverse) % FIELD];
  return (y | ((x & 1n) << 255n)) === littleEndian(signature.subarray(0, 32));
}
