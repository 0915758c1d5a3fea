/**
 * Does something once the page stands before its reader's eyes: nothing that is fetched for later keeps the paint waiting. A page that nobody sees
 * is not painted, and it waits until it is.
 */
export function afterPaint(work: () => void): void {
  const known = PerformanceObserver.supportedEntryTypes.includes("paint");
  // The first paint of a document is told; those of pages that were put in its place are the next ones.
  if (!known || performance.getEntriesByType("paint").length > 0) {
    requestAnimationFrame(() => setTimeout(work));
    return;
  }
  const painted = new PerformanceObserver(() => {
    painted.disconnect();
    work();
  });
  painted.observe({ type: "paint", buffered: true });
}
