import type { DefencesDocument } from "../case/defences-document.ts";
import type { ElementsDocument } from "../case/elements-document.ts";
import type { ImmunityDocument } from "../case/immunity-document.ts";
import { toHex, toUtf8 } from "../encoding.ts";
import type { JsonObject } from "../json.ts";
import { sha256 } from "../sha256.server.ts";
import { jsonText } from "./item-document.ts";
import { PATHS } from "./layout.ts";

/** Counsel's worksheets (evidence-standards 4.2: `30-charges`), as they stood when a bundle was asked for. */
export interface BundleWorksheets {
  readonly elements: ElementsDocument;
  readonly defences: DefencesDocument;
  readonly immunity: ImmunityDocument;
}

/** Their files as a bundle holds them. The same worksheets always give the same text. */
export function worksheetTexts(
  sheets: BundleWorksheets,
): readonly { readonly path: string; readonly text: string }[] {
  return [
    { path: PATHS.elements, text: jsonText(sheets.elements) },
    { path: PATHS.defences, text: jsonText(sheets.defences) },
    { path: PATHS.immunity, text: jsonText(sheets.immunity) },
  ];
}

/** The digests of these files, for the record that prepares the bundle: nobody can put another sheet in the place of one. */
export function worksheetDigests(sheets: BundleWorksheets): JsonObject {
  return Object.fromEntries(
    worksheetTexts(sheets).map(({ path, text }) => [
      path.slice(path.lastIndexOf("/") + 1),
      toHex(sha256(toUtf8(text))),
    ]),
  );
}
