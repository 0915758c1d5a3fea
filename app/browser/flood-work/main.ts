// Does the work that a form asks for under load while its page is read. Where it cannot, the form is sent as it is, and the
// wait that the page names counts instead.

for (const field of document.querySelectorAll<HTMLInputElement>("input[data-flood-work]")) {
  workFor(field);
}

function workFor(field: HTMLInputElement): void {
  const { form } = field;
  const status = form?.querySelector<HTMLElement>("[data-flood-status]");
  const { ticket = "", tries = "", wait = "0" } = field.dataset;
  if (form === null) return;
  let waiting: HTMLElement | null | undefined;
  let ended = false;
  const end = (answer: string) => {
    ended = true;
    field.value = answer;
    if (waiting === undefined) return;
    form.requestSubmit(waiting);
  };
  try {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", (event: MessageEvent<string>) => {
      worker.terminate();
      end(event.data);
    });
    worker.addEventListener("error", () => {
      worker.terminate();
      end("");
    });
    worker.postMessage({ ticket, tries: Number(tries) });
  } catch {
    return;
  }
  form.addEventListener("submit", (event) => {
    // Nothing is asked for, or it is done: the browser sends the form.
    if (ended || wait === "0") return;
    event.preventDefault();
    waiting = event.submitter;
    if (status != null) status.textContent = status.dataset["floodStatus"] ?? "";
  });
  // The time that the page names is for those without a script.
  for (const note of document.querySelectorAll<HTMLElement>("[data-flood-note]")) {
    note.hidden = true;
  }
  // Back from the next page: what was used up would not be taken again.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
