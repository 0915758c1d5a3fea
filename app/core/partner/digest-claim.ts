/** Digests an agency may give. MD5 and SHA-1 find what was damaged on the way, not what somebody changed on purpose. */
export const CLAIM_ALGORITHMS = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"] as const;
export type ClaimAlgorithm = (typeof CLAIM_ALGORITHMS)[number];

/** What is said of a file's bytes, in lower-case hexadecimal. */
export type DigestClaims = Readonly<Partial<Record<ClaimAlgorithm, string>>>;

const HEX_LENGTH: Readonly<Record<ClaimAlgorithm, number>> = {
  md5: 32,
  sha1: 40,
  sha224: 56,
  sha256: 64,
  sha384: 96,
  sha512: 128,
};

/** A digest in lower case, without the blanks that copying leaves; undefined when it cannot be one of that algorithm. */
export function parseDigest(algorithm: ClaimAlgorithm, text: string): string | undefined {
  const hex = text.trim().toLowerCase();
  return hex.length === HEX_LENGTH[algorithm] && /^[0-9a-f]+$/.test(hex) ? hex : undefined;
}

/** How many hexadecimal characters a digest has. */
export function digestLength(algorithm: ClaimAlgorithm): number {
  return HEX_LENGTH[algorithm];
}

/** The algorithms of the digests that are given, weakest first. */
export function claimedAlgorithms(claims: DigestClaims): readonly ClaimAlgorithm[] {
  return CLAIM_ALGORITHMS.filter((algorithm) => claims[algorithm] !== undefined);
}

/** The first claim, strongest first, that the digests found do not bear out; undefined when all given ones agree. */
export function firstMismatch(
  claims: DigestClaims,
  found: DigestClaims,
): ClaimAlgorithm | undefined {
  return [...claimedAlgorithms(claims)]
    .reverse()
    .find((algorithm) => claims[algorithm] !== found[algorithm]);
}

/** True when both say the same of at least one algorithm and never something else. */
export function isSameClaim(one: DigestClaims, other: DigestClaims): boolean {
  const shared = claimedAlgorithms(one).filter((algorithm) => other[algorithm] !== undefined);
  return shared.length > 0 && shared.every((algorithm) => one[algorithm] === other[algorithm]);
}
