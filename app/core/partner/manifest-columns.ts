import type { ClaimAlgorithm } from "./digest-claim.ts";

/** The digests that a manifest's columns may hold. */
export const DIGEST_COLUMNS = [
  "sha512",
  "sha256",
  "sha1",
  "md5",
] as const satisfies readonly ClaimAlgorithm[];

export type Column =
  | (typeof DIGEST_COLUMNS)[number]
  | "path"
  | "camera"
  | "clock-offset"
  | "custodian"
  | "certificate"
  | "note";

const NAMES: Readonly<Record<string, Column>> = {
  file: "path",
  filename: "path",
  filepath: "path",
  path: "path",
  name: "path",
  sha256: "sha256",
  sha256hash: "sha256",
  sha512: "sha512",
  sha512hash: "sha512",
  sha1: "sha1",
  sha1hash: "sha1",
  md5: "md5",
  md5hash: "md5",
  camera: "camera",
  cameraid: "camera",
  cameraname: "camera",
  device: "camera",
  deviceid: "camera",
  clockoffset: "clock-offset",
  clockoffsetseconds: "clock-offset",
  offset: "clock-offset",
  custodian: "custodian",
  custodianname: "custodian",
  certificate: "certificate",
  certificatefile: "certificate",
  note: "note",
  notes: "note",
  remark: "note",
  remarks: "note",
};

/** What a heading means, whatever its case, blanks and dashes; undefined for one that we do not know. */
export function columnOf(heading: string): Column | undefined {
  const plain = heading.toLowerCase().replace(/[^a-z0-9]/g, "");
  return Object.hasOwn(NAMES, plain) ? NAMES[plain] : undefined;
}
