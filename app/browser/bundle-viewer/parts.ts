import type { ViewedCell, ViewedPart } from "#app/core/bundle/viewer/viewed-exhibit.ts";
import { make } from "./elements.ts";

const DIGEST = /^[0-9a-f]{64}(?:[0-9a-f]{64})?$/;

/** A part of what is said of an exhibit: its sentences, its table. */
export function partSection({ key, title, before, heads, rows, after }: ViewedPart): HTMLElement {
  const id = `part-${key}`;
  const section = make("section", { "aria-labelledby": id }, make("h3", { id }, title));
  section.append(...before.map((text) => make("p", {}, text)));
  if (rows.length > 0) section.append(tableOf(title, heads, rows));
  section.append(...after.map((text) => make("p", { class: "quiet" }, text)));
  return section;
}

/** Roles are said outright: on a narrow page the rows are laid out as cards, which would take them away. */
function tableOf(caption: string, heads: readonly string[], rows: ViewedPart["rows"]): HTMLElement {
  const head = make("tr", { role: "row" });
  for (const text of heads) head.append(make("th", { scope: "col", role: "columnheader" }, text));
  const body = make("tbody", { role: "rowgroup" });
  for (const row of rows) {
    const line = make("tr", { role: "row" });
    row.forEach((cell, at) => {
      const attributes = { role: "cell", "data-head": heads[at] ?? "" };
      line.append(make("td", attributes, ...linesOf(cell)));
    });
    body.append(line);
  }
  return make(
    "table",
    { role: "table" },
    make("caption", {}, caption),
    make("thead", { role: "rowgroup" }, head),
    body,
  );
}

function linesOf(cell: ViewedCell): readonly HTMLElement[] {
  const lines = typeof cell === "string" ? [cell] : cell;
  return lines.filter((line) => line !== "").map(lineOf);
}

function lineOf(text: string): HTMLElement {
  if (!DIGEST.test(text)) return make("span", { class: "line" }, text);
  const button = make("button", { type: "button", class: "copy" }, "Copy");
  const code = make("code", {}, text);
  button.addEventListener("click", () => void copied(text, code, button));
  return make("span", { class: "line" }, code, " ", button);
}

/** Where a browser does not let a page on a disk write, the digest is marked so that it can be copied by hand. */
async function copied(text: string, code: HTMLElement, button: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    getSelection()?.selectAllChildren(code);
    button.textContent = "Marked";
  }
}
