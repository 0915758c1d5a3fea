/** On a page that was fetched the panel comes along, in the place of that page's own or above its text; what is there for pages without script goes. */
export function putInto(page: ParentNode, panel: HTMLElement): void {
  const own = page.querySelector<HTMLElement>("[data-upload-panel]");
  const body = page.querySelector(".public__body");
  if (own !== null && own !== panel) own.replaceWith(panel);
  else if (own === null) body?.prepend(panel);
  panel.classList.toggle("uploads--along", own === null);
  for (const each of page.querySelectorAll<HTMLElement>("[data-without-script]")) {
    each.hidden = true;
  }
  for (const each of page.querySelectorAll<HTMLElement>("[data-with-script]")) {
    each.hidden = false;
  }
}

/** Takes over the page's file field: what is chosen in it goes to `take`, and no form carries it. */
export function takeFrom(page: ParentNode, take: (chosen: readonly File[]) => void): void {
  const input = page.querySelector<HTMLInputElement>("input[type=file][data-uploader]");
  const takeChosen = () => {
    const chosen = [...(input?.files ?? [])];
    if (input === null || chosen.length === 0) return;
    // Emptied, so that the same file can be chosen again and the form carries none of them.
    input.value = "";
    take(chosen);
  };
  input?.addEventListener("change", takeChosen);
  // Over a slow line a file can be chosen before this script has come.
  takeChosen();
}
