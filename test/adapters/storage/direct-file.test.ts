import { randomBytes } from "node:crypto";
import {
  open,
  readdir,
  readFile,
  readlink,
  rm,
  statfs,
  writeFile,
  type FileHandle,
} from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, jest, test } from "@jest/globals";
import { directWriter, openDirectFile } from "#app/adapters/storage/direct-file.ts";
import { scratchFolder } from "./scratch.ts";

const MIB = 1024 * 1024;
const SIZES = [0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB, 3 * MIB + 4097];
const TMPFS = 0x01021994;
/** A file system in memory, where Linux has one; older kernels know no way past the cache there. */
const inMemory = (await statfs("/dev/shm").catch(() => undefined))?.type === TMPFS;
const made: string[] = [];

afterAll(async () => {
  for (const path of made) await rm(path, { force: true });
});

/** Writes pieces whose lengths divide nothing, and answers what lies there. */
async function written(path: string, bytes: Buffer, pieceBytes: number): Promise<Buffer> {
  const file = await open(path, "wx", 0o600);
  const writer = directWriter(file, path, () => Promise.resolve());
  try {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      await writer.write(bytes.subarray(at, at + pieceBytes));
    }
    await writer.end();
  } finally {
    await writer.settle();
    await file.close();
  }
  return readFile(path);
}

test.each(SIZES)("%d octets written past the cache are what lies there", async (size) => {
  const bytes = randomBytes(size);
  const folder = await scratchFolder();
  for (const pieceBytes of [65_536 + 16, 2 * MIB + 3, 999]) {
    const lies = await written(join(folder, `${pieceBytes}`), bytes, pieceBytes);
    expect(lies.equals(bytes)).toBe(true);
  }
});

(inMemory ? test : test.skip)(
  "where no file can be opened past the cache, the cache is used",
  async () => {
    const path = `/dev/shm/bw-direct-${randomBytes(6).toString("hex")}`;
    made.push(path);
    const bytes = randomBytes(3 * MIB + 17);
    expect((await written(path, bytes, MIB + 1)).equals(bytes)).toBe(true);
  },
);

test("any span read past the cache is what lies there, also when it is left early", async () => {
  const bytes = randomBytes(3 * MIB + 77);
  const path = join(await scratchFolder(), "file");
  await writeFile(path, bytes, { flush: true });
  const direct = await openDirectFile(path);
  // Some file systems know no way past the cache: there is nothing to read then, and nothing is claimed.
  if (direct === undefined) return;
  try {
    for (const [from, to] of [
      [0, bytes.length],
      [1, bytes.length - 1],
      [4096, MIB],
      [MIB - 1, MIB + 1],
      [2 * MIB + 5, bytes.length],
      [bytes.length - 1, bytes.length],
    ] as const) {
      const pieces: Buffer[] = [];
      for await (const piece of direct.range(from, to)) pieces.push(Buffer.from(piece));
      expect(Buffer.concat(pieces).equals(bytes.subarray(from, to))).toBe(true);
    }
    for await (const piece of direct.range(0, bytes.length)) {
      expect(Buffer.from(piece).equals(bytes.subarray(0, piece.length))).toBe(true);
      break;
    }
  } finally {
    await direct.close();
  }
});

test("a disk that refuses a block fails the write, and the file can be closed", async () => {
  // Read only: the first block is refused by the system itself.
  const path = join(await scratchFolder(), "file");
  await writeFile(path, "");
  const file = await open(path, "r");
  const writer = directWriter(file, join(path, "nowhere"), () => Promise.resolve());
  const block = Buffer.alloc(MIB);
  await expect(
    (async () => {
      for (let count = 0; count < 3; count += 1) await writer.write(block);
      await writer.end();
    })(),
  ).rejects.toMatchObject({ code: "ENOTDIR" });
  await writer.settle();
  await file.close();
});

test("a disk that fails at the first block leaves nothing open", async () => {
  const path = join(await scratchFolder(), "file");
  await writeFile(path, randomBytes(2 * MIB), { flush: true });
  const handle = await open(path, "r");
  const everyHandle = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const failing = jest
    .spyOn(everyHandle, "read")
    .mockRejectedValue(Object.assign(new Error("i/o error"), { code: "EIO" }));
  try {
    // Where no file can be opened past the cache there is nothing to fail at.
    const opened = await openDirectFile(path).catch((cause: unknown) => cause);
    if (opened !== undefined) expect(opened).toMatchObject({ code: "EIO" });
  } finally {
    failing.mockRestore();
  }
  expect(await openAt(path)).toBe(0);
});

/** How many descriptors of this process lead to a file. */
async function openAt(path: string): Promise<number> {
  const descriptors = await readdir("/proc/self/fd");
  const targets = await Promise.all(
    descriptors.map((one) => readlink(`/proc/self/fd/${one}`).catch(() => "")),
  );
  return targets.filter((target) => target === path).length;
}
