import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { writeBundle } from "#app/adapters/bundle/write-bundle.ts";
import { openDatabase, type Database } from "#app/adapters/database/open.ts";
import { createLog, type Log } from "#app/adapters/logging/log.ts";
import { createSecurityLog, type SecurityLog } from "#app/adapters/logging/security-log.ts";
import { openSecurityLogSink } from "#app/adapters/logging/security-log-sinks.ts";
import { openExaminer } from "#app/adapters/media/examiner.ts";
import { createUnseal } from "#app/adapters/unseal/unseal-client.ts";
import { readPacks } from "#app/adapters/office/read-packs.ts";
import { drawReceipt } from "#app/adapters/receipt/draw-receipt.ts";
import { readOfflineCheckPage } from "#app/adapters/receipt/offline-check.ts";
import { createAccountSealer } from "#app/adapters/security/account-sealer.ts";
import { createHashSlots } from "#app/adapters/security/hash-slots.ts";
import { createIdentitySealer } from "#app/adapters/security/identity-sealer.ts";
import { createOneTimeCodes } from "#app/adapters/security/one-time-codes.ts";
import { createPasskeys } from "#app/adapters/security/passkeys.ts";
import { createPasswords } from "#app/adapters/security/passwords.ts";
import { createReceiptCodes } from "#app/adapters/security/receipt-codes.ts";
import { createShortSecrets } from "#app/adapters/security/short-secrets.ts";
import { openDataDir } from "#app/adapters/storage/data-dir.ts";
import { createEncryptedBlobs } from "#app/adapters/storage/encrypted-blobs.ts";
import { createLocalDisk } from "#app/adapters/storage/local-disk.ts";
import { createStaging } from "#app/adapters/storage/staging.ts";
import { readWorkFile } from "#app/adapters/storage/work-files.ts";
import { createWorkFolders } from "#app/adapters/storage/work-folders.ts";
import { createTimestampVerifier } from "#app/adapters/timestamps/verifier.ts";
import { post } from "#app/adapters/web/post.ts";
import { idFromBytes } from "#app/core/ids.ts";
import { instantFromMillis, type Instant } from "#app/core/instant.ts";
import type { LoadedPack } from "#app/core/office/office-pack.ts";
import { startWorker, type Worker } from "#app/jobs/worker.ts";
import { bindUseCases, type UseCases } from "#app/use-cases/bind.ts";
import { logKeyTerms } from "#app/use-cases/custody/log-keys.ts";
import type { Tools } from "#app/use-cases/tools.ts";
import { noteChangedSettings } from "./changed-settings.ts";
import type { Config } from "./config.ts";
import { logOrigin, readiness, recordStart, signOnShutdown } from "./office-life.ts";
import { blobKeysIn, ownerKeyIn } from "./blob-keys.ts";
import { openOfficeKeys } from "./office-keys.ts";
import { openOfficePacks } from "./office-packs.ts";
import { openOfficeTrust } from "./office-trust.ts";
import { makeIdentityKey } from "./unseal-process.ts";
import { SOFTWARE_VERSIONS } from "./versions.ts";

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
  /** True when a master key was made by this start: the operator must be told to back it up. */
  readonly masterKeyCreated: boolean;
  readonly confinement: "bubblewrap" | "weak";
  /** What can be relied on right now, by name. */
  readonly isReady: () => Promise<Readonly<Record<string, boolean>>>;
  /** Whether names can be opened right now; nothing else depends on it. */
  readonly isUnsealUp: () => boolean;
  /** Ends work in order: no new jobs, running ones to their end, then files and database. */
  readonly close: () => Promise<void>;
}

export type Composed =
  | { readonly ok: true; readonly value: Application }
  | { readonly ok: false; readonly problem: string };

