import { sizeInWords } from "#app/core/evidence/size-in-words.ts";
import { FileRow } from "./file-row.ts";
import { fileSample } from "./file-sample.ts";
import { OneFile, type Unfinished } from "./one-file.ts";
import { askServer, type ServerFile } from "./server-state.ts";
import { stayWhile } from "./stay-on-page.ts";
import { say, type UploaderWords } from "./words.ts";

/** Files sent at the same time: more only make each slower. */
const AT_ONCE = 2;
const ASK_MILLIS = 3_000;

/** The list of files on their way, which goes along from page to page while any of them is. */
class UploadPanel {
  readonly #panel: HTMLElement;
  readonly #words: UploaderWords;
  readonly #list: HTMLElement;
  /** Where only files that were begun before are taken: a report that was sent. */
  readonly #finishOnly: boolean;
  readonly #unfinished: { readonly about: Unfinished; readonly row: FileRow }[];
  #files: OneFile[] = [];
  #waiting: OneFile[] = [];
  #sending = 0;
  #asking = false;

  constructor(panel: HTMLElement, list: HTMLElement) {
    this.#panel = panel;
    this.#list = list;
    this.#words = JSON.parse(panel.dataset["words"] ?? "{}") as UploaderWords;
    this.#finishOnly = panel.dataset["finishOnly"] !== undefined;
    this.#unfinished = [...list.querySelectorAll<HTMLElement>("[data-upload]")].map((element) => {
      const about = JSON.parse(element.dataset["upload"] ?? "{}") as Unfinished;
      const row = new FileRow(element, this.#words);
      row.show({ kind: "choose-again", percent: about.percent });
      return { about, row };
    });
    list.addEventListener("submit", (event) => {
      this.#takeBack(event);
    });
  }

  get isBusy(): boolean {
    return this.#files.some(({ ended }) => ended === undefined);
  }

  /** Takes over the page's file field: what is chosen goes at once, and the buttons for pages without script go. */
  listenIn(page: ParentNode): void {
    const own = page.querySelector<HTMLElement>("[data-upload-panel]");
    const body = page.querySelector(".public__body");
    // On a page that was fetched the panel comes along, in the place of that page's own or above its text.
    if (own !== null && own !== this.#panel) own.replaceWith(this.#panel);
    else if (own === null) body?.prepend(this.#panel);
    this.#panel.classList.toggle("uploads--along", own === null);
    for (const each of page.querySelectorAll<HTMLElement>("[data-without-script]")) {
      each.hidden = true;
    }
    for (const each of page.querySelectorAll<HTMLElement>("[data-with-script]")) {
      each.hidden = false;
    }
    const input = page.querySelector<HTMLInputElement>("input[type=file][data-uploader]");
    const takeChosen = () => {
      const chosen = [...(input?.files ?? [])];
      if (input === null || chosen.length === 0) return;
      // Emptied, so that the same file can be chosen again and the form carries none of them.
      input.value = "";
      void this.#take(chosen);
    };
    input?.addEventListener("change", takeChosen);
    // Over a slow line a file can be chosen before this script has come.
    takeChosen();
  }

  async #take(chosen: readonly File[]): Promise<void> {
    this.#panel.hidden = false;
    const added: OneFile[] = [];
    for (const file of chosen) {
      const known = await this.#begunBefore(file);
      const row = known?.row ?? this.#newRow(file);
      if (known === undefined && this.#finishOnly) {
        row.show({ kind: "other-file" });
        continue;
      }
      const one = new OneFile(file, row, known?.about, () => {
        this.#sayHowMany();
      });
      this.#files.push(one);
      this.#waiting.push(one);
      added.push(one);
    }
    this.#goOn();
    for (const one of added) await one.draw();
  }

  /** The unfinished upload that this file is, by size and sample. */
  async #begunBefore(file: File) {
    const sameSize = this.#unfinished.filter(({ about }) => about.size === file.size);
    if (sameSize.length === 0) return undefined;
    const sample = await fileSample(file);
    const found = sameSize.find(({ about }) => about.sample === sample);
    if (found !== undefined) this.#unfinished.splice(this.#unfinished.indexOf(found), 1);
    return found;
  }

  #newRow(file: File): FileRow {
    const template = this.#panel.querySelector("template");
    const copy = document.importNode(template?.content ?? document.createDocumentFragment(), true);
    const element = copy.firstElementChild as HTMLElement;
    (this.#list.querySelector("ul") ?? this.#list).append(element);
    const row = new FileRow(element, this.#words);
    row.name(file.name, sizeInWords(file.size));
    return row;
  }

  #goOn(): void {
    while (this.#sending < AT_ONCE) {
      const next = this.#waiting.shift();
      if (next === undefined) break;
      this.#sending += 1;
      void next.send().finally(() => {
        this.#sending -= 1;
        this.#goOn();
        void this.#askUntilChecked();
      });
    }
    this.#sayHowMany();
  }

  #sayHowMany(): void {
    const left = this.#files.filter(({ ended }) => ended === undefined).length;
    this.#panel.classList.toggle("uploads--busy", left > 0);
    const status = this.#panel.querySelector("[data-upload-status]");
    if (status === null || this.#files.length === 0) return;
    const words = this.#words;
    const many = left === 1 ? words.oneLeft : say(words.someLeft, { n: left });
    const sentence = left === 0 ? words.allThere : `${many} ${words.keepOpen}`;
    // Screen readers read a change aloud: only when there is one.
    if (status.textContent !== sentence) status.textContent = sentence;
  }

  /** Asks until the server has taken its own digest of every file that arrived. */
  async #askUntilChecked(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    for (;;) {
      const open = this.#files.filter(({ ended, checked }) => ended === "received" && !checked);
      if (open.length === 0) break;
      const found = await askServer();
      for (const file of open) {
        const known = found?.find(({ id }) => id === file.id);
        if (known !== undefined) showCheck(file, known);
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_MILLIS));
    }
    this.#asking = false;
  }

  /** The reporter takes back a file that is still being sent: first it stops, then the server forgets it. */
  #takeBack(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const row = form.closest(".file-row");
    const file = this.#files.find((each) => each.row.element === row);
    if (file === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#files = this.#files.filter((each) => each !== file);
    this.#waiting = this.#waiting.filter((each) => each !== file);
    void file.drop().then(async () => {
      if (file.id !== undefined) {
        const body = new URLSearchParams();
        for (const [name, value] of new FormData(form)) {
          if (typeof value === "string") body.append(name, value);
        }
        body.set("item", file.id);
        await fetch(form.action, { method: "POST", body }).catch(() => undefined);
      }
      row?.remove();
      this.#sayHowMany();
    });
  }
}

function showCheck(file: OneFile, { state, same }: ServerFile): void {
  file.checked =
    state === "damaged" ||
    same === false ||
    (state === "sealed" && (same === true || file.digest === null));
  if (state === "damaged" || same === false) file.row.show({ kind: "differs" });
  else if (!file.checked) file.row.show({ kind: "checking" });
  else file.row.show({ kind: same === true ? "checked" : "received" });
}

const element = document.querySelector<HTMLElement>("[data-upload-panel]");
const list = element?.querySelector<HTMLElement>("[data-upload-list]");
if (element != null && list != null) {
  const panel = new UploadPanel(element, list);
  panel.listenIn(document);
  stayWhile(
    () => panel.isBusy,
    (page) => {
      panel.listenIn(page);
    },
  );
}
