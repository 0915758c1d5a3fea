/** An element that the page has by its id. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found;
}

/** An input that the page has by its id. */
export function inputOf(id: string): HTMLInputElement {
  return byId(id) as HTMLInputElement;
}

/** A new element with text, at the end of another. */
export function child(parent: HTMLElement, name: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  parent.append(made);
  return made;
}
