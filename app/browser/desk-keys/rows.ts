/** The rows of a list that keys move through. The focus stands on the row's link, so Enter and screen readers know it too. */
export interface Rows {
  /** To the next row (1) or the one before (-1); stays at the ends. */
  readonly move: (step: 1 | -1) => void;
  readonly open: () => void;
  /** Ticks the row's box or takes the tick off; `from` does the same to all rows since the last one. False where it has none. */
  readonly choose: (from: boolean) => boolean;
  /** Back to the row where the focus last stood, as after leaving a field. */
  readonly focus: () => void;
}

/** The page's rows; undefined where it has none. Coming back from a report, the focus stands on its row again. */
export function bringRows(): Rows | undefined {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-row]")];
  if (links.length === 0) return undefined;
  const rowOf = (link: HTMLAnchorElement) => link.closest("tr, [data-card]")?.id ?? "";
  // Back from a row its place is named behind the #; where an answer leads on to the next one, in the query: behind a # the browser would take the focus away again.
  const named = location.hash.slice(1) || (new URLSearchParams(location.search).get("next") ?? "");
  let at = links.findIndex((link) => named !== "" && rowOf(link) === named);
  links[at]?.focus();
  if (at < 0) at = links.findIndex((link) => link.hasAttribute("aria-current"));

  for (const [index, link] of links.entries()) {
    link.addEventListener("focus", () => {
      at = index;
    });
    link.addEventListener("click", () => {
      // The place in the history is marked, so that going back leads to this row.
      const here = new URL(location.href);
      here.hash = rowOf(link);
      history.replaceState(history.state, "", here);
    });
  }
  const boxOf = (link: HTMLAnchorElement | undefined) =>
    link?.closest("tr")?.querySelector<HTMLInputElement>("input[data-choose]") ?? undefined;
  /** Where a box was ticked last, by key or by hand. */
  let chosenAt = 0;
  const choose = (index: number, from: boolean, checked: boolean) => {
    const begun = from ? chosenAt : index;
    const [first, last] = begun < index ? [begun, index] : [index, begun];
    for (const link of links.slice(first, last + 1)) {
      const box = boxOf(link);
      if (box !== undefined) box.checked = checked;
    }
    chosenAt = index;
  };
  for (const [index, link] of links.entries()) {
    const box = boxOf(link);
    // With Shift all rows since the last one, as in a list of mails.
    box?.addEventListener("click", (event) => choose(index, event.shiftKey, box.checked));
  }
  const focus = () => links[at]?.focus();
  return {
    focus,
    move: (step) => {
      at = Math.min(Math.max(at + step, 0), links.length - 1);
      focus();
    },
    open: () => links[at]?.click(),
    choose: (from) => {
      const box = boxOf(links[at]);
      if (box === undefined) return false;
      choose(at, from, from ? true : !box.checked);
      return true;
    },
  };
}
