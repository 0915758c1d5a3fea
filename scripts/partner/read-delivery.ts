import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { isProofMode } from "#app/core/partner/proofmode.ts";
import { Problem, WrongUse } from "../commands/outcome.ts";
import { openArchive, type Archive } from "./archive.ts";
import { readBagDelivery, type BagHolder } from "./bag-delivery.ts";
import { shown, type ReadDelivery } from "./delivery.ts";
import { listBelow, openBelow, sizeBelow } from "./folder.ts";
import { innerCertificate, readListedFolder, withCertificates } from "./listed-folder.ts";
import { readProofModeDelivery } from "./proofmode-delivery.ts";

/** What was named to be imported. */
export interface NamedDelivery {
  /** A folder, or an archive. */
  readonly source: string;
  /** The agency's list; undefined for what lists itself. */
  readonly manifest: string | undefined;
  readonly certificate: string;
  readonly acceptWeak: boolean;
}

/** Finds out what was handed over: a folder with a list, a BagIt bag as a folder or in a ZIP, or an archive of ProofMode. */
export async function readDelivery(named: NamedDelivery): Promise<ReadDelivery> {
  const { source, manifest, certificate } = named;
  const found = await stat(source).catch(() => undefined);
  if (found?.isDirectory() === true) {
    if (manifest !== undefined) return readListedFolder({ folder: source, manifest, certificate });
    const paths = await listBelow(source);
    if (!paths.includes("bagit.txt")) {
      throw new WrongUse("name the list with --manifest CSV (it is no BagIt bag); see --help.");
    }
    const open = (path: string) => openBelow(source, path);
    const sizeOf = (path: string) => sizeBelow(source, path);
    return readBag({ paths, open, sizeOf, close: () => Promise.resolve() }, named);
  }
  if (found?.isFile() !== true) {
    throw new WrongUse(`${JSON.stringify(source)} is neither a folder nor an archive.`);
  }
  if (manifest !== undefined) throw new WrongUse("--manifest goes with a folder; see --help.");
  const archive = await openArchive(source);
  try {
    if (isProofMode(archive.paths)) return await readProofModeDelivery(source, archive);
    return await readBag(bagIn(archive), named);
  } catch (error) {
    await archive.close();
    throw error;
  }
}

async function readBag(
  holder: BagHolder,
  { acceptWeak, certificate }: NamedDelivery,
): Promise<ReadDelivery> {
  const delivery = await readBagDelivery(holder, { acceptWeak });
  return { ...delivery, facts: withCertificates(delivery.facts, innerCertificate(certificate)) };
}

/** The one bag of an archive, in its one folder (RFC 8493 section 4) or, as some write it, at its top. */
function bagIn(archive: Archive): BagHolder {
  const { paths, open, sizeOf, close } = archive;
  const declared = paths.filter((path) => basename(path) === "bagit.txt");
  const tops = declared.map((path) => (dirname(path) === "." ? "" : `${dirname(path)}/`));
  const top = tops.find((one) => one === "") ?? tops.find((one) => /^[^/]+\/$/.test(one));
  if (top === undefined) {
    throw new Problem(
      "the archive is neither a BagIt bag nor one of ProofMode; unpack it and name the agency's list with --manifest CSV.",
    );
  }
  const beside = paths.find((path) => !path.startsWith(top));
  if (beside !== undefined) {
    throw new Problem(`the archive cannot be taken: ${shown(beside)} lies beside the bag.`);
  }
  return {
    paths: paths.map((path) => path.slice(top.length)),
    open: (path) => open(top + path),
    sizeOf: (path) => Promise.resolve(sizeOf(top + path)),
    close,
  };
}
