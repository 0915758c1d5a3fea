import { sameBytes } from "../encoding.ts";
import type { Span } from "./merkle.ts";
import { merkleRoot } from "./merkle.ts";
import { HASH_LENGTH, nodeHash } from "./tree-hash.ts";

/** The spans whose hashes prove that a leaf is in a tree of that size (RFC 9162 section 2.1.3.1). */
export function spansOfInclusion(index: number, size: number): readonly Span[] {
  if (!isCount(index) || !isCount(size) || index >= size) {
    throw new Error(`there is no leaf ${String(index)} in a tree of ${String(size)}`);
  }
  return pathTo(index, { start: 0, end: size });
}

/**
 * The spans whose hashes prove that a tree begins with an earlier, smaller one (RFC 9162 section
 * 2.1.4.1). From size 0 there is nothing to prove, so it is refused.
 */
export function spansOfConsistency(first: number, second: number): readonly Span[] {
  if (!isCount(first) || !isCount(second) || first === 0 || first > second) {
    throw new Error(`a tree of ${String(first)} is not the beginning of one of ${String(second)}`);
  }
  return subproof(first, { start: 0, end: second }, true);
}

/** Proof that the leaf at `index` is in the tree over all these leaf hashes. */
export function proveInclusion(
  leafHashes: readonly Uint8Array[],
  index: number,
): readonly Uint8Array[] {
  return spansOfInclusion(index, leafHashes.length).map((span) => rootOfSpan(leafHashes, span));
}

/** Proof that the tree over all these leaf hashes begins with the tree over the first `first`. */
export function proveConsistency(
  leafHashes: readonly Uint8Array[],
  first: number,
): readonly Uint8Array[] {
  return spansOfConsistency(first, leafHashes.length).map((span) => rootOfSpan(leafHashes, span));
}

/**
 * Checks an inclusion proof (RFC 9162 section 2.1.3.2). An index outside the tree, a hash that is not
 * 32 bytes, and a proof too short or too long all fail.
 */
export function verifyInclusion(claim: {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}): boolean {
  const { index, size, leafHash, proof, root } = claim;
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (![leafHash, ...proof].every(isHash)) return false;
  let place = index;
  let last = size - 1;
  let hash = leafHash;
  for (const beside of proof) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = nodeHash(beside, hash);
      // The right edge has no neighbour on its right: go up to where the leaf has one on its left.
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      hash = nodeHash(hash, beside);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && sameBytes(hash, root);
}

/**
 * Checks a consistency proof (RFC 9162 section 2.1.4.2). From size 0 it always fails, for every tree
 * would pass; between equal sizes the proof must be empty and the roots equal.
 */
export function verifyConsistency(claim: {
  readonly first: number;
  readonly second: number;
  readonly firstRoot: Uint8Array;
  readonly secondRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}): boolean {
  const { first, second, firstRoot, secondRoot, proof } = claim;
  if (!isCount(first) || !isCount(second) || first === 0 || first > second) return false;
  if (first === second) return proof.length === 0 && sameBytes(firstRoot, secondRoot);
  if (proof.length === 0 || !proof.every(isHash)) return false;
  // A first tree that is one complete subtree is its own start, and the proof leaves it out.
  const [start, ...path] = isPowerOfTwo(first) ? [firstRoot, ...proof] : proof;
  if (start === undefined) return false;
  let place = first - 1;
  let last = second - 1;
  while (isOdd(place)) [place, last] = [half(place), half(last)];
  let firstHash = start;
  let secondHash = start;
  for (const beside of path) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      firstHash = nodeHash(beside, firstHash);
      secondHash = nodeHash(beside, secondHash);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      secondHash = nodeHash(secondHash, beside);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && sameBytes(firstHash, firstRoot) && sameBytes(secondHash, secondRoot);
}

/** PATH of section 2.1.3.1: the neighbours from the leaf up to the root. */
function pathTo(index: number, { start, end }: Span): readonly Span[] {
  if (end - start === 1) return [];
  const middle = start + splitOf(end - start);
  return index < middle
    ? [...pathTo(index, { start, end: middle }), { start: middle, end }]
    : [...pathTo(index, { start: middle, end }), { start, end: middle }];
}

/** SUBPROOF of section 2.1.4.1; `known` says that the verifier has the span's hash already. */
function subproof(first: number, { start, end }: Span, known: boolean): readonly Span[] {
  if (first === end) return known ? [] : [{ start, end }];
  const middle = start + splitOf(end - start);
  return first <= middle
    ? [...subproof(first, { start, end: middle }, known), { start: middle, end }]
    : [...subproof(first, { start: middle, end }, false), { start, end: middle }];
}

/** The largest power of two strictly below `size` (section 2.1.1). */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

function rootOfSpan(leafHashes: readonly Uint8Array[], { start, end }: Span): Uint8Array {
  return merkleRoot(leafHashes.slice(start, end));
}

// Not by its logarithm, which is rounded for large sizes.
function isPowerOfTwo(size: number): boolean {
  return size === 1 || splitOf(size) * 2 === size;
}

// Arithmetic instead of bit operators, which would cut numbers to 32 bits.
function half(value: number): number {
  return Math.floor(value / 2);
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_LENGTH;
}
