import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";

/** A package of this installation by its name and version, as in `sharp 0.35.5`; the name alone where its version cannot be read. */
export function packageVersion(name: string): string {
  const path = findPackageJSON(name, import.meta.url);
  if (path === undefined) return name;
  const { version } = JSON.parse(readFileSync(path, "utf8")) as { readonly version?: string };
  return version === undefined ? name : `${name} ${version}`;
}
