import { pageLanguage, say, timeLeft, type UploaderWords } from "./words.ts";

/** Where a file is on its way, as its sender reads it. */
export type Shown =
  | {
      readonly kind:
        | "waiting"
        | "offline"
        | "unreached"
        | "busy"
        | "received"
        | "checking"
        | "checked"
        | "gone"
        | "differs"
        | "failed"
        | "unreadable";
    }
  | { readonly kind: "paused"; readonly percent: number }
  | {
      readonly kind: "sending";
      readonly percent: number;
      /** Undefined while nobody can say. */
      readonly secondsLeft: number | undefined;
    }
  | { readonly kind: "choose-again"; readonly percent: number }
  | { readonly kind: "refused"; readonly code: string }
  /** The report has the same bytes as the file of that name: beside this one, or in its place. */
  | { readonly kind: "same-kept" | "same-once"; readonly name: string }
  | { readonly kind: "not-read" }
  | { readonly kind: "not-removed" }
  | { readonly kind: "not-here" };

const CLASSES: Readonly<Partial<Record<Shown["kind"], string>>> = {
  received: "received",
  checking: "received",
  checked: "sealed",
  "same-kept": "sealed",
  "same-once": "sealed",
  gone: "failed",
  differs: "failed",
  failed: "failed",
  unreadable: "failed",
  "not-read": "failed",
  "not-removed": "failed",
  "not-here": "failed",
  refused: "failed",
};

/** The signs beside the words, by the row's look. What waits and goes on by itself has the sign of a pause instead. */
const SIGNS: Readonly<Record<string, string>> = {
  received: "check",
  sealed: "seal",
  failed: "alert",
  receiving: "clock",
};
const PAUSED: readonly Shown["kind"][] = ["paused", "offline", "unreached", "busy", "choose-again"];

/** One file's row in the list: made from the page's template, or one that the server wrote for an unfinished file. */
export class FileRow {
  readonly element: HTMLElement;
  readonly #words: UploaderWords;
  readonly #state: HTMLElement;
  readonly #progress: HTMLProgressElement | null;
  readonly #pause: HTMLButtonElement | null;
  readonly #about: HTMLAnchorElement | null;
  #shown = "";

  constructor(element: HTMLElement, words: UploaderWords) {
    this.element = element;
    this.#about = element.querySelector<HTMLAnchorElement>("[data-upload-about]");
    this.#words = words;
    this.#state = element.querySelector<HTMLElement>(".file-row__state span:last-child") ?? element;
    this.#progress = element.querySelector("progress");
    this.#pause = element.querySelector<HTMLButtonElement>("[data-upload-pause]");
  }

  /** Calls back with what the button asks for: to pause, or to go on. */
  onPause(asked: () => void): void {
    this.#pause?.addEventListener("click", asked);
  }

  /** Leads to what came with the file, which is under this id now. */
  cameAs(id: string): void {
    if (this.#about === null || !this.#about.hidden) return;
    this.#about.href += id;
    this.#about.hidden = false;
  }

  get fileName(): string {
    return this.element.querySelector(".file-row__name bdi")?.textContent ?? "";
  }

  name(name: string, facts: string): void {
    const named = this.element.querySelector(".file-row__name bdi");
    if (named !== null) named.textContent = name;
    const described = this.element.querySelector(".file-row__facts");
    if (described !== null) described.textContent = facts;
    if (this.#progress !== null) this.#progress.setAttribute("aria-label", name);
    const remove = this.element.querySelector(".file-row__remove .sr-only");
    if (remove !== null) remove.textContent = say(this.#words.removeFile, { name });
  }

  /** Puts a picture of the file where the page has its kind's sign. */
  picture(drawn: HTMLCanvasElement): void {
    this.element.querySelector(".file-row__picture")?.replaceChildren(drawn);
  }

  show(shown: Shown): void {
    const sentence = this.#sentence(shown);
    // Screen readers and the browser's layout are left alone when nothing changed.
    if (sentence === this.#shown) return;
    this.#shown = sentence;
    this.#state.textContent = sentence;
    const look = CLASSES[shown.kind] ?? "receiving";
    this.element.className = `file-row file-row--${look}`;
    this.#sign(PAUSED.includes(shown.kind) ? "pause" : SIGNS[look]);
    if (this.#progress !== null) {
      this.#progress.hidden = !("percent" in shown);
      if ("percent" in shown) this.#progress.value = shown.percent;
    }
    if (this.#pause !== null) {
      this.#pause.hidden = shown.kind !== "sending" && shown.kind !== "paused";
      const isPaused = shown.kind === "paused";
      this.#pause.textContent = isPaused ? this.#words.goOn : this.#words.pause;
      // Of many buttons in a list, each says whose it is.
      const whole = isPaused ? this.#words.goOnFile : this.#words.pauseFile;
      this.#pause.setAttribute("aria-label", say(whole, { name: this.fileName }));
    }
  }

  /** The page brings the drawings along. */
  #sign(name: string | undefined): void {
    const signs = document.querySelector<HTMLTemplateElement>("[data-upload-signs]");
    const drawn = signs?.content.querySelector(`[data-sign="${name}"] svg`);
    if (drawn == null) return;
    this.element
      .querySelector(".file-row__state svg")
      ?.replaceWith(document.importNode(drawn, true));
  }

  #sentence(shown: Shown): string {
    const words = this.#words;
    switch (shown.kind) {
      case "sending":
        return shown.secondsLeft === undefined
          ? say(words.sending, { n: shown.percent })
          : say(words.sendingLeft, {
              n: shown.percent,
              left: timeLeft(words, shown.secondsLeft, pageLanguage()),
            });
      case "paused":
        return say(words.paused, { n: shown.percent });
      case "choose-again":
        return say(words.chooseAgain, { n: shown.percent });
      case "refused":
        return words.refused[shown.code] ?? words.failed;
      case "same-kept":
        return say(words.sameKept, { name: shown.name });
      case "same-once":
        return say(words.sameOnce, { name: shown.name });
      case "not-read":
        return words.notRead;
      case "not-removed":
        return words.notRemoved;
      case "not-here":
        return words.notHere;
      default:
        return words[shown.kind];
    }
  }
}
