import { askedFor, exhibitHash, PARTS } from "./address.ts";
import { all, byId, make } from "./elements.ts";
import { drawExhibit, readExhibit } from "./exhibit.ts";
import { bringKeys } from "./keys.ts";
import { bringList } from "./list.ts";
import { bringMap } from "./map.ts";

// index.html of a bundle: the list comes with the page, everything else is drawn when it is asked for. Nothing is fetched but what lies beside it.

const title = document.title;
const list = bringList();
/** The exhibit that is shown, or was shown last. */
let current: string | undefined;
/** Where the list was left. */
let left = 0;

byId("scriptless").hidden = true;
bringMap();

function show(isFirst: boolean): void {
  const asked = askedFor(location.hash);
  const article = byId("exhibit");
  const wasList = !byId("exhibits").hidden && article.hidden;
  if (wasList && !isFirst) left = scrollY;
  const exhibit = asked.kind === "exhibit" ? readExhibit(asked.number) : undefined;
  const part = asked.kind === "part" ? asked.id : "exhibits";
  for (const id of PARTS) byId(id).hidden = exhibit !== undefined || id !== part;
  for (const link of all("header nav a")) {
    const isHere = exhibit === undefined && link.getAttribute("href") === `#${part}`;
    if (isHere) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  article.hidden = exhibit === undefined;
  if (exhibit === undefined) {
    // What plays must not go on where it is not seen.
    article.replaceChildren();
    document.title = title;
    if (part === "exhibits" && current !== undefined && !isFirst) {
      scrollTo(0, left);
      list.focus(current);
    } else if (!isFirst) arrive(shownTitle());
    return;
  }
  current = exhibit.number;
  const { before, after } = beside(exhibit.number);
  drawExhibit(article, exhibit, { before, after });
  document.title = `${exhibit.number}, ${title}`;
  if (!isFirst) arrive(shownTitle());
}

/** The heading of what is shown. */
function shownTitle(): string {
  const part = PARTS.find((id) => !byId(id).hidden);
  return part === undefined ? "exhibit-title" : `${part}-title`;
}

/** Says to a screen reader where one is, and shows it. */
function arrive(id: string): void {
  const heading = byId(id);
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}

function beside(number: string | undefined) {
  const shown = list.shown();
  const at = number === undefined ? -1 : shown.indexOf(number);
  return { before: at < 1 ? undefined : shown[at - 1], after: shown[at + 1] };
}

bringKeys({
  search: () => {
    if (byId("exhibits").hidden) location.hash = "#exhibits";
    // Once the list is shown.
    setTimeout(list.focusSearch);
  },
  step: (by) => {
    const { before, after } = beside(current);
    const next = by === 1 ? after : before;
    if (next === undefined) return;
    if (!byId("exhibit").hidden) location.hash = exhibitHash(next);
    else if (!byId("exhibits").hidden) {
      current = next;
      list.focus(next);
    }
  },
  back: () => {
    if (!byId("exhibit").hidden) location.hash = "#exhibits";
  },
});

/** The exhibits' data stand behind this script: with thousands of them the list can be read before they are all there. */
if (document.readyState === "loading" && askedFor(location.hash).kind === "exhibit") {
  byId("main").prepend(make("p", { role: "status", id: "waiting" }, "The exhibit is being read."));
  addEventListener("DOMContentLoaded", () => {
    byId("waiting").remove();
    show(true);
  });
} else show(true);
// A browser that looks for the end of the address once all is there lets go of what had the focus.
addEventListener("load", () => {
  const isElsewhere = document.activeElement !== document.body;
  if (location.hash.length > 1 && !isElsewhere) arrive(shownTitle());
});
addEventListener("hashchange", () => {
  show(false);
});
