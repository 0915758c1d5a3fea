import { FileRow } from "./file-row.ts";
import { fileSample } from "./file-sample.ts";
import type { UploaderWords } from "./words.ts";

/** An upload that the server has begun and not finished, as the page lists it. */
export interface Unfinished {
  readonly id: string;
  readonly size: number;
  readonly sample: string;
  readonly percent: number;
}

/** One of these, and its row in the list. */
export interface Begun {
  readonly about: Unfinished;
  readonly row: FileRow;
}

/** The uploads that the page lists as begun and that nobody goes on with yet. */
export class UnfinishedUploads {
  #all: Begun[];

  constructor(list: HTMLElement, words: UploaderWords) {
    this.#all = [...list.querySelectorAll<HTMLElement>("[data-upload]")].map((element) => {
      const about = JSON.parse(element.dataset["upload"] ?? "{}") as Unfinished;
      const row = new FileRow(element, words);
      row.show({ kind: "choose-again", percent: about.percent });
      return { about, row };
    });
  }

  get count(): number {
    return this.#all.length;
  }

  /** The one whose row that is. */
  in(element: Element | null): Begun | undefined {
    return this.#all.find(({ row }) => row.element === element);
  }

  add(begun: Begun): void {
    this.#all.push(begun);
  }

  /** Takes out the one that this file is, by size and sample. Throws when the device does not give the file. */
  async take(file: File): Promise<Begun | undefined> {
    const sameSize = this.#all.filter(({ about }) => about.size === file.size);
    if (sameSize.length === 0) return undefined;
    const sample = await fileSample(file);
    const found = sameSize.find(({ about }) => about.sample === sample);
    this.drop(found);
    return found;
  }

  drop(begun: Begun | undefined): void {
    this.#all = this.#all.filter((each) => each !== begun);
  }
}
