import type { ExhibitColumn } from "../audience.ts";
import type { ListedExhibit } from "../exhibit-list.ts";
import { handedOut } from "../stand-in.ts";
import type { ViewedExhibit, ViewedFile } from "./viewed-exhibit.ts";
import { placeWords, timeWords } from "./short-words.ts";
import { htmlText } from "./shown-text.ts";

/** An exhibit's entry in the list, whole without scripts: what it is, when and where by whose word, and its files. */
export function listedHtml(
  listed: ListedExhibit,
  { media, files }: Pick<ViewedExhibit, "media" | "files">,
): string {
  const { exhibit, rules } = listed;
  const { number } = exhibit;
  const has = (column: ExhibitColumn, text: string) => (rules.columns.includes(column) ? text : "");
  const told = [
    fact(
      "Kind",
      has("type", [handedOut(exhibit).mediaType, exhibit.extent].filter(isSaid).join(", ")),
    ),
    fact("Time", has("time", timeWords(listed))),
    fact("Place", has("place", placeWords(listed))),
    fact("Source", has("source", exhibit.source ?? "")),
    fact("Bates", has("bates", exhibit.batesFirst ?? "")),
  ].join("");
  const shown = media === null ? "" : ` data-kind="${media.kind}" data-path="${media.path}"`;
  return (
    `<li id="exhibit-${number}" data-number="${number}"${shown} data-find="${has("sha256", exhibit.item.sha256)}">\n` +
    `<h3><span class="number">${number}</span> <span class="description">${htmlText(exhibit.description)}</span></h3>\n` +
    `<dl>${told}</dl>\n<ul class="files">${files.filter(isForPeople).map(linkTo).join("")}</ul>\n</li>\n`
  );
}

/** A link to a file of the bundle. */
export function linkTo({ title, path }: ViewedFile): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return `<li><a href="${htmlText(path)}">${htmlText(title === "" ? name : title)}</a> <span class="name">${htmlText(name)}</span></li>`;
}

/** What the list links at once; what programs read stands on the exhibit's own page. */
function isForPeople({ path }: ViewedFile): boolean {
  return path.endsWith(".pdf") || path.includes("/native/") || path.includes("/proxy/");
}

function fact(name: string, value: string): string {
  return value === "" ? "" : `<div><dt>${name}</dt><dd>${htmlText(value)}</dd></div>`;
}

function isSaid(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}
