import type { HashCost } from "#app/adapters/security/hash-cost.ts";
import type { HashBounds } from "#app/adapters/security/hash-slots.ts";
import type { makeIdentityKey } from "./unseal-process.ts";
import type { Log } from "#app/adapters/logging/log.ts";
import type { Confinement } from "#app/adapters/media/launch.ts";
import type { SecurityLog } from "#app/adapters/logging/security-log.ts";
import type { DiskGuard } from "#app/adapters/storage/disk-guard.ts";
import type { Instant } from "#app/core/instant.ts";
import type { LoadedPack } from "#app/core/office/office-pack.ts";
import type { Worker } from "#app/jobs/worker.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { Config } from "./config.ts";

/** The whole product, wired. Everything that touches the world was built here and nowhere else. */
export interface Application {
  readonly config: Config;
  /** The pack of the moment at which it is asked for. */
  readonly office: LoadedPack;
  readonly useCases: UseCases;
  readonly worker: Worker;
  readonly log: Log;
  readonly securityLog: SecurityLog;
  /** Makes the tokens of public forms; the same in every process of the office. */
  readonly publicFormKey: Uint8Array;
  /** Signs the tickets that forms carry under load; the same in every process of the office. */
  readonly floodKey: Uint8Array;
  /** True when a master key was made by this start: the operator must be told to back it up. */
  readonly masterKeyCreated: boolean;
  readonly confinement: Confinement;
  /** What can be relied on right now, by name. */
  readonly isReady: () => Promise<Readonly<Record<string, boolean>>>;
  /** Whether names can be opened right now; nothing else depends on it. */
  readonly isUnsealUp: () => boolean;
  /** Whether sealed evidence can be read right now. What arrives is kept all the same. */
  readonly isStoreUp: () => Promise<boolean>;
  /** False while a received file that is to be sealed is not where it was put. */
  readonly isEveryFileThere: () => Promise<boolean>;
  readonly disk: DiskGuard;
  /** Called when storage can no longer be trusted: ends the process, unless told otherwise. */
  readonly fatal: (error: unknown) => void;
  /** Ends work in order: no new jobs, running ones to their end, then files and database. */
  readonly close: () => Promise<void>;
}

export interface ComposeOptions {
  /** What a hash of a password or receipt code costs; less only where a test makes many that guard nothing. */
  readonly hashCost?: HashCost;
  /** How many hash at once; a test alone changes them, to make an office busy. */
  readonly hashBounds?: HashBounds;
  /**
   * Who makes the key to reporters' names at the first start: the `unseal` process, except where many offices are opened for tests.
   */
  readonly makeIdentityKey?: typeof makeIdentityKey;
  /**
   * `serve` takes the data folder's lock and clears what a crash left; `visit` works beside a running server; `alone`
   * takes the lock, so that no server runs, and does no work but its caller's.
   */
  readonly purpose: "serve" | "visit" | "alone";
  readonly clock?: { now(): Instant };
  /** Called when storage can no longer be trusted. The default ends the process. */
  readonly fatal?: (error: unknown) => void;
  readonly writeLog?: (line: string) => void;
}
