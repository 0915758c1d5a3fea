import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { JsonObject } from "#app/core/json.ts";

const packageShape = z.object({
  version: z.string(),
  dependencies: z.object({ sharp: z.string(), exifr: z.string(), "better-sqlite3": z.string() }),
});

const { version, dependencies } = packageShape.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8")),
);

/** What runs here, for records and bundles: this software and the parts that read or write evidence. */
export const SOFTWARE_VERSIONS: JsonObject = {
  bearwitness: version,
  node: process.versions.node,
  openssl: process.versions.openssl,
  ...dependencies,
};
