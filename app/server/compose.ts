import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { ageFiles } from "#app/adapters/bundle/age-files.ts";
import { DRAWN_LATER } from "#app/adapters/bundle/drawn-later.ts";
import { openServed } from "#app/adapters/database/open-served.ts";
import { createLog } from "#app/adapters/logging/log.ts";
import { createSecurityLog } from "#app/adapters/logging/security-log.ts";
import { openSecurityLogSink } from "#app/adapters/logging/security-log-sinks.ts";
import { openStreetMap } from "#app/adapters/maps/street-map-file.ts";
import { openMedia } from "#app/adapters/media/open-media.ts";
import { createUnseal } from "#app/adapters/unseal/unseal-client.ts";
import { readPacks } from "#app/adapters/office/read-packs.ts";
import { ON_PAPER } from "#app/adapters/receipt/on-paper.ts";
import { readOfflineCheckPage } from "#app/adapters/receipt/offline-check.ts";
import { createAccountSealer } from "#app/adapters/security/account-sealer.ts";
import { createVirusScanner } from "#app/adapters/security/virus-scanner.ts";
import { createIdentitySealer } from "#app/adapters/security/identity-sealer.ts";
import { createOneTimeCodes } from "#app/adapters/security/one-time-codes.ts";
import { createPasskeys } from "#app/adapters/security/passkeys.ts";
import { createShortSecrets } from "#app/adapters/security/short-secrets.ts";
import { openDataDir } from "#app/adapters/storage/data-dir.ts";
import { openEvidencePlace } from "#app/adapters/storage/open-evidence.ts";
import { createDiskGuard } from "#app/adapters/storage/disk-guard.ts";
import { createStaging } from "#app/adapters/storage/staging.ts";
import { isDiskFull } from "#app/core/disk-full.ts";
import { newDigest } from "#app/adapters/storage/new-digest.ts";
import { readWorkFile } from "#app/adapters/storage/work-files.ts";
import { createWorkFolders } from "#app/adapters/storage/work-folders.ts";
import { createTimestampVerifier } from "#app/adapters/timestamps/verifier.ts";
import { post } from "#app/adapters/web/post.ts";
import { idFromBytes } from "#app/core/ids.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { startWorker, type Worker } from "#app/jobs/worker.ts";
import { bindUseCases } from "#app/use-cases/bind.ts";
import { logKeyTerms } from "#app/use-cases/custody/log-keys.ts";
import type { Tools } from "#app/use-cases/tools.ts";
import { noteChangedSettings } from "./changed-settings.ts";
import type { Application, ComposeOptions } from "./application.ts";
import type { Config } from "./config.ts";
import { logOrigin, recordStart, signOnShutdown, standing } from "./office-life.ts";
import { bindFolder, folderProblem } from "./bind-folder.ts";
import { blobKeysIn, ownerKeyIn, placeMemoryIn } from "./blob-keys.ts";
import { openHashers } from "./hashers.ts";
import { formKeys, openOfficeKeys } from "./office-keys.ts";
import { openOfficePacks } from "./office-packs.ts";
import { openOfficeTrust } from "./office-trust.ts";
import { makeIdentityKey } from "./unseal-process.ts";
import { guardedDisk, watchDisk } from "./watch-disk.ts";
import { withRoom } from "./with-room.ts";
import { SOFTWARE_VERSIONS } from "./versions.ts";

export type { Application, ComposeOptions };

