import type { AgeFiles } from "#app/adapters/bundle/age-files.ts";
import type { printedImmunity } from "#app/adapters/bundle/pdf/immunity-sheet.ts";
import type { writeBundle } from "#app/adapters/bundle/write-bundle.ts";
import type { Database } from "#app/adapters/database/open.ts";
import type { Log } from "#app/adapters/logging/log.ts";
import type { SecurityLog } from "#app/adapters/logging/security-log.ts";
import type { CopyFrameLooker } from "#app/adapters/media/decoders/copy-frames.ts";
import type { Playables } from "#app/adapters/media/decoders/playables.ts";
import type { Examiner } from "#app/adapters/media/examiner.ts";
import type { FirstLooker } from "#app/adapters/media/first-look.ts";
import type { StreetMap } from "#app/adapters/maps/street-map-file.ts";
import type { Outlines } from "#app/adapters/media/places/outlines.ts";
import type { RedactedFilms } from "#app/adapters/media/redacting/redacted-films.ts";
import type { RedactedPictures } from "#app/adapters/media/redacting/redacted-pictures.ts";
import type { drawReceipt } from "#app/adapters/receipt/draw-receipt.ts";
import type { squareDrawing, squarePicture } from "#app/adapters/receipt/square-picture.ts";
import type { LogKey, NextLogKey } from "#app/adapters/security/log-signer.ts";
import type { AccountSealer } from "#app/adapters/security/account-sealer.ts";
import type { MasterRotation } from "#app/adapters/security/master-rotation.ts";
import type { OneTimeCodes } from "#app/adapters/security/one-time-codes.ts";
import type { Passkeys } from "#app/adapters/security/passkeys.ts";
import type { Passwords } from "#app/adapters/security/passwords.ts";
import type { ReceiptCodes } from "#app/adapters/security/receipt-codes.ts";
import type { ShortSecrets } from "#app/adapters/security/short-secrets.ts";
import type { ThreadKeys } from "#app/adapters/security/thread-keys.ts";
import type { VirusScanner } from "#app/adapters/security/virus-scanner.ts";
import type { IdentitySealer } from "#app/adapters/security/identity-sealer.ts";
import type { TimestampVerifier } from "#app/adapters/timestamps/verifier.ts";
import type { Unseal } from "#app/adapters/unseal/unseal-client.ts";
import type { BlobStore } from "#app/adapters/storage/blob-store.ts";
import type { StoreMove } from "#app/adapters/storage/open-evidence.ts";
import type { DiskGuard } from "#app/adapters/storage/disk-guard.ts";
import type { Staging } from "#app/adapters/storage/staging.ts";
import type { WorkFolders } from "#app/adapters/storage/work-folders.ts";
import type { Post } from "#app/adapters/web/post.ts";
import type { TrustPolicy } from "#app/core/custody/trust-policy.ts";
import type { Id } from "#app/core/ids.ts";
import type { UploadLimits } from "#app/core/intake/upload-limits.ts";
import type { Instant } from "#app/core/instant.ts";
import type { JsonObject } from "#app/core/json.ts";
import type { NewDigest } from "#app/core/partner/running-digests.ts";
import type { LoadedPack } from "#app/core/office/office-pack.ts";

/** Everything a use case may be handed. Each asks for exactly the tools it uses. */
export interface Tools {
  readonly transact: Database["transact"];
  readonly read: Database["read"];
  readonly recordLook: Database["recordLook"];
  /** Makes the database let go of the bytes of what was just deleted. */
  readonly forgetFreed: Database["forgetFreed"];
  readonly clock: { now(): Instant };
  readonly newId: <Kind extends string>(kind: Kind) => Id<Kind>;
  readonly random: (length: number) => Uint8Array;
  /** Secret of the office under which the likeness of texts is taken. */
  readonly likenessKey: Uint8Array;
  readonly blobs: BlobStore;
  readonly storeMove: StoreMove;
  readonly staging: Staging;
  readonly limits: UploadLimits;
  /** How many days an old receipt code can stop a new one, as the office has set it. */
  readonly codeWaitDays: number;
  readonly disk: DiskGuard;
  /** True when something failed only because a disk is full. */
  readonly isDiskFull: (error: unknown) => boolean;
  readonly workFolders: WorkFolders;
  /** The bytes of a file that a tool wrote into a work folder. */
  readonly readWorkFile: (path: string) => AsyncIterable<Uint8Array>;
  readonly passwords: Passwords;
  readonly passkeys: Passkeys;
  readonly oneTimeCodes: OneTimeCodes;
  readonly accountSealer: AccountSealer;
  readonly receiptCodes: ReceiptCodes;
  readonly threadKeys: ThreadKeys;
  readonly identitySealer: IdentitySealer;
  readonly shortSecrets: ShortSecrets;
  /** The way to the process that holds the key to reporters' names. */
  readonly unseal: Unseal;
  /** The log's key as this process opened it. Another may be in force since: whoever signs asks the log first. */
  readonly logKey: LogKey;
  readonly nextLogKey: NextLogKey;
  readonly masterRotation: MasterRotation;
  /** Asks a machine of another body: the time-stamp authority, a witness. */
  readonly post: Post;
  /** The authorities' addresses, each of another body; none where the office asks nobody. */
  readonly timestampAuthorities: readonly string[];
  readonly timestampVerifier: TimestampVerifier;
  /** Whose signatures the office asks for and counts; names its own log always. */
  readonly trustPolicy: TrustPolicy;
  readonly examiner: Examiner;
  readonly firstLooker: FirstLooker;
  readonly outlines: Outlines;
  /** Undefined where the office supplies none. */
  readonly streetMap: StreetMap | undefined;
  readonly playables: Playables;
  readonly copyFrames: CopyFrameLooker;
  readonly redactedPictures: RedactedPictures;
  readonly redactedFilms: RedactedFilms;
  /** Undefined where the office has no virus scanner. */
  readonly scanner: VirusScanner | undefined;
  /** Digests that other agencies write in their lists and the store does not take. */
  readonly newDigest: NewDigest;
  readonly writeBundle: typeof writeBundle;
  readonly drawWorksheet: typeof printedImmunity;
  readonly ageFiles: AgeFiles;
  readonly drawReceipt: typeof drawReceipt;
  readonly squarePicture: typeof squarePicture;
  readonly squareDrawing: typeof squareDrawing;
  /** The page that checks receipts without a network: one HTML file. */
  readonly offlineCheck: string;
  /** Resolves after so many milliseconds, for work that must not take the disk for itself. */
  readonly pause: (millis: number) => Promise<void>;
  /** Tells the worker that a job may be due, after the transaction that enqueued it. */
  readonly wakeWorker: () => void;
  /** The office's pack of this moment: read it once for an act that must not see it change. */
  readonly office: LoadedPack;
  /** Every dated version of it, those to come included. */
  readonly officePacks: readonly LoadedPack[];
  readonly versions: JsonObject;
  readonly log: Log;
  /** Who came in, what was refused, what was changed: apart from custody, and never in an act's way. */
  readonly securityLog: SecurityLog;
}
