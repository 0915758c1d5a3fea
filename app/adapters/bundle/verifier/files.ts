import { createHash } from "node:crypto";
import { PATHS, type MadeFile } from "#app/core/bundle/layout.ts";
import { pageVerifier } from "./page-verifier.ts";
import { pythonVerifier } from "./python-verifier.ts";

/** The programs that check a bundle, as every bundle carries them: the same for all, and for every audience. */
export function verifierFiles(): readonly MadeFile[] {
  return [
    { path: PATHS.verifyPage, class: "cover", bytes: pageVerifier() },
    { path: PATHS.verifyPython, class: "cover", bytes: pythonVerifier() },
  ];
}

/** Name and SHA-256 in hex of each, for paper: whoever alters a bundle can alter what checks it. */
export function verifierDigests(): readonly { readonly name: string; readonly sha256: string }[] {
  return verifierFiles().map(({ path, bytes }) => ({
    name: path,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  }));
}
