import { createHash } from "node:crypto";
import { StoreFault } from "#app/core/store-away.ts";
import type { BlobId } from "./blob-store.ts";
import type { ObjectName, ObjectReader, ObjectStore } from "./object-store.ts";

/** What lies in the new place, how much of it came now, and what it takes. */
export interface Copied {
  readonly objects: number;
  /** How many of them had been set aside. */
  readonly asides: number;
  readonly bytes: number;
  readonly new: number;
  /** Objects of the new place that were others than the old place's under the same name: kept there, set aside. */
  readonly setAside: number;
  /** Objects that the new place alone holds and that are somebody's still: left where they lie. */
  readonly onlyThere: number;
  /** Objects of the new place that were disposed of since an earlier copy: taken away. */
  readonly removed: number;
}

const NOTHING_COPIED: Copied = {
  ...{ objects: 0, asides: 0, bytes: 0, new: 0 },
  ...{ setAside: 0, onlyThere: 0, removed: 0 },
};

/**
 * Copies every object as it lies and compares it as it reads there. What is there already is compared, and where it differs it is set aside there before
 * the other comes: nobody here can tell which of them is the good one. What the old place does not hold any more is taken away only where its key is
 * gone too, for then it was disposed of; else it may be the last good copy, and stays.
 */
export async function copyObjects(
  from: ObjectStore,
  to: ObjectStore,
  office: {
    /** Whether the bytes of a blob can still be opened by anybody. */
    readonly isKept: (id: BlobId) => Promise<boolean>;
    /** Told after each object what was done so far. */
    readonly progress: (soFar: Copied) => void;
  },
): Promise<Copied> {
  let done = NOTHING_COPIED;
  const count = (more: Partial<Copied>) => {
    const names = Object.keys(more) as (keyof Copied)[];
    done = names.reduce((sum, name) => ({ ...sum, [name]: sum[name] + (more[name] ?? 0) }), done);
    office.progress(done);
  };
  for await (const name of everyName(from)) {
    const one = await copyOne(name, from, to);
    if (one !== undefined) count({ ...one, asides: name.aside === undefined ? 0 : 1 });
  }
  for (const name of await onlyIn(to, from)) {
    if (await office.isKept(name.id)) count({ onlyThere: 1 });
    else if (await to.remove(name)) count({ removed: 1 });
  }
  return done;
}

async function* everyName(from: ObjectStore): AsyncIterable<ObjectName> {
  yield* from.list();
  yield* from.listAsides();
}

type One = Pick<Copied, "objects" | "bytes" | "new" | "setAside">;

async function copyOne(
  name: ObjectName,
  from: ObjectStore,
  to: ObjectStore,
): Promise<One | undefined> {
  const source = await from.read(name);
  // Disposed of since it was listed.
  if (source === undefined) return undefined;
  try {
    const present = await compared(name, source, to);
    if (present.kind === "same") {
      await to.confirm(name);
      return { objects: 1, bytes: source.size, new: 0, setAside: 0 };
    }
    if (present.kind === "free") return await putCopy(name, source, to);
    if (name.aside !== undefined) return await besideOther(name, source, to);
    const aside = await to.setAside(name, present.mark);
    if (aside === undefined) {
      throw new StoreFault("store-mismatch", "somebody else writes to the new place");
    }
    return { ...(await putCopy(name, source, to)), setAside: 1 };
  } finally {
    await source.close();
  }
}

type Compared =
  | { readonly kind: "free" }
  | { readonly kind: "same" }
  /** Another object has the name. */
  | { readonly kind: "other"; readonly mark: string };

async function compared(
  name: ObjectName,
  source: ObjectReader,
  to: ObjectStore,
): Promise<Compared> {
  const present = await to.read(name);
  if (present === undefined) return { kind: "free" };
  try {
    const isSame =
      present.size === source.size && (await digestOf(present)) === (await digestOf(source));
    return isSame ? { kind: "same" } : { kind: "other", mark: present.mark };
  } finally {
    await present.close();
  }
}

/** Both were set aside, under the same letters: this one gets letters of its own, by its content, so that a second run finds it there. */
async function besideOther(name: ObjectName, source: ObjectReader, to: ObjectStore): Promise<One> {
  const letters = (await digestOf(source)).slice(0, 16);
  const own = { ...name, aside: `${name.id}.${letters}` };
  const present = await compared(own, source, to);
  if (present.kind === "free") return putCopy(own, source, to);
  if (present.kind === "same") return { objects: 1, bytes: source.size, new: 0, setAside: 0 };
  throw new StoreFault("store-mismatch", "what was set aside does not read as it was written");
}

async function putCopy(name: ObjectName, source: ObjectReader, to: ObjectStore): Promise<One> {
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
  return { objects: 1, bytes: source.size, new: 1, setAside: 0 };
}

/** The objects of one place that another does not hold, but for what was set aside: nothing ends that. */
async function onlyIn(place: ObjectStore, other: ObjectStore): Promise<readonly ObjectName[]> {
  const only: ObjectName[] = [];
  for await (const name of place.list()) {
    const found = await other.read(name);
    await found?.close();
    if (found === undefined) only.push(name);
  }
  return only;
}

async function digestOf(stored: ObjectReader): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of stored.range(0, stored.size)) hash.update(piece);
  return hash.digest("hex");
}
