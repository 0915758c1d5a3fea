import { createHash } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { PayloadClass } from "#app/core/bundle/audience.ts";
import type { BundleContent } from "#app/core/bundle/content.ts";
import {
  indexFile,
  nativePath,
  payloadTexts,
  planBundle,
  tagFiles,
  tagManifests,
  type BundlePlan,
} from "#app/core/bundle/payload.ts";
import { handedOut } from "#app/core/bundle/stand-in.ts";
import { certificatesOf } from "#app/core/exhibits/certificates.ts";
import { certificatePath, exhibitPaths, PATHS } from "#app/core/bundle/layout.ts";
import { certificatePdf } from "./pdf/certificate.ts";
import { coverSheet } from "./pdf/cover-sheet.ts";
import { custodyReport } from "./pdf/custody-report.ts";
import { elementsPdf } from "./pdf/elements-sheet.ts";
import { exhibitList } from "./pdf/exhibit-list.ts";
import { foundationPdf } from "./pdf/foundation.ts";
import { immunityPdf } from "./pdf/immunity-sheet.ts";
import { indexPdf } from "./pdf/index-list.ts";
import { pageCount } from "./pdf/page-count.ts";
import { stampedPage } from "./pdf/stamped-page.ts";
import { transmittalPdf } from "./pdf/transmittal.ts";
import { witnessListPdf } from "./pdf/witness-list.ts";
import { openSpool, type PlannedFile, type Spool } from "./spool.ts";
import { storedZip } from "./stored-zip-stream.ts";
import { verifierFiles } from "./verifier/files.ts";
import { viewerPage } from "./viewer-page.ts";

/** What was written: the archive's SHA-256 in lower-case hex, and its size in octets. */
export interface WrittenBundle {
  readonly sha256: string;
  readonly size: number;
}

/**
 * Writes a bundle as a stored ZIP64 archive. Whatever happens, `out` is either absent, as it was, or whole and
 * durable: bytes go to `<out>.partial` first. Throws where the content forbids a bundle, and where an original
 * is not what its digests say. Originals are never held in memory.
 */
export async function writeBundle(content: BundleContent, out: string): Promise<WrittenBundle> {
  const plan = planBundle(content);
  const spool = await openSpool(`${out}.spool`);
  try {
    const files = await plannedFiles(plan, spool);
    const partial = `${out}.partial`;
    try {
      const written = await writeArchive(plan, files, partial);
      await rename(partial, out);
      await syncFolder(dirname(out));
      return written;
    } catch (cause) {
      await rm(partial, { force: true });
      throw cause;
    }
  } finally {
    await spool.close();
  }
}

/** All files of the bundle, in the order in which each can be known: payload, index, tag files, tag manifests. */
async function plannedFiles(plan: BundlePlan, spool: Spool): Promise<readonly PlannedFile[]> {
  const payload: PlannedFile[] = [];
  const pages = new Map<string, number>();
  for (const made of payloadTexts(plan)) payload.push(await spool.add(made));
  for (const drawing of drawings(plan)) {
    const bytes = await drawing.draw();
    pages.set(drawing.path, pageCount(bytes));
    payload.push(await spool.add({ path: drawing.path, bytes }));
  }
  if (plan.rules.classes.includes("native")) {
    for (const listed of plan.listed) {
      const { sha256, sha512, size } = handedOut(listed.exhibit);
      const path = nativePath(listed);
      const { standIn, openNative } = listed.exhibit;
      payload.push({ path, sha256, sha512, size, open: standIn?.open ?? openNative });
    }
  }
  if (plan.rules.classes.includes("transmittal")) {
    const bytes = await transmittalPdf(plan, payload, pages);
    pages.set(PATHS.transmittal, pageCount(bytes));
    payload.push(await spool.add({ path: PATHS.transmittal, bytes }));
  }
  if (plan.rules.classes.includes("index")) {
    const input = { content: plan.content, files: [...payload], pages };
    payload.push(await spool.add(indexFile(input)));
    payload.push(await spool.add({ path: PATHS.indexPdf, bytes: await indexPdf(plan, input) }));
  }
  const tags: PlannedFile[] = [];
  for (const made of [...tagFiles(plan, payload), ...verifierFiles()])
    tags.push(await spool.add(made));
  tags.push(await spool.addPieces(PATHS.viewer, viewerPage(plan, payload)));
  const last: PlannedFile[] = [];
  for (const made of tagManifests(tags)) last.push(await spool.add(made));
  return [...payload, ...tags, ...last];
}

interface Drawing {
  readonly path: string;
  readonly class: PayloadClass;
  readonly draw: () => Promise<Uint8Array>;
}

/** The documents this audience gets, each drawn when its turn comes: what is of a class that is not listed is not drawn. */
function* drawings(plan: BundlePlan): Generator<Drawing> {
  for (const one of everyDrawing(plan)) if (plan.rules.classes.includes(one.class)) yield one;
}

function* everyDrawing(plan: BundlePlan): Generator<Drawing> {
  const drawing = (kind: PayloadClass, path: string, draw: Drawing["draw"]): Drawing => ({
    ...{ class: kind, path, draw },
  });
  yield drawing("cover", PATHS.coverSheet, () => coverSheet(plan));
  yield drawing("exhibit-list", PATHS.exhibitListPdf, () => exhibitList(plan));
  yield drawing("witness-list", PATHS.witnessListPdf, () => witnessListPdf(plan));
  const { certificates, worksheets } = plan.content;
  if (worksheets !== undefined) {
    const { elements, defences, immunity } = worksheets;
    const draw = () => elementsPdf(plan, elements, defences);
    yield drawing("worksheets", PATHS.elementsPdf, draw);
    yield drawing("worksheets", PATHS.immunityPdf, () => immunityPdf(plan, immunity));
  }
  for (const one of certificates === undefined ? [] : certificatesOf(plan, certificates)) {
    yield drawing("certificates", certificatePath(one.name), () => certificatePdf(plan, one));
  }
  for (const listed of plan.listed) {
    const paths = exhibitPaths(listed.exhibit.number);
    yield drawing("custody-report", paths.custodyReport, () => custodyReport(plan, listed));
    yield drawing("foundation", paths.foundation, () => foundationPdf(plan, listed));
    yield drawing("stamped", paths.stamped, () => stampedPage(plan, listed));
  }
}

async function writeArchive(
  plan: BundlePlan,
  files: readonly PlannedFile[],
  path: string,
): Promise<WrittenBundle> {
  const { bundleId, baggingDate } = plan.content;
  const digest = createHash("sha256");
  let size = 0;
  const handle = await open(path, "w", 0o600);
  try {
    for await (const chunk of storedZip({ top: bundleId, at: baggingDate, files })) {
      digest.update(chunk);
      for (let at = 0; at < chunk.length;) {
        at += (await handle.write(chunk, at, chunk.length - at, size + at)).bytesWritten;
      }
      size += chunk.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: digest.digest("hex"), size };
}

/** A rename is durable only once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
