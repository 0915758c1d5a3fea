import { randomBytes } from "node:crypto";
import type { Database } from "#app/adapters/database/open.ts";
import type { IdentityPublicKey } from "#app/adapters/security/identity-sealer.ts";
import { openCarried } from "#app/adapters/security/carried-secrets.ts";
import {
  nextMasterKeyPath,
  openMasterKey,
  withCarried,
  type MasterKey,
  type OpenedMasterKey,
} from "#app/adapters/security/keys.ts";
import {
  adoptNextMasterKey,
  createMasterRotation,
  type MasterRotation,
} from "#app/adapters/security/master-rotation.ts";
import {
  nextLogKey,
  openLogKey,
  type LogKey,
  type NextLogKey,
} from "#app/adapters/security/log-signer.ts";
import { createRootKeys } from "#app/adapters/security/root-keys.ts";
import { formatVerifierKey } from "#app/core/custody/verifier-key.ts";
import { idFromBytes, type KeyId } from "#app/core/ids.ts";
import type { Config } from "./config.ts";

export interface OfficeKeys {
  readonly master: MasterKey;
  readonly masterRotation: MasterRotation;
  readonly masterKeyCreated: boolean;
  /** Bound into every blob: one of another office's does not open here. */
  readonly deploymentId: string;
  /** What reporters' names are sealed to; the private half lies in its own file that this process never reads. */
  readonly identityPublicKey: IdentityPublicKey;
  readonly log: LogKey;
  readonly nextLog: NextLogKey;
}

export type NewIdentityKey =
  | { readonly ok: true; readonly publicKey: IdentityPublicKey }
  | { readonly ok: false; readonly problem: string };

/**
 * Opens the office's keys, or makes them on the very first start. A key that does not belong to this database is
 * refused: going on would make what is already sealed unreadable without anybody noticing.
 */
export async function openOfficeKeys(
  config: Config,
  database: Database,
  /** Has the `unseal` process make the identity key, or say the public half of the one it holds. */
  newIdentityKey: () => Promise<NewIdentityKey>,
): Promise<
  | { readonly ok: true; readonly value: OfficeKeys }
  | { readonly ok: false; readonly problem: string }
> {
  const known = await database.read(async ({ office }) => ({
    deploymentId: await office.get("deployment-id"),
    fingerprint: await office.get("master-key-fingerprint"),
    identityPublicKey: await office.get("identity-public-key"),
    logPublicKey: await office.get("log-public-key"),
    carried: await office.get("carried-secrets"),
  }));
  const opened = await openKnownMasterKey(config, known.fingerprint);
  if (!opened.ok) return opened;
  const { fingerprint } = opened.value;
  let identityPublicKey =
    known.identityPublicKey === undefined ? undefined : bytesOf(known.identityPublicKey);
  if (identityPublicKey === undefined) {
    const created = await newIdentityKey();
    if (!created.ok) return created;
    identityPublicKey = new Uint8Array(created.publicKey);
    await rememberKeys(database, fingerprint, identityPublicKey);
  }
  const rootKeys = createRootKeys(opened.value);
  database.useRootKeys(rootKeys);
  const master =
    known.carried === undefined
      ? opened.value
      : withCarried(opened.value, await openCarried(known.carried, rootKeys));
  const deploymentId = await database.read((stores) => stores.office.get("deployment-id"));
  if (deploymentId === undefined) throw new Error("the office has keys but no id");
  const place = {
    path: config.logKeyFile,
    sealingKey: master.derive("log-signing-seal"),
    origin: database.logOrigin,
  };
  const log = await openLogKey({
    ...place,
    known: known.logPublicKey === undefined ? undefined : bytesOf(known.logPublicKey),
  });
  if (!log.ok) return log;
  if (known.logPublicKey === undefined) await rememberLogKey(database, log.value);
  return {
    ok: true,
    value: {
      master,
      masterRotation: createMasterRotation(config, { master, logOrigin: database.logOrigin }),
      masterKeyCreated: opened.created,
      deploymentId,
      identityPublicKey,
      log: log.value,
      nextLog: nextLogKey(place),
    },
  };
}

/** The master key that the database names: the present one, or the next one of a rotation that ended after it was named. */
async function openKnownMasterKey(
  config: Config,
  known: string | undefined,
): Promise<OpenedMasterKey> {
  const { masterKeyFile } = config;
  const present = await openMasterKey(masterKeyFile, { existing: known !== undefined });
  if (!present.ok || known === undefined || present.value.fingerprint === known) return present;
  const next = await openMasterKey(nextMasterKeyPath(masterKeyFile), { existing: true });
  if (next.ok && next.value.fingerprint === known) {
    await adoptNextMasterKey(config);
    return next;
  }
  return {
    ok: false,
    problem: `The master key in ${masterKeyFile} is not the one this database was made with.`,
  };
}

async function rememberKeys(
  database: Database,
  fingerprint: string,
  identityPublicKey: Uint8Array,
): Promise<void> {
  const keyId: KeyId = idFromBytes("key", randomBytes(16));
  await database.transact(async ({ office, custody }) => {
    await office.set("deployment-id", idFromBytes("off", randomBytes(16)));
    await office.set("master-key-fingerprint", fingerprint);
    await office.set("identity-public-key", Buffer.from(identityPublicKey).toString("base64"));
    await custody.appendSystemEvent({
      ev: "key.created",
      subj: keyId,
      actor: { kind: "system", id: "svc-setup" },
      obj: {
        purpose: "identity",
        algorithm: "HPKE P-256 HKDF-SHA256 AES-256-GCM",
        public_key: Buffer.from(identityPublicKey).toString("base64url"),
      },
    });
  });
}

async function rememberLogKey(database: Database, key: LogKey): Promise<void> {
  const keyId: KeyId = idFromBytes("key", randomBytes(16));
  await database.transact(async ({ office, custody }) => {
    await office.set("log-public-key", Buffer.from(key.verifierKey.publicKey).toString("base64"));
    await custody.appendSystemEvent({
      ev: "key.created",
      subj: keyId,
      actor: { kind: "system", id: "svc-setup" },
      obj: { purpose: "log", algorithm: "Ed25519", vkey: formatVerifierKey(key.verifierKey) },
    });
  });
}

/** What public forms are signed with: their tokens, and the tickets that they carry under load. */
export function formKeys(master: Pick<MasterKey, "derive">) {
  return { publicFormKey: master.derive("form-token"), floodKey: master.derive("flood-ticket") };
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, "base64"));
}
