/** Where in the world the objects lie. */
export interface S3Place {
  readonly bucket: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
  /** Undefined for Amazon's own. */
  readonly endpoint: string | undefined;
  readonly region: string;
  /** The bucket's name in the path instead of the host. */
  readonly pathStyle: boolean;
  /** Size of the parts of a large object, in bytes. */
  readonly partBytes: number;
  /** How originals are locked against being deleted or replaced, once they were read back. */
  readonly lock: { readonly mode: "GOVERNANCE" | "COMPLIANCE"; readonly days: number } | undefined;
}

/** The most parts that S3 lets an object have. */
export const MOST_PARTS = 10_000;

/** Where the office keeps its evidence. */
export type EvidencePlace = { readonly kind: "local" } | ({ readonly kind: "s3" } & S3Place);

/** The place in one line, the same for the same place: what the database remembers. Nothing secret is in it. */
export function nameOfPlace(place: EvidencePlace): string {
  if (place.kind === "local") return "local";
  const host = place.endpoint === undefined ? "" : ` at ${place.endpoint}`;
  return `s3://${place.bucket}/${place.prefix}${host}`;
}
