/** When what was there after a key, in milliseconds from the key; not a number where the browser told nothing of it. */
export interface Opened {
  /** The next report's page has the place of the one before. */
  readonly there: number;
  /** The first paint of the reporter's words. */
  readonly words: number;
  /** The page was put in place, and no document loaded. */
  readonly inPlace: boolean;
}

/**
 * Runs in each document before its own scripts: keeps when a key was pressed and when another page has the place of the one before, for the page that it
 * leads to, and has the browser say when it painted the reporter's words.
 */
export function keepPresses(): void {
  const keep = (name: string, at: number) =>
    sessionStorage.setItem(name, String(performance.timeOrigin + at));
  addEventListener("keydown", ({ timeStamp }) => keep("pressedAt", timeStamp), { capture: true });
  new MutationObserver(() => {
    const words = document.querySelector(".witness-words:not([elementtiming])");
    if (words === null) return;
    words.setAttribute("elementtiming", "words");
    keep("thereAt", performance.now());
  }).observe(document, { childList: true, subtree: true });
}

/** Runs in the page that a key led to. */
export async function openedIn(): Promise<Opened> {
  const kept = (name: string) => Number(sessionStorage.getItem(name));
  const pressedAt = kept("pressedAt");
  const painted = await new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      const entries = list.getEntries() as (PerformanceEntry & { readonly renderTime: number })[];
      const one = entries.find((entry) => performance.timeOrigin + entry.renderTime > pressedAt);
      if (one !== undefined) resolve(one.renderTime);
    }).observe({ type: "element", buffered: true });
    setTimeout(resolve, 2_000, NaN);
  });
  return {
    there: kept("thereAt") - pressedAt,
    words: performance.timeOrigin + painted - pressedAt,
    inPlace: performance.timeOrigin < pressedAt,
  };
}
