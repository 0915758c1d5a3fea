import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { readKeyFile, writeNewKeyFile } from "#app/adapters/security/key-file.ts";
import type { PersonId } from "#app/core/ids.ts";
import type { PinnedApprover } from "#app/core/identity/unseal-protocol.ts";

const FORMAT = "bearwitness/unseal-approvers/1";

const base64url = z.string().regex(/^[A-Za-z0-9_-]{1,4096}$/);
export const approversShape = z
  .array(
    z.strictObject({
      personId: z
        .string()
        .regex(/^usr_[0-9a-z]{26}$/)
        .transform((id) => id as PersonId),
      credentialId: base64url,
      publicKey: base64url,
    }),
  )
  .max(64);
const fileShape = z.strictObject({ format: z.literal(FORMAT), approvers: approversShape });

export type Pinned =
  | { readonly ok: true; readonly approvers: readonly PinnedApprover[] }
  | { readonly ok: false; readonly problem: string };

/**
 * Whose passkeys count, from a file of this process's own: whoever can write the office's database cannot add themselves.
 * No file yet is nobody.
 */
export async function readPinned(path: string): Promise<Pinned> {
  const file = await readKeyFile(path);
  if (file.kind === "missing") return { ok: true, approvers: [] };
  if (file.kind === "refused") return { ok: false, problem: file.problem };
  try {
    return { ok: true, approvers: fileShape.parse(JSON.parse(file.text)).approvers };
  } catch {
    return { ok: false, problem: `The approvers' file ${path} is damaged.` };
  }
}

/** The first list, made at the machine. Never replaces one: `false` when there is a list already. */
export async function pinFirst(
  path: string,
  approvers: readonly PinnedApprover[],
): Promise<boolean> {
  return writeNewKeyFile(path, textOf(approvers));
}

/** Replaces the list, whole and durable or not at all, after those on it approved the new one. */
export async function replacePinned(
  path: string,
  approvers: readonly PinnedApprover[],
): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const partial = `${path}.${randomBytes(6).toString("hex")}.partial`;
  const file = await open(partial, "wx", 0o600);
  try {
    await file.writeFile(textOf(approvers));
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await rename(partial, path);
  } catch (cause) {
    await rm(partial, { force: true });
    throw cause;
  }
  const folder = await open(dirname(path), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function textOf(approvers: readonly PinnedApprover[]): string {
  return `${JSON.stringify({ format: FORMAT, approvers }, undefined, 2)}\n`;
}
