import { unlink } from "node:fs/promises";
import type { RootKeys } from "#app/core/encryption/root-keys.ts";
import type { PersonId } from "#app/core/ids.ts";
import { createAccountSealer } from "./account-sealer.ts";
import { wrapCarried } from "./carried-secrets.ts";
import { fileExists, readKeyFile, replaceKeyFile, writeNewKeyFile } from "./key-file.ts";
import { nextMasterKeyPath, prepareNextMasterKey, type MasterKey } from "./keys.ts";
import { sealedLogKey, unsealedLogKey } from "./log-key-box.ts";
import { createRootKeys } from "./root-keys.ts";

/** The master key that is to come, and the present one's secrets under it. */
export interface NextMasterKey {
  readonly fingerprint: string;
  /** What report keys are wrapped under now, and will be. */
  readonly from: RootKeys;
  readonly to: RootKeys;
  /** For the setting `carried-secrets`. */
  readonly carried: string;
  /** The same secret of somebody's one-time codes, sealed under the next key. */
  readonly resealCode: (person: PersonId, sealed: Uint8Array) => Uint8Array;
}

/** Replaces the file of the master key, and what lies beside it sealed under it. */
export interface MasterRotation {
  /** Makes the next key, or finds the one of an earlier try, durable before anything is wrapped under it. */
  readonly prepare: () => Promise<
    | { readonly ok: true; readonly value: NextMasterKey }
    | { readonly ok: false; readonly problem: string }
  >;
  /** Puts the next key in the present one's place, which is gone then. Only once the database names it. */
  readonly adopt: () => Promise<void>;
}

export interface MasterKeyFiles {
  readonly masterKeyFile: string;
  readonly logKeyFile: string;
}

/** Over the key files of an office whose master key is open. */
export function createMasterRotation(
  files: MasterKeyFiles,
  office: { readonly master: MasterKey; readonly logOrigin: string },
): MasterRotation {
  const { master, logOrigin } = office;
  return {
    prepare: async () => {
      if (await fileExists(`${files.logKeyFile}.next`)) {
        const problem = `a new log key waits in ${files.logKeyFile}.next; run rotate-log-key first`;
        return { ok: false, problem };
      }
      const next = await prepareNextMasterKey(files.masterKeyFile);
      if (!next.ok) return next;
      const resealed = await resealLogKey(files.logKeyFile, {
        from: master.derive("log-signing-seal"),
        to: next.value.derive("log-signing-seal"),
        origin: logOrigin,
      });
      if (!resealed.ok) return resealed;
      const to = createRootKeys(next.value);
      const before = createAccountSealer(master.derive("account-key"));
      const after = createAccountSealer(next.value.derive("account-key"));
      return {
        ok: true,
        value: {
          fingerprint: next.value.fingerprint,
          from: createRootKeys(master),
          to,
          carried: await wrapCarried(master, to),
          resealCode: (person, sealed) => {
            const secret = before.open(person, sealed);
            // Kept as it is: it opened nothing before either, and must not keep the key from being replaced.
            return secret === undefined ? sealed : after.seal(person, secret);
          },
        },
      };
    },
    adopt: () => adoptNextMasterKey(files),
  };
}

/**
 * Puts the next master key, and the log key that was sealed under it, in their places. Goes on where a crash ended it: the master key is
 * moved last, so until then the next start finds that the database names the next one.
 */
export async function adoptNextMasterKey(files: MasterKeyFiles): Promise<void> {
  await replaceKeyFile(resealedPath(files.logKeyFile), files.logKeyFile);
  await replaceKeyFile(nextMasterKeyPath(files.masterKeyFile), files.masterKeyFile);
}

function resealedPath(logKeyFile: string): string {
  return `${logKeyFile}.resealed`;
}

async function resealLogKey(
  path: string,
  seal: { readonly from: Uint8Array; readonly to: Uint8Array; readonly origin: string },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly problem: string }> {
  const { origin } = seal;
  const file = await readKeyFile(path);
  const key =
    file.kind === "read" ? unsealedLogKey(file.text, { sealingKey: seal.from, origin }) : undefined;
  if (key === undefined) return { ok: false, problem: `the log key file ${path} does not open` };
  const place = resealedPath(path);
  // One of an earlier try: the log may have had another key then.
  if (await fileExists(place)) await unlink(place);
  await writeNewKeyFile(place, sealedLogKey(key, { sealingKey: seal.to, origin }));
  return { ok: true };
}