export interface ComposeOptions {
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

/** A command leaves the work to the server, that it visits or that is started after it. */
const NO_WORKER: Worker = {
  wake: () => undefined,
  stop: () => Promise.resolve(),
  idle: () => Promise.resolve(),
};

/** Builds every adapter and hands the use cases their tools. A problem is one line for the operator. */
export async function compose(config: Config, options: ComposeOptions): Promise<Composed> {
  const clock = options.clock ?? { now: () => instantFromMillis(Date.now()) };
  const log = createLog({
    write: options.writeLog ?? ((line) => process.stderr.write(line)),
    now: () => clock.now(),
  });
  const packs = openOfficePacks(readPacks(config.officePack), clock);
  if (!packs.ok) return packs;
  const dataDir = await openDataDir(config.dataDir, options.purpose);
  if (!dataDir.ok) return dataDir;

  let database: Database | undefined;
  const unseal = createUnseal(config.unsealSocket);
  try {
    database = await openDatabase({
      location: config.database,
      clock,
      newLogOrigin: logOrigin(config, clock.now()),
    });
    const keys = await openOfficeKeys(config, database, async () => {
      const running = await unseal.health();
      if (running !== undefined) {
        return { ok: true, publicKey: Buffer.from(running.publicKey, "base64url") };
      }
      return config.unsealApart
        ? { ok: false, problem: `Nothing answers at UNSEAL_SOCKET (${config.unsealSocket}).` }
        : makeIdentityKey(config);
    });
    if (!keys.ok) {
      await database.close();
      dataDir.value.release();
      return keys;
    }
    const present = keys.value.log.verifierKey;
    const terms = await database.read((stores) => logKeyTerms(stores, present));
    const trust = await openOfficeTrust(
      config,
      terms.map(({ key }) => key),
    );
    if (!trust.ok) {
      await database.close();
      dataDir.value.release();
      return trust;
    }
    const { transact, read } = database;
    const securityLog = createSecurityLog({
      sink: openSecurityLogSink(config.securityLog, () => clock.now()),
      store: (entries) => transact((stores) => stores.security.add(entries)),
      clock,
      log,
    });
    const workFolders = createWorkFolders(dataDir.value.work);
    const examiner = await openExaminer({ workDir: dataDir.value.work });
    const slots = createHashSlots();
    const workers: Worker[] = [];
    const tools: Tools = {
      transact,
      read,
      recordLook: database.recordLook,
      forgetFreed: database.forgetFreed,
      clock,
      newId: (kind) => idFromBytes(kind, randomBytes(16)),
      random: (length) => randomBytes(length),
      blobs: createEncryptedBlobs({
        objects: createLocalDisk(dataDir.value.blobs),
        keys: blobKeysIn(database),
        deploymentId: keys.value.deploymentId,
        random: (length) => randomBytes(length),
      }),
      staging: createStaging({ incoming: dataDir.value.incoming, ownerKey: ownerKeyIn(database) }),
      limits: config.limits,
      workFolders,
      readWorkFile,
      passwords: createPasswords({ pepper: keys.value.master.derive("password-pepper"), slots }),
      passkeys: createPasskeys({
        origin: config.deskOrigin,
        officeName: packs.value.inForce().officeName,
      }),
      oneTimeCodes: createOneTimeCodes(packs.value.inForce().officeName),
      accountSealer: createAccountSealer(keys.value.master.derive("account-key")),
      receiptCodes: createReceiptCodes({
        pepper: keys.value.master.derive("receipt-code-pepper"),
        slots,
      }),
      logKey: keys.value.log,
      nextLogKey: keys.value.nextLog,
      identitySealer: createIdentitySealer(keys.value.identityPublicKey),
      shortSecrets: createShortSecrets(),
      unseal,
      post,
      timestampAuthority: config.timestampUrl,
      timestampVerifier: createTimestampVerifier({
        roots: trust.value.roots,
        rootFile: config.timestampRootFile,
        workFolders,
      }),
      trustPolicy: trust.value.policy,
      examiner,
      writeBundle,
      drawReceipt,
      offlineCheck: readOfflineCheckPage(),
      pause: (millis) => wait(millis),
      wakeWorker: () => {
        for (const worker of workers) worker.wake();
      },
      get office() {
        return packs.value.inForce();
      },
      officePacks: packs.value.all,
      versions: SOFTWARE_VERSIONS,
      log,
      securityLog,
    };
    const useCases = bindUseCases(tools);
    const fatal =
      options.fatal ??
      ((error: unknown) => {
        log.error("storage.suspect", error);
        process.exit(1);
      });
    const worker =
      options.purpose !== "serve"
        ? NO_WORKER
        : startWorker({
            transact,
            clock,
            log,
            useCases: () => useCases,
            alone: config.database.kind === "sqlite",
            fatal,
          });
    workers.push(worker);
    const opened = database;
    const watching = options.purpose === "serve" ? unseal.watch() : undefined;
    if (options.purpose === "serve") {
      await recordStart(opened);
      securityLog.record({ event: "system.started" });
      await noteChangedSettings(
        opened,
        config,
        keys.value.master.derive("fingerprint"),
        securityLog,
      );
      await useCases.recordOfficePack();
    }
    return {
      ok: true,
      value: {
        config,
        get office() {
          return packs.value.inForce();
        },
        useCases,
        worker,
        log,
        securityLog,
        publicFormKey: keys.value.master.derive("form-token"),
        masterKeyCreated: keys.value.masterKeyCreated,
        confinement: examiner.confinement,
        isReady: () => readiness(opened, tools),
        isUnsealUp: () => unseal.isUp(),
        close: async () => {
          watching?.stop();
          await worker.stop();
          if (options.purpose === "serve") securityLog.record({ event: "system.stopped" });
          await securityLog.close();
          if (options.purpose === "serve") await signOnShutdown(useCases, log);
          await examiner.close();
          await opened.close();
          dataDir.value.release();
        },
      },
    };
  } catch (error) {
    await database?.close();
    dataDir.value.release();
    throw error;
  }
}
