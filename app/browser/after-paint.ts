/**
 * Does something once the page stands before its reader's eyes: nothing that is fetched for later keeps the first paint waiting. A page that nobody sees
 * is not painted, and it waits until it is.
 */
export function afterPaint(work: () => void): void {
  if (!PerformanceObserver.supportedEntryTypes.includes("paint")) {
    requestAnimationFrame(() => setTimeout(work));
    return;
  }
  const painted = new PerformanceObserver(() => {
    painted.disconnect();
    work();
  });
  painted.observe({ type: "paint", buffered: true });
}
