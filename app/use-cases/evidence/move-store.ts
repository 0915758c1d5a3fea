import { createHash } from "node:crypto";
import type { ObjectName, ObjectReader, ObjectStore } from "#app/adapters/storage/object-store.ts";
import { nameOfPlace, type EvidencePlace } from "#app/core/evidence/evidence-place.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import { StoreFault } from "#app/core/store-away.ts";
import type { Tools } from "../tools.ts";

export type MoveOutcome =
  | {
      readonly kind: "moved" | "copied";
      /** All that lies in the new place, and how much of it came now. */
      readonly objects: number;
      readonly bytes: number;
      readonly new: number;
    }
  | { readonly kind: "same-place" }
  | { readonly kind: "not-usable"; readonly problem: string };

/**
 * Copies all evidence to another place as it lies, encrypted, and compares every octet as it reads there. Then, unless it is only to copy, the
 * database names the new place, with a record. Goes on where it was interrupted: what is there already is compared, not sent again. What
 * was disposed of since an earlier copy is taken away. The old place is left as it is. The last run needs the office alone.
 */
export async function moveStore(
  tools: Pick<Tools, "transact" | "storeMove">,
  input: {
    readonly to: EvidencePlace;
    readonly copyOnly: boolean;
    readonly progress?: (objects: number, bytes: number) => void;
  },
): Promise<MoveOutcome> {
  const { from, fromPlace, open } = tools.storeMove;
  const [oldName, newName] = [nameOfPlace(fromPlace), nameOfPlace(input.to)];
  if (oldName === newName) return { kind: "same-place" };
  const opened = await open(input.to);
  if (!opened.ok) return { kind: "not-usable", problem: opened.problem };
  try {
    if (opened.away !== undefined) return { kind: "not-usable", problem: opened.away };
    const to = opened.value;
    const copied = { objects: 0, bytes: 0, new: 0 };
    for await (const name of from.list()) {
      const one = await copyOne(name, from, to);
      if (one === undefined) continue;
      copied.objects += 1;
      copied.bytes += one.bytes;
      if (one.isNew) copied.new += 1;
      input.progress?.(copied.objects, copied.bytes);
    }
    await removeGone(from, to);
    if (input.copyOnly) return { kind: "copied", ...copied };
    await tools.transact(async ({ office, custody }) => {
      await office.set("evidence-store", newName);
      await custody.appendSystemEvent({
        ev: "system.store_moved",
        subj: SYSTEM_SUBJECT,
        actor: { kind: "system", id: "svc-operator" },
        obj: {
          from: fromPlace.kind,
          to: input.to.kind,
          objects: copied.objects,
          bytes: copied.bytes,
          compared: "sha256-of-ciphertext",
        },
      });
    });
    return { kind: "moved", ...copied };
  } finally {
    opened.close();
  }
}

async function copyOne(
  name: ObjectName,
  from: ObjectStore,
  to: ObjectStore,
): Promise<{ readonly bytes: number; readonly isNew: boolean } | undefined> {
  const source = await from.read(name);
  // Disposed of since it was listed.
  if (source === undefined) return undefined;
  try {
    const present = await to.read(name);
    if (present !== undefined) {
      const isSame =
        present.size === source.size && (await digestOf(present)) === (await digestOf(source));
      await present.close();
      if (isSame) {
        await to.confirm(name);
        return { bytes: source.size, isNew: false };
      }
      await to.remove(name);
    }
    await to.put(
      name,
      async (write) => {
        const hash = createHash("sha256");
        for await (const piece of source.range(0, source.size)) {
          hash.update(piece);
          await write(piece);
        }
        return hash.digest("hex");
      },
      async (stored, sent) => {
        if (stored.size !== source.size || (await digestOf(stored)) !== sent) {
          throw new StoreFault("store-mismatch", "a copy does not read as it was written");
        }
      },
    );
    return { bytes: source.size, isNew: true };
  } finally {
    await source.close();
  }
}

/** What an earlier copy brought and the office has ended since. Its key is destroyed; its bytes go too. */
async function removeGone(from: ObjectStore, to: ObjectStore): Promise<void> {
  const gone: ObjectName[] = [];
  for await (const name of to.list()) {
    const source = await from.read(name);
    await source?.close();
    if (source === undefined) gone.push(name);
  }
  for (const name of gone) await to.remove(name);
}

async function digestOf(stored: ObjectReader): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of stored.range(0, stored.size)) hash.update(piece);
  return hash.digest("hex");
}
