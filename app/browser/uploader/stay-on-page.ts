import { withinAMinute } from "./within-a-minute.ts";

/**
 * While files are being sent, the next pages of the report are fetched and put into this one: a browser that opens a new page
 * lets go of every upload. Whatever cannot be shown in this way is opened as always, after the browser has asked. `arrived` is told each page
 * and its address before it is shown.
 */
export function stayWhile(
  isSending: () => boolean,
  arrived: (page: ParentNode, address: URL) => void,
): void {
  let latest: AbortController | undefined;

  const show = async (url: URL, request: RequestInit, direction: "on" | "back" = "on") => {
    // As everywhere in a browser, what is asked for last is what is shown.
    latest?.abort();
    const mine = new AbortController();
    latest = mine;
    sayWait(true);
    const found = await withinAMinute(
      (signal) => fetchPage(url, { ...request, signal }),
      mine,
    ).catch(() => undefined);
    if (latest !== mine) return;
    sayWait(false);
    if (found === undefined) sayNoPage();
    else put(found, direction, arrived);
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !isSending() || event.defaultPrevented) return;
    const url = new URL(form.action, location.href);
    if (!staysInReport(url)) return;
    event.preventDefault();
    void show(url, { method: "POST", body: bodyOf(form, event.submitter) });
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link === null || !isSending() || event.defaultPrevented || isForANewWindow(event, link))
      return;
    const url = new URL(link.href);
    // A link within the page, such as one to a field with a problem.
    if (url.pathname === location.pathname && url.hash !== "") return;
    if (!staysInReport(url)) return;
    event.preventDefault();
    void show(url, {});
  });
  addEventListener("popstate", () => {
    if (isSending()) void show(new URL(location.href), {}, "back");
    else location.reload();
  });
  addEventListener("beforeunload", (event) => {
    // A page out of sight was left in a hurry (`browser/leave`): nobody may be asked then.
    if (isSending() && !document.documentElement.hidden) event.preventDefault();
  });
}

/** Leaving, deleting and beginning another report must really leave. */
export function staysInReport(url: URL, { origin }: Pick<Location, "origin"> = location): boolean {
  return (
    url.origin === origin &&
    /^\/report(\/|$)/.test(url.pathname) &&
    !/^\/report\/(delete|start)/.test(url.pathname)
  );
}

function isForANewWindow(event: MouseEvent, link: HTMLAnchorElement): boolean {
  return (
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey ||
    link.hasAttribute("download") ||
    (link.target !== "" && link.target !== "_self")
  );
}

/** The form's fields as the browser would send them, without files: those are on their way already. */
function bodyOf(form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) {
    if (typeof value === "string") body.append(name, value);
  }
  return body;
}

interface Page {
  readonly page: Document;
  readonly address: URL;
}

async function fetchPage(url: URL, request: RequestInit): Promise<Page> {
  const answer = await fetch(url, request);
  if (!(answer.headers.get("Content-Type") ?? "").startsWith("text/html")) throw new TypeError();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return { page, address: new URL(answer.url) };
}

/** Over a slow line that files fill, a page takes its time: whoever pressed a button is told that it was. */
function sayWait(isWaiting: boolean): void {
  const status = document.querySelector<HTMLElement>("[data-upload-opening]");
  if (status !== null) {
    status.textContent = isWaiting ? (status.dataset["uploadOpening"] ?? "") : "";
  }
  const notice = document.querySelector<HTMLElement>("[data-upload-no-page]");
  if (notice !== null) notice.hidden = true;
}

/** Nothing was lost: the page stands as it was, and the sentence says what to do. */
function sayNoPage(): void {
  const notice = document.querySelector<HTMLElement>("[data-upload-no-page]");
  if (notice === null) return;
  notice.hidden = false;
  notice.focus();
}

/** Whether a page is of another report than the files that are on their way. */
function isOfAnother(page: ParentNode): boolean {
  const [here, there] = [document, page].map(
    (one) => one.querySelector<HTMLElement>("[data-upload-panel]")?.dataset["report"],
  );
  return there !== undefined && there !== here;
}

function put(
  { page, address }: Page,
  direction: "on" | "back",
  arrived: (page: ParentNode, address: URL) => void,
): void {
  const now = document.querySelector(".public__body");
  const next = page.querySelector(".public__body");
  if (now === null || next === null || isOfAnother(page)) {
    location.assign(address);
    return;
  }
  arrived(page, address);
  now.replaceWith(document.adoptNode(next));
  document.title = page.title;
  if (direction === "on") history.pushState(null, "", address);
  scrollTo(0, 0);
  document.querySelector<HTMLElement>("#main")?.focus();
}
