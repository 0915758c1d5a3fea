import { afterPaint } from "../after-paint.ts";
import { onPage, pagePutInPlace } from "../on-page.ts";
import { fetchPage, fitsHere, type FetchedPage } from "./fetched-page.ts";

// The page of the next report is fetched while this one is read, and stands at once when its link is followed: it is put in the place of
// this one, with its own address. A browser takes longer to change documents than people wait for a key. Without this
// script, and wherever anything is unclear, the link loads its page.

/** Older than this it is loaded anew. */
const FRESH_MILLIS = 5 * 60_000;

const whole = () => location.pathname + location.search;
let shown = whole();

// Back and forward lead to addresses whose pages are gone.
addEventListener("popstate", () => {
  if (whole() !== shown) location.reload();
});

onPage((page) => {
  shown = whole();
  const link = document.querySelector<HTMLAnchorElement>("a[rel=next]");
  if (link === null) return;
  let isLeaving = false;
  let next: FetchedPage | undefined;
  addEventListener(
    "submit",
    () => {
      isLeaving = true;
    },
    { signal: page },
  );
  link.addEventListener("click", (event) => {
    if (next === undefined || isLeaving || hasWriting() || isElsewhere(event)) return;
    if (performance.now() - next.atMillis > FRESH_MILLIS || !fitsHere(next.document)) return;
    event.preventDefault();
    show(link.href, next.document);
  });
  afterPaint(() => {
    if (page.aborted) return;
    void fetchPage(link.href, page).then((fetched) => {
      next = fetched;
      if (fetched !== undefined) link.dataset["ahead"] = "";
    });
  });
});

/** In another tab or window, or kept. */
function isElsewhere(event: MouseEvent): boolean {
  return event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
}

/** True where something was typed or chosen and not sent: the browser knows better what becomes of it. */
function hasWriting(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "textarea, input:not([type=hidden], [type=checkbox], [type=radio])",
  );
  return [...fields].some((field) => field.value !== field.defaultValue);
}

function show(href: string, page: Document): void {
  history.pushState(null, "", href);
  document.title = page.title;
  document.body.replaceWith(page.body);
  scrollTo(0, 0);
  // Where a document that is loaded begins to be read; whoever listens hears the new heading.
  const heading = document.querySelector<HTMLElement>("h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
  pagePutInPlace();
}
