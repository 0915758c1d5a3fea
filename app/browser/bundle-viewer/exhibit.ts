import type { ViewedExhibit } from "#app/core/bundle/viewer/viewed-exhibit.ts";
import { exhibitHash } from "./address.ts";
import { make } from "./elements.ts";
import { mediaFigure } from "./media.ts";
import { partSection } from "./parts.ts";

/** What the bundle says of an exhibit; undefined where this bundle has none of that number. */
export function readExhibit(number: string): ViewedExhibit | undefined {
  const data = document.getElementById(`data-${number}`)?.textContent;
  return data == null ? undefined : (JSON.parse(data) as ViewedExhibit);
}

/** An exhibit's own page, with those before and after it in the list as it is filtered. */
export function drawExhibit(
  article: HTMLElement,
  exhibit: ViewedExhibit,
  beside: { readonly before: string | undefined; readonly after: string | undefined },
): void {
  const { number, description, parts, files } = exhibit;
  const step = (words: string, to: string | undefined, rel: string) =>
    to === undefined ? [] : [make("a", { href: exhibitHash(to), rel }, `${words}: ${to}`)];
  article.replaceChildren(
    make(
      "nav",
      { "aria-label": "Exhibits" },
      make("a", { href: "#exhibits" }, "Back to the list"),
      ...step("Previous", beside.before, "prev"),
      ...step("Next", beside.after, "next"),
    ),
    make("h2", { id: "exhibit-title", tabindex: "-1" }, `Exhibit ${number}`),
    make("p", { class: "description" }, description),
    mediaFigure(exhibit),
    ...parts.map(partSection),
    make(
      "section",
      { "aria-labelledby": "part-files" },
      make("h3", { id: "part-files" }, "Its files in this bundle"),
      make("ul", { class: "files" }, ...files.map(fileItem)),
    ),
  );
}

function fileItem({ title, path }: ViewedExhibit["files"][number]): HTMLElement {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const link = make("a", { href: path }, title === "" ? name : title);
  return make("li", {}, link, " ", make("span", { class: "name" }, name));
}
