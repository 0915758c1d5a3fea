// Tells the server that this page of a report is open and what is written on it, and shows who else has the report open. The page is
// whole without it: it then shows who was there when it was made. A page that was fetched before anybody opened it also asks, once, whether the
// report is still as it says, and is loaded anew where it is not.

import { onPage } from "../on-page.ts";

interface Present {
  readonly initials: string;
  readonly words: string;
  readonly isWriting: boolean;
}

/** The status that says that the report is not any more as the page has it. */
const CHANGED = 205;
const STEP_MILLIS = 20_000;
/** Who has written nothing for so long is reading. */
const WRITING_MILLIS = 20_000;

onPage((signal) => {
  const place = document.querySelector<HTMLElement>("[data-present]");
  if (place !== null) begin(place, signal);
});

function begin(place: HTMLElement, signal: AbortSignal): void {
  const { present: href = "", token = "" } = place.dataset;
  let { fetched } = place.dataset;
  let writing = "reading";
  let wroteAt = Number.NEGATIVE_INFINITY;
  let shown = [...place.children].map((one) => one.getAttribute("title") ?? "").join("\n");
  let isOver = false;
  let isLeaving = false;
  const body = (doing: string) =>
    new URLSearchParams({ token, doing, ...(fetched === undefined ? {} : { fetched }) });
  const doing = () => (performance.now() - wroteAt < WRITING_MILLIS ? writing : "reading");

  const tell = async (): Promise<void> => {
    if (isOver || document.visibilityState !== "visible") return;
    try {
      const answer = await fetch(href, { method: "POST", body: body(doing()), redirect: "error" });
      // Another report stands here by now.
      if (signal.aborted) return;
      if (fetched !== undefined && (!answer.ok || answer.status === CHANGED)) {
        isOver = true;
        makeAnew();
        return;
      }
      fetched = undefined;
      // The session is over, or the report is out of reach: the next page says so.
      if (!answer.ok) {
        isOver = true;
        return;
      }
      const people = (await answer.json()) as readonly Present[];
      const words = people.map((one) => one.words).join("\n");
      if (words === shown) return;
      shown = words;
      place.replaceChildren(...people.map(drawn));
    } catch {
      // No connection: it is told again by itself.
    }
  };

  /** What somebody already types is not taken from them, nor an act that is on its way: its page is already asked for. */
  const makeAnew = (): void => {
    if (wroteAt === Number.NEGATIVE_INFINITY && !isLeaving) location.reload();
    else
      place.textContent =
        "This report changed just before you opened it. Load the page again to see it as it is.";
  };

  const leave = (): void => {
    isLeaving = true;
  };
  /** The report is not before anybody's eyes any more. */
  const gone = () => navigator.sendBeacon(href, body("gone"));
  addEventListener("submit", leave, { signal });
  addEventListener("beforeunload", leave, { signal });
  const telling = setInterval(() => void tell(), STEP_MILLIS);
  document.addEventListener("visibilitychange", () => void tell(), { signal });
  addEventListener("focus", () => void tell(), { signal });
  addEventListener("pagehide", gone, { signal });
  addEventListener(
    "pageshow",
    (event) => {
      if (event.persisted) void tell();
    },
    { signal },
  );
  signal.addEventListener("abort", () => {
    isOver = true;
    clearInterval(telling);
    gone();
  });
  document.addEventListener(
    "input",
    ({ target }) => {
      if (!(target instanceof HTMLTextAreaElement)) return;
      const before = doing();
      writing = { note: "note", message: "message" }[target.name] ?? "words";
      wroteAt = performance.now();
      if (before !== writing) void tell();
    },
    { signal },
  );
  // At once: whoever acts on a page before it asked would be taken for somebody else who changed the report.
  void tell();
}

/** As `ui/desk/present-people.tsx` draws it. */
function drawn({ initials, words, isWriting }: Present): HTMLElement {
  const one = document.createElement("span");
  one.className = isWriting ? "present__one present__one--writing" : "present__one";
  one.title = words;
  const letters = document.createElement("span");
  letters.ariaHidden = "true";
  letters.textContent = initials;
  const said = document.createElement("span");
  said.className = isWriting ? "present__words" : "sr-only";
  said.textContent = words;
  one.append(letters, said);
  return one;
}
