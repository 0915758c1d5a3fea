import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeBundle } from "#app/adapters/bundle/write-bundle.ts";
import { inventedContent } from "#test/core/bundle/invented-bundle.ts";
import { verifyBundleAt } from "../verify-bundle.ts";

// How much memory a bundle takes while it is written and verified, for originals of growing size. The
// originals are made up as they are read, so that the numbers are of the bundle alone.
//
//   node scripts/bench/bundle-memory.ts [MEGABYTES…]

const MEGABYTE = 1024 * 1024;
const sizes = process.argv.slice(2).map(Number);
const block = Buffer.alloc(MEGABYTE, "evidence ");

async function* original(megabytes: number): AsyncGenerator<Uint8Array> {
  for (let count = 0; count < megabytes; count += 1) yield await Promise.resolve(block);
}

async function digestsOf(megabytes: number) {
  const sha256 = createHash("sha256");
  const sha512 = createHash("sha512");
  for await (const bytes of original(megabytes)) {
    sha256.update(bytes);
    sha512.update(bytes);
  }
  return { sha256: sha256.digest("hex"), sha512: sha512.digest("hex"), size: megabytes * MEGABYTE };
}

/** Largest growth of resident memory while something runs, and how long it took. */
async function measured(work: () => Promise<unknown>) {
  const before = process.memoryUsage.rss();
  let largest = before;
  const timer = setInterval(() => {
    largest = Math.max(largest, process.memoryUsage.rss());
  }, 5);
  const start = performance.now();
  await work();
  clearInterval(timer);
  return {
    seconds: Number(((performance.now() - start) / 1000).toFixed(2)),
    rssGrowthMegabytes: Math.round((largest - before) / MEGABYTE),
  };
}

const folder = await mkdtemp(join(tmpdir(), "bundle-bench-"));
try {
  const out = join(folder, "b.zip");
  // Fonts and code are loaded once; that growth is not the bundle's.
  await writeBundle(inventedContent(), out);
  await verifyBundleAt(out);
  for (const megabytes of sizes.length === 0 ? [30, 300, 1200] : sizes) {
    const clip = { name: "clip.mp4", mediaType: "video/mp4", bytes: new Uint8Array(0) };
    const digests = await digestsOf(megabytes);
    const content = inventedContent({
      originals: [{ ...clip, open: () => original(megabytes), digests }],
    });
    const write = await measured(() => writeBundle(content, out));
    const verify = await measured(() => verifyBundleAt(out));
    process.stdout.write(`${JSON.stringify({ megabytes, write, verify })}\n`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
