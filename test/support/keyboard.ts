import { errors, type FileChooser, type Page } from "playwright-core";

/** No page has so many controls. */
const MOST_TABS = 150;
const PICKER_MILLIS = 20_000;

/** Walks pages with Tab, Enter, Space, arrows and typing alone, and notes whatever a reader without a mouse could not see or name. */
export class Keyboard {
  readonly page: Page;
  /** Every control that had the focus without a ring or a place in sight, with its page, and every page that scrolls sideways. */
  readonly faults = new Set<string>();
  #said = "";

  constructor(page: Page) {
    this.page = page;
    // From now on, not only once a picker is waited for: the browser would first have to be told, and a key can be faster.
    page.on("filechooser", () => undefined);
  }

  /** Moves on to the next control; answers with its role and name, such as `button "Continue"`; undefined where the page has no further one. */
  async tab(): Promise<string | undefined> {
    await this.page.keyboard.press("Tab");
    if ((await this.#look()) === undefined) return undefined;
    const focused = this.page.locator(":focus");
    // A field for a time has parts of the browser's own, which are that field still.
    if ((await focused.count()) > 0) {
      const snapshot = await focused.ariaSnapshot();
      this.#said = /^- '?([^\n]*?)'?:?(?:\n|$)/.exec(snapshot)?.[1] ?? snapshot;
    }
    return this.#said;
  }

  /** Moves on to the control whose role and name begin so, around the page's end at most once. */
  async tabTo(said: string): Promise<void> {
    const met: string[] = [];
    let ends = 0;
    while (met.length < MOST_TABS && ends < 2) {
      const focused = await this.tab();
      if (focused?.startsWith(said) === true) return;
      if (focused === undefined) ends += 1;
      met.push(focused ?? "(the page's end)");
    }
    throw new Error(`no ${said} on ${this.page.url()} among ${[...new Set(met)].join(", ")}`);
  }

  /** Passes every control of the page once, until the focus leaves it. */
  async passAll(): Promise<void> {
    for (let n = 0; n < MOST_TABS; n += 1) {
      await this.page.keyboard.press("Tab");
      if ((await this.#look()) === undefined) return;
    }
    throw new Error(`the focus never leaves ${this.page.url()}`);
  }

  /** Presses Enter on that control and waits for the page that it leads to. */
  async go(said: string): Promise<void> {
    await this.tabTo(said);
    await Promise.all([this.page.waitForEvent("load"), this.page.keyboard.press("Enter")]);
  }

  /** Types into that field. */
  async type(said: string, text: string): Promise<void> {
    await this.tabTo(said);
    await this.page.keyboard.type(text);
  }

  /** Chooses that radio or checkbox. */
  async choose(said: string): Promise<void> {
    await this.tabTo(said);
    await this.page.keyboard.press("Space");
  }

  /** Opens the picker of that file field by a key, and chooses in it. */
  async pick(said: string, files: readonly string[]): Promise<void> {
    await this.tabTo(said);
    const picker = (await this.#picker()) ?? (await this.#picker());
    if (picker === undefined) throw new Error(`no picker opens at ${said}`);
    await picker.setFiles([...files]);
  }

  /** A browser that is held up for seconds between a key's going down and up no longer takes it for the user's own: then undefined. */
  async #picker(): Promise<FileChooser | undefined> {
    const [picker] = await Promise.all([
      this.page.waitForEvent("filechooser", { timeout: PICKER_MILLIS }).catch((error: unknown) => {
        if (error instanceof errors.TimeoutError) return undefined;
        throw error;
      }),
      this.page.keyboard.press("Space"),
    ]);
    return picker;
  }

  /** Notes what is wrong with how the focused control is seen; undefined where none has the focus. */
  async #look(): Promise<true | undefined> {
    const found = await this.page.evaluate(faultsOfFocus);
    if (found === undefined) return undefined;
    const { pathname } = new URL(this.page.url());
    for (const fault of found.faults) this.faults.add(`${pathname}: ${found.what} ${fault}`);
    return true;
  }
}

/** Runs in the page: how the focused control is seen. */
function faultsOfFocus(): { what: string; faults: string[] } | undefined {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return undefined;
  const what = focused.outerHTML.slice(0, 120);
  // A row around a radio may draw the ring in its stead; in the parts of a field for a time the browser draws its own.
  let marked: Element | null = focused;
  const isMarked = (element: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  while (marked !== null && !isMarked(marked)) marked = marked.parentElement;
  const faults = marked === null && focused.matches(":focus") ? ["has no ring"] : [];
  // Of a field that is higher than a low window the browser shows the line that is written on: as much as a finger needs is enough.
  const owner = marked ?? focused;
  const { left, top, right, bottom } = owner.getBoundingClientRect();
  const [from, to] = [Math.max(0, top), Math.min(innerHeight, bottom)];
  const isInSight = to - from >= Math.min(bottom - top, 24);
  const covered = [0.1, 0.5, 0.9].filter((down) => {
    const over = document.elementFromPoint((left + right) / 2, from + (to - from) * down);
    return over === null || !(owner.contains(over) || over.contains(owner));
  });
  if (!isInSight || covered.length > 1) faults.push("is out of sight or covered");
  return { what, faults };
}
