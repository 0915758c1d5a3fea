import type { BundleFault } from "./fault.ts";

/** A file of a bag, its path below the bag's top folder. */
export interface BagEntry {
  readonly path: string;
  readonly size: number;
}

/** A bag to be read, whatever holds it: an archive, a folder, later a page in a browser. */
export interface BagReader {
  /** All files, and what was found wrong with whatever holds them. */
  readonly list: () => Promise<{
    readonly entries: readonly BagEntry[];
    readonly faults: readonly BundleFault[];
    /** Name of the top folder, where the holder has one. */
    readonly top: string | undefined;
  }>;
  /** The bytes of a listed file from its start. Throws BagReadError where they cannot be read. */
  readonly open: (path: string) => AsyncIterable<Uint8Array>;
}

/** A digest being computed. */
export interface Hasher {
  readonly update: (bytes: Uint8Array) => void;
  /** Lower-case hex of all bytes so far; the hasher is spent. */
  readonly hex: () => string;
}

/** Starts a digest. Handed in, because core may not reach for Node's or a browser's cryptography. */
export type NewHasher = (algorithm: "sha256" | "sha512") => Hasher;
