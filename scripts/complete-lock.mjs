// Run after every change of dependencies: node scripts/complete-lock.mjs
//
// Packages with native parts name one optional package for each platform. npm writes into the
// lock file only those that the registry in use told it about, and some mirrors keep quiet about
// platforms they do not serve; elsewhere `npm ci` then refuses the lock file. This adds what is
// missing. Such an entry carries no checksum, because nothing was downloaded: npm fetches it only
// on that platform.

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const systems = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const processors = [
  "arm",
  "arm64",
  "ia32",
  "loong64",
  "mips64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
];
/** Package names spell a few of them differently. */
const spellings = { linuxmusl: "linux", ppc64le: "ppc64", win64: "win32" };

const lockFile = path.resolve(import.meta.dirname, "..", "package-lock.json");
const lock = JSON.parse(readFileSync(lockFile, "utf8"));
const packages = lock.packages;

/** Where Node would find `name` from the package at `from`, or undefined. */
function placeOf(name, from) {
  let folder = from;
  for (;;) {
    const place = path.posix.join(folder, "node_modules", name);
    if (place in packages) return place;
    if (folder === "") return undefined;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")));
  }
}

/** The folder in which npm put another package of the same family: the new one belongs beside it. */
function folderOfFamily(entry, from) {
  for (const [name, version] of Object.entries(entry.optionalDependencies)) {
    const place = placeOf(name, from);
    if (place !== undefined && packages[place].version === version) {
      return place.slice(0, place.length - `node_modules/${name}`.length);
    }
  }
  return "";
}

/** npm skips an optional package by these two fields; a name such as `@img/sharp-darwin-x64` says both. */
function platformOf(name) {
  const parts = name
    .split("/")
    .at(-1)
    .split(/[-.]/)
    .map((part) => spellings[part] ?? (/^armv?\d$/.test(part) ? "arm" : part));
  return {
    os: systems.filter((system) => parts.includes(system)),
    cpu: processors.filter((processor) => parts.includes(processor)),
  };
}

let added = 0;
for (const [from, entry] of Object.entries({ ...packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    // A range leaves npm a choice that only npm can make.
    if (!/^\d/.test(version)) continue;
    const found = placeOf(name, from);
    if (found !== undefined && packages[found].version === version) continue;
    const place = `${folderOfFamily(entry, from)}node_modules/${name}`;
    if (place in packages) {
      console.error(`left out, because another version is in its place: ${place}`);
      continue;
    }
    const { os, cpu } = platformOf(name);
    if (os.length === 0) console.error(`no system recognised in the name: ${place}`);
    packages[place] = {
      version,
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...(os.length > 0 ? { os } : {}),
      ...(cpu.length > 0 ? { cpu } : {}),
    };
    added += 1;
  }
}

// In npm's own order, so that the next `npm install` does not move anything.
lock.packages = Object.fromEntries(
  Object.entries(packages).sort(([one], [other]) => (one < other ? -1 : 1)),
);
writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
console.error(`packages added for other platforms: ${added}`);
