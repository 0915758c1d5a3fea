import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FileDigest } from "#app/core/bundle/manifest.ts";
import type { BundlePlan } from "#app/core/bundle/payload.ts";
import { printedHead, viewBundle } from "#app/core/bundle/viewer/view-bundle.ts";
import { pageInOneFile } from "#app/core/page-in-one-file.ts";
import { linked } from "./verifier/linked.ts";

const FOLDER = "browser/bundle-viewer";
const SOURCES = join(import.meta.dirname, "../..", FOLDER);
/** Some small pieces at a time: a bundle may have thousands of exhibits. */
const PIECE = 64 * 1024;

let read: { readonly html: string; readonly style: string; readonly program: string } | undefined;

/**
 * `index.html` of a bundle: one file that shows the exhibits in a browser without a network, in pieces. Its policy lets it load pictures, films and sound
 * that lie beside it, and nothing else.
 */
export async function* viewerPage(
  plan: BundlePlan,
  payload: readonly FileDigest[],
): AsyncGenerator<Uint8Array> {
  read ??= {
    html: readFileSync(join(SOURCES, "page.html"), "utf8"),
    style: readFileSync(join(SOURCES, "style.css"), "utf8"),
    program: linked(`${FOLDER}/page.ts`),
  };
  const page = pageInOneFile({
    html: read.html,
    style: read.style + printedHead(plan),
    scripts: { program: read.program },
    // `file:` too: not every browser takes a page on a disk to be of one origin with what lies beside it.
    allows: ["img-src 'self' file:", "media-src 'self' file:"],
  });
  const fills = viewBundle(plan, payload);
  let waiting = "";
  for (const [at, text] of page.split(/\{\{(\w+)\}\}/).entries()) {
    const pieces = at % 2 === 0 ? [text] : await piecesOf(fills, text);
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length < PIECE) continue;
      yield Buffer.from(waiting);
      waiting = "";
    }
  }
  yield Buffer.from(waiting);
}

function piecesOf(fills: ReturnType<typeof viewBundle>, place: string) {
  const fill = fills[place];
  if (fill === undefined) throw new Error(`nothing fills ${place} of the page`);
  return fill();
}
