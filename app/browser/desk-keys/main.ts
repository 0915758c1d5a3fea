import { onPage } from "../on-page.ts";
import { readPresses, type Meant } from "./presses.ts";
import { bringRows, type Rows } from "./rows.ts";

// The desk by single keys. Each does what a button, link or field of the page does that carries it as `data-key`; without this script those
// are there all the same. Nothing is sent but the page's own forms.

/** Where keys belong to what has the focus. */
const OWN_KEYS =
  "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable], dialog, video, audio, [data-film], [data-photo], [role=application]";

const meaningOf = readPresses();
let rows: Rows | undefined;
let help: HTMLDialogElement | null = null;

onPage(() => {
  rows = bringRows();
  const dialog = document.querySelector<HTMLDialogElement>("dialog[data-keys-help]");
  help = dialog;
  dialog?.querySelector("[data-keys-close]")?.addEventListener("click", () => dialog.close());
  for (const link of document.querySelectorAll("a[data-keys-open]")) {
    link.addEventListener("click", (event) => {
      if (dialog === null) return;
      event.preventDefault();
      // The browser holds the focus in an open dialog, and gives it back.
      dialog.showModal();
    });
  }
});

addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.key === "Escape") {
    if (target.matches("input, textarea, select") && target.closest("dialog") === null) leave();
    return;
  }
  const meant = meaningOf({
    key: event.key,
    atMillis: event.timeStamp,
    modified: event.ctrlKey || event.altKey || event.metaKey,
    typing: target.closest(OWN_KEYS) !== null || help?.open === true,
    repeated: event.repeat,
  });
  // Else the key would be typed into the field that it leads to.
  if (act(meant)) event.preventDefault();
});

/** Out of a field, to the row where one was, or to the work as a whole. */
function leave(): void {
  if (rows === undefined) document.querySelector<HTMLElement>("#main")?.focus();
  else rows.focus();
  const still = document.activeElement;
  if (still instanceof HTMLElement && still.matches("input, textarea, select")) still.blur();
}

/** True when the key was one of ours. */
function act(meant: Meant): boolean {
  switch (meant.kind) {
    case "nothing":
      return false;
    case "go": {
      const link = document.querySelector<HTMLAnchorElement>(
        `a[data-go="${CSS.escape(meant.letter)}"]`,
      );
      if (link !== null) location.assign(link.href);
      return link !== null;
    }
    case "key":
      return press(meant.key);
  }
}

function press(key: string): boolean {
  if (key === "?" && help !== null) {
    help.showModal();
    return true;
  }
  if (rows !== undefined && (key === "j" || key === "k")) {
    rows.move(key === "j" ? 1 : -1);
    return true;
  }
  if (rows !== undefined && key === "o") {
    rows.open();
    return true;
  }
  if (rows !== undefined && (key === "x" || key === "X")) return rows.choose(key === "X");
  const found = keyed(key);
  if (found !== null) return use(found);
  if (key !== "/") return false;
  location.assign("/desk/queue");
  return true;
}

/**
 * What a key stands on. Where each card of a list has it, it is that of the card with the focus, or of the first one: never that of a card that
 * nobody looks at because the other one has no such button.
 */
function keyed(key: string): HTMLElement | null {
  const what = `[data-key="${CSS.escape(key)}"]`;
  if (document.querySelector(`[data-card] ${what}`) === null) return document.querySelector(what);
  const card =
    document.activeElement?.closest("[data-card]") ?? document.querySelector("[data-card]");
  return card?.querySelector(what) ?? null;
}

/** Does what pressing, choosing or entering it would do. */
function use(found: HTMLElement): boolean {
  if (found instanceof HTMLOptionElement) {
    const list = found.closest("select");
    if (list === null) return false;
    list.value = found.value;
    list.form?.requestSubmit();
  } else if (found.matches("input, textarea, select")) found.focus();
  else found.click();
  return true;
}
