import type { Generated } from "kysely";

/** What a picture looks like, veiled by a secret of the office (`core/fingerprint`). Made anew from the evidence at any time. */
export interface PictureFingerprintTable {
  number: Generated<number>;
  item_id: string;
  /** 0 for a photo; where in a video the picture is, in milliseconds. */
  at_millis: number;
  /** Which part of the picture, as `core/fingerprint/views` counts them. */
  view: number;
  /** Of the way it was made: only those of one version are compared. */
  version: number;
  /** Null where the picture was looked at and has too little detail to be compared. */
  fingerprint: Uint8Array | null;
}

/** One row for each of a fingerprint's parts: what near ones are found by. */
export interface PictureFingerprintPartTable {
  part: number;
  fingerprint_number: number;
}

export interface FingerprintTables {
  picture_fingerprint: PictureFingerprintTable;
  picture_fingerprint_part: PictureFingerprintPartTable;
}
