// Draws boxes on the picture with a pointer, and shows what the rows of numbers say as they are typed. The form works without it.

const SIDES = ["left", "top", "right", "bottom"] as const;
const SVG = "http://www.w3.org/2000/svg";
/** The drawing counts in hundredths of a percent. */
const HUNDREDTHS = 100;
/** A press without a drag is no box. */
const LEAST_PERCENT = 0.5;

interface Point {
  readonly x: number;
  readonly y: number;
}

const stage = document.querySelector<HTMLElement>("[data-redaction-stage]");
const picture = stage?.querySelector("img") ?? null;
const drawing = stage?.querySelector("svg") ?? null;
if (stage !== null && picture !== null && drawing !== null) bringBoxes(stage, picture, drawing);

function bringBoxes(figure: HTMLElement, image: HTMLImageElement, over: SVGSVGElement): void {
  let start: Point | undefined;
  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top, width, height } = image.getBoundingClientRect();
    return { x: share(clientX - left, width), y: share(clientY - top, height) };
  };
  over.classList.add("redaction-drawing");
  over.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    over.setPointerCapture(event.pointerId);
    start = pointOf(event);
  });
  over.addEventListener("pointermove", (event) => {
    if (start === undefined) return;
    drawRows(over);
    over.append(rectangle(edgesOf(start, pointOf(event)), "solid"));
  });
  over.addEventListener("pointerup", (event) => {
    if (start === undefined) return;
    keep(edgesOf(start, pointOf(event)));
    start = undefined;
    drawRows(over);
  });
  over.addEventListener("pointercancel", () => {
    start = undefined;
    drawRows(over);
  });
  for (const row of rows()) {
    row.addEventListener("input", () => {
      drawRows(over);
    });
  }
  const hint = figure.querySelector<HTMLElement>("[data-redaction-hint]");
  if (hint !== null) hint.hidden = false;
  drawRows(over);
}

function rows(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-redaction-row]")];
}

function fieldOf(row: HTMLElement, side: string): HTMLInputElement | HTMLSelectElement | null {
  return row.querySelector<HTMLInputElement | HTMLSelectElement>(`[name^="${side}-"]`);
}

/** Writes a drawn box into the first row that has no number, and goes on to its reason. */
function keep(edges: readonly number[]): void {
  const [left = 0, top = 0, right = 0, bottom = 0] = edges;
  if (right - left < LEAST_PERCENT || bottom - top < LEAST_PERCENT) return;
  const empty = rows().find((row) => SIDES.every((side) => fieldOf(row, side)?.value === ""));
  if (empty === undefined) return;
  SIDES.forEach((side, place) => {
    const field = fieldOf(empty, side);
    if (field !== null) field.value = String(edges[place] ?? 0);
  });
  fieldOf(empty, "reason")?.focus();
}

function drawRows(over: SVGSVGElement): void {
  over.replaceChildren();
  for (const row of rows()) {
    const edges = SIDES.map((side) => {
      const text = fieldOf(row, side)?.value.replace(",", ".") ?? "";
      return text === "" ? Number.NaN : Number(text);
    });
    const [left = NaN, top = NaN, right = NaN, bottom = NaN] = edges;
    if (right > left && bottom > top) {
      over.append(rectangle(edges, fieldOf(row, "cover")?.value ?? "solid"));
    }
  }
}

function rectangle(edges: readonly number[], cover: string): SVGRectElement {
  const [left = 0, top = 0, right = 0, bottom = 0] = edges.map((edge) => edge * HUNDREDTHS);
  const box = document.createElementNS(SVG, "rect");
  const sides = { x: left, y: top, width: right - left, height: bottom - top };
  for (const [name, value] of Object.entries(sides)) box.setAttribute(name, String(value));
  box.setAttribute("class", `redaction-box redaction-box--${cover}`);
  return box;
}

/** Edges in percent with two decimals: the box that both points are corners of. */
function edgesOf(one: Point, other: Point): readonly number[] {
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
