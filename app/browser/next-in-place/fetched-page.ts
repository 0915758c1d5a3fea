/** A page that was fetched and read, of which nothing was run, shown or fetched further. */
export interface FetchedPage {
  readonly document: Document;
  /** Milliseconds of the browser's clock (`performance.now`). */
  readonly atMillis: number;
}

/**
 * Fetches a page of ours before anybody asks to see it, and tells the server so: it then leaves everything as it was. Undefined
 * where there is no such page just now: the server would have to mark something, the session is over, the line is gone.
 * The browser reads it into a document of its own, in which no script runs and no picture is fetched.
 */
export function fetchPage(href: string, signal: AbortSignal): Promise<FetchedPage | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const atMillis = performance.now();
    request.open("GET", href);
    request.responseType = "document";
    // The name that browsers gave to fetching ahead before `Sec-Purpose`, which no script may set.
    request.setRequestHeader("Purpose", "prefetch");
    request.addEventListener("loadend", () => {
      const { status, responseURL, responseXML } = request;
      const isIt = status === 200 && responseURL === href && responseXML !== null;
      resolve(isIt ? { document: responseXML, atMillis } : undefined);
    });
    signal.addEventListener("abort", () => request.abort());
    request.send();
  });
}

/** What a document needs besides its words. */
function partsOf(page: Document): string {
  const parts = page.querySelectorAll("link[rel=stylesheet], script[src]");
  return [...parts].map((part) => part.getAttribute("href") ?? part.getAttribute("src")).join("\n");
}

/** True where a page needs no other styles and scripts than this document has: else it must be loaded. */
export function fitsHere(page: Document): boolean {
  return partsOf(page) === partsOf(document);
}
