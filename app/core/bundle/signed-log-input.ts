import type { LogKeyTerm } from "../custody/log-keys.ts";
import type { CustodyRecord } from "../custody/record.ts";
import type { BundleFault, FaultCode } from "./fault.ts";
import { PATHS } from "./layout.ts";

/** The files that say who signed which state of the log, as read; undefined where one is missing. */
export type SignedLogFiles = Readonly<
  Record<"body" | "note" | "sig" | "pem" | "vkey" | "policy", Uint8Array | undefined>
>;

/** Where each of these files stands. */
export const SIGNED_LOG_PATHS: Readonly<Record<keyof SignedLogFiles, string>> = {
  body: PATHS.checkpointBody,
  note: PATHS.checkpointNote,
  sig: PATHS.checkpointSig,
  pem: PATHS.logKeyPem,
  vkey: PATHS.logKeyVkey,
  policy: PATHS.policy,
};

/** What the checkpoint is held against. */
export interface ToldOfLog {
  readonly origin: string | undefined;
  readonly size: string | undefined;
  readonly prepared: CustodyRecord | undefined;
  /** What the reader knows of the key from elsewhere: the beginning of its fingerprint in hex. */
  readonly fingerprint?: string | undefined;
  /** Which keys the log has had, where the bundle says so. */
  readonly terms?: readonly LogKeyTerm[];
}

/** Where faults of the signed log are told. */
export type TellLogFault = (
  code: FaultCode,
  path: string | undefined,
  detail: string,
  kind?: BundleFault["kind"],
) => void;
