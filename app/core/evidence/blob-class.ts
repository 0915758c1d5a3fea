/** What a blob is: bound into its encryption, so that a preview cannot be put in an original's place. */
export type BlobClass = "original" | "derivative" | "metadata" | "bundle";

/** What opens one blob, and what it was stored as. */
export interface BlobKey {
  readonly class: BlobClass;
  readonly owner: string;
  /** 32 octets. */
  readonly key: Uint8Array;
}
