import { createHash } from "node:crypto";
import { StoreFault } from "#app/core/store-away.ts";
import type { ObjectName, ObjectReader, ObjectStore } from "./object-store.ts";

/** What lies in the new place, how much of it came now, and what it takes. */
export interface Copied {
  readonly objects: number;
  /** How many of them had been set aside. */
  readonly asides: number;
  readonly bytes: number;
  readonly new: number;
}

/**
 * Copies every object as it lies and compares it as it reads there. What is there already is compared, and sent again only where it
 * differs; what the old place does not hold any more is taken away, but for what was set aside: nothing ends that.
 */
export async function copyObjects(
  from: ObjectStore,
  to: ObjectStore,
  progress: (objects: number, bytes: number) => void,
): Promise<Copied> {
  const copied = { objects: 0, asides: 0, bytes: 0, new: 0 };
  for await (const name of everyName(from)) {
    const one = await copyOne(name, from, to);
    if (one === undefined) continue;
    copied.objects += 1;
    if (name.aside !== undefined) copied.asides += 1;
    copied.bytes += one.bytes;
    if (one.isNew) copied.new += 1;
    progress(copied.objects, copied.bytes);
  }
  await removeGone(from, to);
  return copied;
}

async function* everyName(from: ObjectStore): AsyncIterable<ObjectName> {
  yield* from.list();
  yield* from.listAsides();
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
