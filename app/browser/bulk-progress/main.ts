// Says how far an act on many reports, or a film that is being covered, has come, while somebody can see the page. Asking keeps no session alive, and nothing on the page moves.

const EVERY_MILLIS = 2_000;

const box = document.querySelector<HTMLElement>("[data-bulk-progress]");
const bar = box?.querySelector("progress");
const said = box?.querySelector<HTMLElement>("[data-said]");
const ended = box?.querySelector<HTMLElement>("[data-ended]");
const asked = box?.dataset["bulkProgress"];

if (bar != null && said != null && ended != null && asked !== undefined) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    if (document.visibilityState === "visible") timer = setTimeout(() => void look(), EVERY_MILLIS);
  };
  const look = async (): Promise<void> => {
    const answer = await fetch(asked, { redirect: "manual" }).catch(() => undefined);
    // No connection, or a server that starts again: the next try may do better.
    if (answer === undefined || answer.status >= 500) return later();
    const state: unknown = answer.ok ? await answer.json().catch(() => undefined) : undefined;
    if (!isState(state)) {
      ended.textContent = "This is not watched any more: the session may have ended.";
      return;
    }
    bar.value = state.past;
    said.textContent = state.words;
    if (!state.finished) return later();
    ended.textContent = "It has ended. Look again for the results.";
  };
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.visibilityState === "visible") void look();
  });
  later();
}

function isState(
  state: unknown,
): state is { readonly past: number; readonly words: string; readonly finished: boolean } {
  return typeof state === "object" && state !== null && "past" in state && "words" in state;
}
