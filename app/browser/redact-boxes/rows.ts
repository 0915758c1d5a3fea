import { MOST_ROWS } from "#app/core/redaction/box-form.ts";

// Rows of numbers in the forms that say what is covered, and rectangles drawn on a picture. Both pages of them work without it.

export const SIDES = ["left", "top", "right", "bottom"] as const;
const SVG = "http://www.w3.org/2000/svg";
/** The drawing counts in hundredths of a percent. */
const HUNDREDTHS = 100;
/** A press without a drag is no box. */
const LEAST_PERCENT = 0.5;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The rows of boxes, those that were added here too. */
export function rows(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-redaction-row]")];
}

/** A row's field by what it says. */
export function fieldOf(
  row: HTMLElement,
  said: string,
): HTMLInputElement | HTMLSelectElement | null {
  return row.querySelector<HTMLInputElement | HTMLSelectElement>(`[name^="${said}-"]`);
}

/** The edges that a row says, in percent; undefined where it says no box. */
export function edgesOf(row: HTMLElement): readonly number[] | undefined {
  const edges = SIDES.map((side) => {
    const text = fieldOf(row, side)?.value.replace(",", ".") ?? "";
    return text === "" ? Number.NaN : Number(text);
  });
  const [left = NaN, top = NaN, right = NaN, bottom = NaN] = edges;
  return right > left && bottom > top ? edges : undefined;
}

/** Says something to whoever draws. */
export function say(words: string): void {
  const said = document.querySelector<HTMLElement>("[data-redaction-said]");
  if (said !== null) said.textContent = words;
}

/**
 * Writes drawn edges into the first row whose `names` are all empty, or into a row that is added where there is none; answers the row. Says so, and
 * answers undefined, where the form has as many rows as it can have: a drawn box never goes without a word.
 */
export function keep(edges: readonly number[], names: readonly string[]): HTMLElement | undefined {
  const found = rows().find((row) => names.every((name) => fieldOf(row, name)?.value === ""));
  const row = found ?? addRow();
  if (row === undefined) {
    say(`This box was not kept: the form has ${MOST_ROWS} rows, and each is full.`);
    return undefined;
  }
  SIDES.forEach((side, place) => {
    const field = fieldOf(row, side);
    if (field !== null) field.value = String(edges[place] ?? 0);
  });
  const number = row.dataset["redactionRow"] ?? "";
  say(`Kept in row ${number}${found === undefined ? ", which was added" : ""}.`);
  return row;
}

/** One more row below the last, empty. */
function addRow(): HTMLElement | undefined {
  const last = rows().at(-1);
  const number = rows().length + 1;
  if (last === undefined || number > MOST_ROWS) return undefined;
  const row = last.cloneNode(true) as HTMLElement;
  row.dataset["redactionRow"] = String(number);
  const legend = row.querySelector("legend");
  if (legend !== null) legend.textContent = legend.textContent.replace(/\d+$/, `${number}`);
  for (const error of row.querySelectorAll('[id$="-error"]')) error.remove();
  for (const part of row.querySelectorAll("[name], [id], [for]")) {
    for (const attribute of ["name", "id", "for"]) {
      const value = part.getAttribute(attribute);
      if (value !== null) part.setAttribute(attribute, value.replace(/-\d+$/, `-${number}`));
    }
    part.removeAttribute("aria-describedby");
    part.removeAttribute("aria-invalid");
    part.classList.remove("usa-input--error");
    if (part instanceof HTMLInputElement) part.value = "";
    if (part instanceof HTMLSelectElement) part.selectedIndex = 0;
  }
  last.after(row);
  const count = document.querySelector<HTMLInputElement>('input[name="rows"]');
  if (count !== null) count.value = String(number);
  return row;
}

/** Draws one rectangle. */
export function rectangle(edges: readonly number[], cover: string): SVGRectElement {
  const [left = 0, top = 0, right = 0, bottom = 0] = edges.map((edge) => edge * HUNDREDTHS);
  const box = document.createElementNS(SVG, "rect");
  const sides = { x: left, y: top, width: right - left, height: bottom - top };
  for (const [name, value] of Object.entries(sides)) box.setAttribute(name, String(value));
  box.setAttribute("class", `redaction-box redaction-box--${cover}`);
  return box;
}

/** Follows a pointer over a picture while `may` says so: `draw` draws what else there is, `done` hears of a box of some size. */
export function followPointer(
  over: SVGSVGElement,
  picture: HTMLElement,
  {
    may,
    draw,
    done,
  }: {
    readonly may: () => boolean;
    readonly draw: () => void;
    readonly done: (edges: readonly number[]) => void;
  },
): void {
  let start: Point | undefined;
  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top, width, height } = picture.getBoundingClientRect();
    return { x: share(clientX - left, width), y: share(clientY - top, height) };
  };
  over.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !may()) return;
    event.preventDefault();
    over.setPointerCapture(event.pointerId);
    start = pointOf(event);
  });
  over.addEventListener("pointermove", (event) => {
    if (start === undefined) return;
    draw();
    over.append(rectangle(between(start, pointOf(event)), "solid"));
  });
  over.addEventListener("pointerup", (event) => {
    if (start === undefined) return;
    const edges = between(start, pointOf(event));
    const [left = 0, top = 0, right = 0, bottom = 0] = edges;
    start = undefined;
    if (right - left >= LEAST_PERCENT && bottom - top >= LEAST_PERCENT) done(edges);
    draw();
  });
  over.addEventListener("pointercancel", () => {
    start = undefined;
    draw();
  });
}

/** Edges in percent with two decimals: the box that both points are corners of. */
function between(one: Point, other: Point): readonly number[] {
  return [
    Math.min(one.x, other.x),
    Math.min(one.y, other.y),
    Math.max(one.x, other.x),
    Math.max(one.y, other.y),
  ];
}

function share(part: number, whole: number): number {
  const percent = whole === 0 ? 0 : (part * 100) / whole;
  return Math.round(Math.min(100, Math.max(0, percent)) * HUNDREDTHS) / HUNDREDTHS;
}
