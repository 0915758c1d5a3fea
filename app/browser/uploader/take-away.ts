import type { FileRow } from "./file-row.ts";
import { say, type UploaderWords } from "./words.ts";

/**
 * Takes a removed file's row out of the list and says so. Whoever stood in it stands in the next row then, after the last one in the row before,
 * and after the only one in the field that takes files: a browser would begin at the top of the page.
 */
export function takeAway(row: FileRow, panel: HTMLElement, words: UploaderWords): void {
  const { element } = row;
  const stoodHere = element.contains(document.activeElement);
  const next =
    element.nextElementSibling ??
    element.previousElementSibling ??
    document.querySelector("input[type=file][data-uploader]") ??
    panel;
  element.remove();
  const status = panel.querySelector("[data-upload-removed]");
  if (status !== null) status.textContent = say(words.removed, { name: row.fileName });
  if (!stoodHere || !(next instanceof HTMLElement)) return;
  // The row and not its button: what was pressed once for this file must not take the next one too.
  if (next.tabIndex < 0) next.tabIndex = -1;
  next.focus();
}
