/** Told to the document when another page of the desk was put in the place of this one, without loading a document. */
const PUT_IN_PLACE = "bearwitness:page";

/**
 * Brings a page to life: now, and again for each page that is put in its place (`pagePutInPlace`). The signal ends with the page it was
 * given for: whatever listens to the window or the document, or goes on by itself, must end with it.
 */
export function onPage(begin: (page: AbortSignal) => void): void {
  let showing = new AbortController();
  document.addEventListener(PUT_IN_PLACE, () => {
    showing.abort();
    showing = new AbortController();
    begin(showing.signal);
  });
  begin(showing.signal);
}

/** Tells every script of the page that what stands in the document is another page now. */
export function pagePutInPlace(): void {
  document.dispatchEvent(new Event(PUT_IN_PLACE));
}
