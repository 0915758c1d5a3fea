import { byId } from "./elements.ts";

/** What keys ask for. */
export interface Acts {
  readonly search: () => void;
  readonly step: (by: 1 | -1) => void;
  readonly back: () => void;
}

/** Whoever speaks to their computer, or presses keys by accident, can switch single letters off. */
export function bringKeys(acts: Acts): void {
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const isTyped = target instanceof HTMLElement && target.matches("input, select, textarea");
    if (key === "Escape") {
      acts.back();
      return;
    }
    if (isTyped || !(byId("letters") as HTMLInputElement).checked) return;
    if (key === "/") acts.search();
    else if (key === "j") acts.step(1);
    else if (key === "k") acts.step(-1);
    else return;
    event.preventDefault();
  });
}
