import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename, dirname } from "node:path";
import { LONGEST_FACT } from "#app/core/partner/file-facts.ts";
import { parseInnerPath } from "#app/core/partner/inner-path.ts";
import {
  proofRoleOf,
  proofSentences,
  proofTimesAndPlaces,
  readProof,
  type ArchivedFile,
  type ReadProof,
} from "#app/core/partner/proofmode.ts";
import { Problem } from "../commands/outcome.ts";
import type { Archive } from "./archive.ts";
import { readWhole } from "./bag-delivery.ts";
import { shown, type ReadDelivery } from "./delivery.ts";
import { openBelow } from "./folder.ts";

/** A proof longer than this is none. */
const LARGEST_PROOF = 1024 * 1024;

/**
 * A ProofMode archive as a delivery of one file: the archive, its bytes unchanged. What it holds is read and told; what this command found
 * stands in the file's note as its own words, because the agency said none of it.
 */
export async function readProofModeDelivery(path: string, archive: Archive): Promise<ReadDelivery> {
  const name = parseInnerPath(basename(path));
  if (!name.ok) throw new Problem(`the archive's own name cannot be kept: ${name.problem}.`);
  const files: ArchivedFile[] = [];
  const proofs: ReadProof[] = [];
  for (const inner of archive.paths) {
    const role = proofRoleOf(inner);
    if (role === "proof") proofs.push(await proofOf(archive, inner));
    if (role === "other")
      files.push({ path: shown(inner), sha256: await digestOf(archive, inner) });
  }
  const sentences = proofSentences({ files, proofs, paths: archive.paths });
  const said = proofTimesAndPlaces(files, proofs);
  const note = `Read by the import command: a ProofMode archive. ${[...sentences, ...said].join("; ")}.`;
  return {
    facts: [
      {
        ...{ path: name.path, role: "container", digests: {}, cameraId: "", clockOffset: null },
        ...{ custodian: "", certificate: "" },
        note: note.length > LONGEST_FACT ? `${note.slice(0, LONGEST_FACT - 1)}…` : note,
      },
    ],
    ...{ badRows: [], remarks: [], unknownColumns: [], extra: [] },
    // Where and when stands with the file, for those who may read it: what a command prints may be kept anywhere.
    notes: [
      "it is a ProofMode archive and is kept whole",
      ...sentences,
      ...(said.length === 0
        ? []
        : [`what proofs say of time and place stands with the file (${said.length})`]),
    ],
    mark: await digestOfFile(path),
    open: () => openBelow(dirname(path), basename(path)),
    close: archive.close,
  };
}

async function proofOf(archive: Archive, path: string): Promise<ReadProof> {
  const opened = await archive.open(path);
  if (opened.kind === "refused") throw new Problem(`${shown(path)} cannot be read.`);
  try {
    const isProof = opened.size <= LARGEST_PROOF;
    return readProof(
      path,
      isProof ? await readWhole(opened.source, opened.size) : new Uint8Array(),
    );
  } finally {
    await opened.close();
  }
}

async function digestOf(archive: Archive, path: string): Promise<string> {
  const opened = await archive.open(path);
  if (opened.kind === "refused") throw new Problem(`${shown(path)} cannot be read.`);
  const hash = createHash("sha256");
  try {
    for await (const bytes of opened.source) hash.update(bytes);
  } catch {
    throw new Problem(`the archive cannot be taken: ${shown(path)}: it cannot be unpacked.`);
  } finally {
    await opened.close();
  }
  return hash.digest("hex");
}

async function digestOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(path)) hash.update(bytes as Uint8Array);
  return hash.digest("hex");
}
