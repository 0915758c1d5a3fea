import type { BundleExhibit } from "../content.ts";
import { EXHIBITS_FOLDER, LOG_FOLDER } from "../layout.ts";
import { titleOf } from "../index-list.ts";
import { byPath } from "../names.ts";
import type { ViewedFile } from "./viewed-exhibit.ts";

/** The files of a bundle as the page links them: those of each exhibit, and the papers about all. */
export interface ViewedFiles {
  readonly of: (number: string) => readonly ViewedFile[];
  readonly papers: readonly ViewedFile[];
}

const CERTIFICATE = /^data\/50-certificates\/C-6-(.+)\.pdf$/;

/** Sorts what is really in the bundle by what it is about. Proofs are left out: they are for programs, one for each record. */
export function viewedFiles(
  paths: readonly { readonly path: string }[],
  exhibits: readonly BundleExhibit[],
): ViewedFiles {
  const known = new Map(exhibits.map((one) => [one.number, one]));
  const of = new Map<string, ViewedFile[]>();
  const papers: ViewedFile[] = [];
  for (const { path } of [...paths].sort(byPath)) {
    if (path.startsWith(`${LOG_FOLDER}/proofs/`)) continue;
    const number = exhibitOf(path);
    const file = { path, title: titleOf(path, known.get(number ?? "")) };
    if (number === undefined) papers.push(file);
    else of.set(number, [...(of.get(number) ?? []), file]);
  }
  return { of: (number) => of.get(number) ?? [], papers };
}

function exhibitOf(path: string): string | undefined {
  const [first = "", second = "", number = "", ...inside] = path.split("/");
  if (`${first}/${second}` === EXHIBITS_FOLDER && inside.length > 0) return number;
  return CERTIFICATE.exec(path)?.[1];
}
