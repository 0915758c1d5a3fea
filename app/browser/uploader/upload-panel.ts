import { sizeSaid } from "#app/ui/text/size-said.ts";
import { FileRow } from "./file-row.ts";
import { Line } from "./line.ts";
import { lookAt } from "./look-at.ts";
import { OneFile } from "./one-file.ts";
import { putInto, takeFrom } from "./panel-on-page.ts";
import { askServer, forget } from "./server-state.ts";
import { takeAway } from "./take-away.ts";
import { UnfinishedUploads, type Begun } from "./unfinished.ts";
import { askAgainMillis } from "./what-next.ts";
import { howAllStand, pageLanguage, say, type UploaderWords } from "./words.ts";

/** Files sent at the same time: more only make each slower. */
const AT_ONCE = 2;
/** The page behind the button that sends the report. */
const SENT = "/report/sent";
/** The page where files are added and taken back. */
const FILES = "/report/evidence";

/** The list of files on their way, which goes along from page to page while any of them is. */
export class UploadPanel {
  readonly #panel: HTMLElement;
  readonly #words: UploaderWords;
  readonly #list: HTMLElement;
  readonly #line = new Line();
  readonly #unfinished: UnfinishedUploads;
  #files: OneFile[] = [];
  #waiting: OneFile[] = [];
  readonly #leaving = new Set<FileRow>();
  #sending = 0;
  #asking = false;
  #asked = 0;
  /** Files that the server is about to be told of, one after the other. */
  #toBegin = 0;
  #begun: Promise<void> = Promise.resolve();
  #isUsed = false;

  constructor(panel: HTMLElement, list: HTMLElement) {
    this.#panel = panel;
    this.#list = list;
    this.#words = JSON.parse(panel.dataset["words"] ?? "{}") as UploaderWords;
    this.#unfinished = new UnfinishedUploads(list, this.#words);
    list.addEventListener("submit", (event) => {
      this.#takeBack(event);
    });
  }

  get isBusy(): boolean {
    return this.#files.some(({ ended }) => ended === undefined);
  }

  /** Takes over the page's file field: what is chosen goes at once, and the buttons for pages without script go. */
  listenIn(page: ParentNode, { pathname }: Pick<URL, "pathname">): void {
    if (pathname === SENT) this.#noWayBack();
    if (pathname === FILES) this.#lookAgain();
    putInto(page, this.#panel);
    takeFrom(page, (chosen) => {
      void this.#take(chosen);
    });
  }

  async #take(chosen: readonly File[]): Promise<void> {
    this.#panel.hidden = false;
    this.#isUsed = true;
    const added: OneFile[] = [];
    const twice: string[] = [];
    for (const file of chosen) {
      // What is on its way already needs nothing more, and is no other file.
      if (this.#files.some((one) => one.isComing(file))) {
        twice.push(say(this.#words.inList, { name: file.name }));
        continue;
      }
      this.#forgetGone(file);
      // A file that the device does not give is told from others as soon as it is looked at.
      const begun = await this.#unfinished.take(file).catch(() => undefined);
      const one = new OneFile(file, begun?.row ?? this.#newRow(file), {
        unfinished: begun?.about,
        report: this.#panel.dataset["report"] ?? "",
        line: this.#line,
        changed: () => {
          this.#goOn();
        },
      });
      this.#files.push(one);
      this.#waiting.push(one);
      added.push(one);
    }
    const note = this.#panel.querySelector("[data-upload-note]");
    if (note !== null) note.textContent = twice.join(" ");
    for (const one of added) void this.#begin(one);
    this.#sayHowMany();
    for (const one of added) await one.draw();
  }

  /** The server is told of every chosen file before the bytes of the next one go: what it knows of can be finished later, from anywhere. */
  async #begin(one: OneFile): Promise<void> {
    if (!(await one.look())) return;
    this.#toBegin += 1;
    this.#begun = this.#begun.then(() => one.begin());
    await this.#begun;
    this.#toBegin -= 1;
    this.#goOn();
  }

