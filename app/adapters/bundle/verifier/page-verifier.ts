import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pageInOneFile } from "#app/core/page-in-one-file.ts";
import { linked } from "./linked.ts";

const FOLDER = "browser/bundle-check";
const SOURCES = join(import.meta.dirname, "../../..", FOLDER);

/** What a browser does not have, and what stands there in its place. */
const INSTEAD = new Map([
  ["core/sha256.server.ts", `${FOLDER}/digests.ts`],
  ["core/signatures.server.ts", `${FOLDER}/signatures.ts`],
]);

let made: Uint8Array | undefined;

/**
 * `verify.html` as every bundle carries it: one file for people who have a browser and nothing else. What it checks by is `app/core/bundle`
 * itself, linked with what a browser needs around it; its policy lets it load and send nothing.
 */
export function pageVerifier(): Uint8Array {
  return (made ??= Buffer.from(
    pageInOneFile({
      html: readFileSync(join(SOURCES, "page.html"), "utf8"),
      style: readFileSync(join(SOURCES, "style.css"), "utf8"),
      scripts: {
        program: linked(`${FOLDER}/program.ts`, INSTEAD),
        page: linked(`${FOLDER}/page.ts`, INSTEAD),
      },
      allows: ["worker-src blob:"],
    }),
  ));
}
