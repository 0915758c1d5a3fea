import { execFileSync } from "node:child_process";
import { test } from "@jest/globals";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { storedZipBag } from "#app/core/bundle/stored-zip.ts";
import { manifestText } from "#app/core/bundle/manifest.ts";
import { payloadOxum } from "#app/core/bundle/bag-info.ts";
import { inMemory, planned, zipOf } from "#test/core/bundle/memory-zip.ts";

/** A bundle taken out of its archive: path below the top folder, and bytes. */
export type Unpacked = Map<string, Buffer>;

/** Runs with a folder of its own, which is gone afterwards. */
export async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "bundle-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes an archive apart with our own reader. */
export async function unpack(
  path: string,
): Promise<{ readonly top: string; readonly files: Unpacked }> {
  const bag = storedZipBag(inMemory(await readFile(path)));
  const { entries, faults, top } = await bag.list();
  if (top === undefined || faults.length > 0) throw new Error(JSON.stringify(faults));
  const files: Unpacked = new Map();
  for (const entry of entries) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bag.open(entry.path)) chunks.push(chunk);
    files.set(entry.path, Buffer.concat(chunks));
  }
  return { top, files };
}

/** Makes an archive of the files as they are, whatever their manifests say. */
export async function repack(files: Unpacked, top: string): Promise<Buffer> {
  return zipOf(
    [...files].map(([path, bytes]) => planned(path, bytes)),
    top,
  );
}

/** Lays the files out in a folder. */
export async function layOut(files: Unpacked, folder: string): Promise<void> {
  for (const [path, bytes] of files) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}

/** What a forger does after a change: makes Payload-Oxum, manifests and tag manifests fit again. */
export function makeManifestsFit(files: Unpacked): void {
  const digests = (wanted: (path: string) => boolean) =>
    [...files]
      .filter(([path]) => wanted(path))
      .map(([path, bytes]) => ({
        path,
        size: bytes.length,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        sha512: createHash("sha512").update(bytes).digest("hex"),
      }));
  const payload = digests((path) => path.startsWith("data/"));
  const info = String(files.get("bag-info.txt"));
  files.set(
    "bag-info.txt",
    Buffer.from(info.replace(/^Payload-Oxum: .*$/m, `Payload-Oxum: ${payloadOxum(payload)}`)),
  );
  for (const algorithm of ["sha256", "sha512"] as const) {
    files.set(`manifest-${algorithm}.txt`, Buffer.from(manifestText(algorithm, payload)));
  }
  const tags = digests((path) => !path.startsWith("data/") && !path.startsWith("tagmanifest-"));
  for (const algorithm of ["sha256", "sha512"] as const) {
    files.set(`tagmanifest-${algorithm}.txt`, Buffer.from(manifestText(algorithm, tags)));
  }
}

/** True where all these programs are installed. */
export function installed(...programs: readonly string[]): boolean {
  return programs.every((program) => {
    try {
      execFileSync("sh", ["-c", 'command -v "$1"', "sh", program], { stdio: "ignore" });
      // LibreSSL goes by the same name, and its program knows no Ed25519.
      return (
        program !== "openssl" ||
        execFileSync(program, ["version"], { encoding: "utf8" }).startsWith("OpenSSL 3")
      );
    } catch {
      return false;
    }
  });
}

/** A test that needs other people's programs; skipped in plain sight where one is not installed. */
export function testWith(
  programs: readonly string[],
  name: string,
  body: () => Promise<void>,
): void {
  if (installed(...programs)) test(name, body);
  else test.skip(`${name} (skipped: needs ${programs.join(", ")})`, body);
}
