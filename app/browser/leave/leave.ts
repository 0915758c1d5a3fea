import { countPresses } from "./presses.ts";

// Leaves the site at once: by the button, which works without this too, and by pressing Esc. With it the page goes out of sight
// before the next one comes, and takes its own place in the history with it.

const button = document.querySelector<HTMLAnchorElement>("a[data-leave]");
const hint = document.querySelector<HTMLElement>("[data-leave-hint]");

if (button !== null) {
  const { href } = button;
  const isLast = countPresses();
  button.addEventListener("click", (event) => {
    event.preventDefault();
    leave(href);
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat || !isLast(event.timeStamp)) return;
    // Of itself Esc stops what is being loaded, and that would be the next page.
    event.preventDefault();
    leave(href);
  });
  if (hint !== null) hint.hidden = false;
}

function leave(href: string): void {
  // Out of sight at once. What sends files sees it too, and does not let the browser ask whether to leave.
  document.documentElement.hidden = true;
  document.title = "";
  location.replace(href);
}