export type Composed =
  | { readonly ok: true; readonly value: Application }
  | { readonly ok: false; readonly problem: string };

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

  const fatal =
    options.fatal ??
    ((error: unknown) => {
      log.error("storage.suspect", error);
      process.exit(1);
    });
  let database: { close(): Promise<void> } | undefined;
  const letGo = async <Outcome>(outcome: Outcome): Promise<Outcome> => {
    await database?.close();
    dataDir.value.release();
    return outcome;
  };
  const unseal = createUnseal(config.unsealSocket);
  try {
    const found = await openServed({
      ...{ location: config.database, clock, purpose: options.purpose, onReplaced: fatal },
      newLogOrigin: logOrigin(config, clock.now()),
    });
    if (!found.ok) return await letGo(found);
    const opened = (database = found.value);
    const apart = await folderProblem(config, opened, dataDir.value);
    if (apart !== undefined) return await letGo({ ok: false, problem: apart });
    const keys = await openOfficeKeys(config, opened, async () => {
      const running = await unseal.health();
      if (running !== undefined) {
        return { ok: true, publicKey: Buffer.from(running.publicKey, "base64url") };
      }
      return config.unsealApart
        ? { ok: false, problem: `Nothing answers at UNSEAL_SOCKET (${config.unsealSocket}).` }
        : (options.makeIdentityKey ?? makeIdentityKey)(config);
    });
    if (!keys.ok) return await letGo(keys);
    const adopted = await bindFolder(opened, dataDir.value, keys.value.deploymentId);
    const { verifierKey } = keys.value.log;
    const terms = await opened.read((stores) => logKeyTerms(stores, verifierKey));
    const trust = await openOfficeTrust(
      config,
      terms.map(({ key }) => key),
    );
    if (!trust.ok) return await letGo(trust);
    const evidence = await openEvidencePlace(config.evidence, {
      memory: placeMemoryIn(opened),
      keys: blobKeysIn(opened),
      random: (length) => randomBytes(length),
      folders: dataDir.value.blobs,
      deploymentId: keys.value.deploymentId,
      log,
    });
    if (!evidence.ok) return await letGo(evidence);
    const disk = createDiskGuard(guardedDisk(config));
    const transact = withRoom(opened.transact, disk);
    const securityLog = createSecurityLog({
      sink: openSecurityLogSink(config.securityLog, () => clock.now()),
      store: (entries) => transact((stores) => stores.security.add(entries)),
      clock,
      log,
    });
    if (adopted) securityLog.record({ event: "system.data-folder-adopted" });
    const workFolders = createWorkFolders(dataDir.value.work);
    const media = await openMedia(dataDir.value.work);
    const streets = await openStreetMap(
      options.purpose === "serve" ? config.streetMapFile : undefined,
    );
    if (!streets.ok) return await letGo(streets);
    const { officeName } = packs.value.inForce();
    const workers: Worker[] = [];
    const tools: Tools = {
      transact,
      read: opened.read,
      recordLook: withRoom(opened.recordLook, disk),
      forgetFreed: opened.forgetFreed,
      clock,
      newId: (kind) => idFromBytes(kind, randomBytes(16)),
      random: (length) => randomBytes(length),
      blobs: evidence.blobs,
      storeMove: evidence.move,
      staging: createStaging({ incoming: dataDir.value.incoming, ownerKey: ownerKeyIn(opened) }),
      likenessKey: keys.value.master.derive("likeness"),
      ...{ limits: config.limits, codeWaitDays: config.codeWaitDays },
      disk,
      isDiskFull,
      workFolders,
      readWorkFile,
      ...openHashers(keys.value.master, options),
      passkeys: createPasskeys({ origin: config.deskOrigin, officeName }),
      oneTimeCodes: createOneTimeCodes(officeName),
      accountSealer: createAccountSealer(keys.value.master.derive("account-key")),
      logKey: keys.value.log,
      nextLogKey: keys.value.nextLog,
      masterRotation: keys.value.masterRotation,
      identitySealer: createIdentitySealer(keys.value.identityPublicKey),
      shortSecrets: createShortSecrets(),
      unseal,
      post,
      timestampAuthorities: config.timestampUrls,
      timestampVerifier: createTimestampVerifier({
        roots: trust.value.roots,
        rootFile: config.timestampRootFile,
        workFolders,
      }),
      trustPolicy: trust.value.policy,
      examiner: media.examiner,
      firstLooker: media.firstLooker,
      ...{ playables: media.playables, copyFrames: media.copyFrames },
      ...{ redactedPictures: media.redactedPictures, redactedFilms: media.redactedFilms },
      outlines: media.outlines,
      streetMap: streets.value,
      scanner: config.scanner === undefined ? undefined : createVirusScanner(config.scanner),
      ...{ ...DRAWN_LATER, newDigest, ageFiles },
      ...ON_PAPER,
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
    const worker =
      options.purpose !== "serve"
        ? NO_WORKER
        : startWorker({
            transact,
            clock,
            log,
            useCases: () => useCases,
            isDiskFull,
            fatal,
          });
    workers.push(worker);
    const endWatch = options.purpose === "serve" ? watchDisk(disk, log) : () => undefined;
    const watching = options.purpose === "serve" ? unseal.watch() : undefined;
    if (options.purpose === "serve") {
      await recordStart(opened);
      securityLog.record({ event: "system.started" });
      const key = keys.value.master.derive("fingerprint");
      await noteChangedSettings(opened, config, key, securityLog);
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
        ...formKeys(keys.value.master),
        masterKeyCreated: keys.value.masterKeyCreated,
        confinement: media.confinement,
        ...standing(opened, tools),
        ...{ disk, fatal },
        close: async () => {
          endWatch();
          watching?.stop();
          media.stopFilms();
          await worker.stop();
          if (options.purpose === "serve") securityLog.record({ event: "system.stopped" });
          await securityLog.close();
          if (options.purpose === "serve") await signOnShutdown(useCases, log);
          await media.close();
          await streets.value?.close();
          evidence.close();
          await opened.close();
          dataDir.value.release();
        },
      },
    };
  } catch (error) {
    throw await letGo(error);
  }
}
