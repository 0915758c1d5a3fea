import { changeWords, isChanges, shownChanges } from "./words.ts";

// Says how much changed in the queue since the list was made. No row is moved, added or taken away: one is marked where it stands. Asks
// only while somebody can see the page.

const EVERY_MILLIS = 20_000;

const line = document.querySelector<HTMLElement>("[data-queue-changes]");
const said = line?.querySelector<HTMLElement>("[data-said]");
const asked = line?.dataset["queueChanges"];

if (line != null && said != null && asked !== undefined) {
  const rows = new Map(
    [...document.querySelectorAll<HTMLElement>("[data-report]")].map((row) => [
      row.dataset["report"] ?? "",
      row,
    ]),
  );
  const shown = new Set(rows.keys());
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = async (): Promise<void> => {
    const answer = await fetch(asked, { redirect: "manual" }).catch(() => undefined);
    // No connection, or a server that starts again: the next try may do better.
    if (answer === undefined || answer.status >= 500) return later();
    if (!answer.ok) {
      said.textContent = "Changes are not watched any more: the session may have ended.";
      return;
    }
    const changes: unknown = await answer.json().catch(() => undefined);
    if (isChanges(changes)) {
      const words = changeWords(changes, shown);
      // The same words again would be read out again.
      if (words !== "" && said.textContent !== `${words}. `) said.textContent = `${words}. `;
      for (const id of shownChanges(changes, shown)) mark(rows.get(id));
      const show = line.querySelector("[data-show]");
      if (words !== "" && show !== null) show.textContent = "Show";
    }
    later();
  };
  const later = (): void => {
    clearTimeout(timer);
    if (document.visibilityState === "visible") timer = setTimeout(() => void look(), EVERY_MILLIS);
  };
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.visibilityState === "visible") void look();
  });
  later();
}

function mark(row: HTMLElement | undefined): void {
  if (row === undefined || row.classList.contains("queue__row--changed")) return;
  row.classList.add("queue__row--changed");
  const words = document.createElement("span");
  words.className = "flag";
  words.textContent = "Changed ";
  row.querySelector(".queue__words")?.prepend(words);
}
