// The desk's menus open and close by themselves. This closes the open one on Esc, and on a press or a move of the focus beside it.

import { onPage } from "../on-page.ts";

let menus: readonly HTMLDetailsElement[] = [];

onPage(() => {
  menus = [...document.querySelectorAll<HTMLDetailsElement>("details.desk-menu")];
});

function closeOthers(target: EventTarget | null): void {
  for (const menu of menus) {
    if (!(target instanceof Node) || !menu.contains(target)) menu.open = false;
  }
}

addEventListener("pointerdown", (event) => {
  closeOthers(event.target);
});
addEventListener("focusin", (event) => {
  closeOthers(event.target);
});
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = menus.find((menu) => menu.open);
  if (open === undefined) return;
  const held = open.contains(document.activeElement);
  open.open = false;
  // The focus would be lost with what it stood on.
  if (held) open.querySelector("summary")?.focus();
});