  #newRow(file: File): FileRow {
    const template = this.#panel.querySelector("template");
    const copy = document.importNode(template?.content ?? document.createDocumentFragment(), true);
    const element = copy.firstElementChild as HTMLElement;
    (this.#list.querySelector("ul") ?? this.#list).append(element);
    const row = new FileRow(element, this.#words);
    row.name(file.name, sizeSaid(file.size, this.#words.sizes, pageLanguage()));
    return row;
  }

  #goOn(): void {
    this.#waiting = this.#waiting.filter(({ ended }) => ended === undefined);
    while (this.#toBegin === 0 && this.#sending < AT_ONCE) {
      const next = this.#waiting.find(({ id }) => id !== undefined);
      if (next === undefined) break;
      this.#waiting = this.#waiting.filter((each) => each !== next);
      this.#sending += 1;
      void next.send().finally(() => {
        this.#sending -= 1;
        if (next.leftover !== undefined) {
          this.#files = this.#files.filter((each) => each !== next);
          this.#unfinished.add({ about: next.leftover, row: next.row });
        }
        this.#goOn();
        void this.#askUntilChecked();
      });
    }
    this.#sayHowMany();
  }

  #sayHowMany(): void {
    const many = (ended: OneFile["ended"]) =>
      this.#files.filter((each) => each.ended === ended).length;
    const left = many(undefined);
    this.#panel.classList.toggle("uploads--busy", left > 0);
    const howOn = this.#panel.querySelector<HTMLElement>("[data-upload-how-on]");
    if (howOn !== null) howOn.hidden = this.#unfinished.count === 0;
    const status = this.#panel.querySelector("[data-upload-status]");
    if (status === null || !this.#isUsed) return;
    const sentence = howAllStand(
      this.#words,
      {
        left,
        missing: many("not-taken") + this.#unfinished.count,
        notGone: many("taken-back"),
        differing: this.#files.filter(
          (each) => each.ended === "received" && (each.differs || each.isGone),
        ).length,
        received: many("received"),
      },
      pageLanguage(),
    );
    // Screen readers read a change aloud: only when there is one.
    if (status.textContent !== sentence) status.textContent = sentence;
  }

  /** Asks until the server has taken its own digest of every file that arrived. */
  async #askUntilChecked(): Promise<void> {
    this.#asked = 0;
    if (this.#asking) return;
    this.#asking = true;
    for (;;) {
      const open = this.#files.filter(({ ended, checked }) => ended === "received" && !checked);
      if (open.length === 0) break;
      const found = await askServer();
      for (const file of open) {
        // Taken back meanwhile.
        if (file.ended !== "received") continue;
        if (found !== undefined) await lookAt(file, found);
      }
      this.#sayHowMany();
      await new Promise((resolve) => setTimeout(resolve, askAgainMillis(this.#asked)));
      this.#asked += 1;
    }
    this.#asking = false;
  }

  /** A file was taken back, here or in the page's own list: what was let go because it was the same may be with nobody now. */
  #lookAgain(): void {
    for (const file of this.#files) {
      if (file.ended === "received") file.checked = false;
    }
    void this.#askUntilChecked();
  }

  /** A file that went with another is chosen again: its old row would say that it is not there. */
  #forgetGone(chosen: File): void {
    for (const old of this.#files.filter((one) => one.isGone && one.isOf(chosen))) {
      old.row.element.remove();
      this.#files = this.#files.filter((each) => each !== old);
    }
  }

  /** The reporter takes back a file of this list that is not in the page's own. */
  #takeBack(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const element = form.closest(".file-row");
    const file = this.#files.find(({ row }) => row.element === element);
    const begun = this.#unfinished.in(element);
    const row = file?.row ?? begun?.row;
    if (row === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    // Pressed twice, it is asked for once.
    if (this.#leaving.has(row)) return;
    this.#leaving.add(row);
    void this.#remove(form, row, { file, begun }).finally(() => this.#leaving.delete(row));
  }

  /** First it stops, then the server forgets it; only then it is gone from the list. */
  async #remove(
    form: HTMLFormElement,
    row: FileRow,
    { file, begun }: { readonly file: OneFile | undefined; readonly begun: Begun | undefined },
  ): Promise<void> {
    this.#isUsed = true;
    this.#waiting = this.#waiting.filter((each) => each !== file);
    await file?.drop();
    const id = file?.id ?? begun?.about.id;
    const outcome = id === undefined ? "forgotten" : await forget(form, id);
    if (outcome !== "forgotten") {
      row.show({ kind: outcome === "failed" ? "not-removed" : outcome });
    } else {
      this.#files = this.#files.filter((each) => each !== file);
      this.#unfinished.drop(begun);
      takeAway(row, this.#panel, this.#words);
      this.#lookAgain();
    }
    this.#sayHowMany();
  }

  /** The report is sent: nothing of it can be taken back any more. */
  #noWayBack(): void {
    const template = this.#panel.querySelector("template");
    for (const part of [this.#list, template?.content]) {
      for (const form of part?.querySelectorAll(".file-row__remove") ?? []) form.remove();
    }
  }
}
