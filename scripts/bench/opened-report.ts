/** When what was there after a key, in milliseconds from the key; not a number where the browser told nothing of it. */
export interface Opened {
  readonly response: number;
  readonly styles: number;
  readonly read: number;
  /** The first paint of the reporter's words. */
  readonly words: number;
  /** The browser had the page before the key. */
  readonly wasAhead: boolean;
}

/** Runs in each page before its own scripts: keeps when a key was pressed, for the page that it leads to, and has the browser say when it painted the reporter's words. */
export function keepPresses(): void {
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      sessionStorage.setItem("pressedAt", String(performance.timeOrigin + timeStamp));
    },
    { capture: true },
  );
  const marking = new MutationObserver(() => {
    const words = document.querySelector(".witness-words");
    if (words === null) return;
    words.setAttribute("elementtiming", "words");
    marking.disconnect();
  });
  marking.observe(document, { childList: true, subtree: true });
}

/** Runs in the page that a key led to. */
export async function openedIn(): Promise<Opened> {
  const pressedAt = Number(sessionStorage.getItem("pressedAt"));
  const since = (at: number | undefined) => performance.timeOrigin + (at ?? NaN) - pressedAt;
  const painted = await new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      const [entry] = list.getEntries() as (PerformanceEntry & { readonly renderTime: number })[];
      resolve(entry?.renderTime ?? NaN);
    }).observe({ type: "element", buffered: true });
    setTimeout(resolve, 2_000, NaN);
  });
  const [page] = performance.getEntriesByType("navigation") as (PerformanceNavigationTiming & {
    readonly deliveryType: string;
  })[];
  const resources = performance.getEntriesByType("resource");
  const styles = resources.filter(({ name }) => name.endsWith(".css"));
  return {
    response: since(page?.responseEnd),
    styles: since(Math.max(...styles.map((one) => (one as PerformanceResourceTiming).responseEnd))),
    read: since(page?.domContentLoadedEventStart),
    words: since(painted),
    wasAhead: page?.deliveryType === "navigational-prefetch",
  };
}
