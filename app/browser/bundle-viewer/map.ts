import { labelsOf } from "#app/core/map/labels.ts";
import { scaleBar, type MapView } from "#app/core/map/view.ts";
import { all, make } from "./elements.ts";

const STEP = 1.6;
const CLOSEST = 0.002;
const MOVE = 0.15;
const SVG = "http://www.w3.org/2000/svg";

/** A part of the drawing, in its own units. */
interface Window {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Lets the map be looked at closely: by buttons, by keys where it has the focus, by dragging. Circles keep their size on the ground. */
export function bringMap(): void {
  const figure = document.getElementById("map-figure");
  const svg = figure?.querySelector("svg");
  if (figure === null || svg == null) return;
  const { width, height } = svg.viewBox.baseVal;
  const metresPerUnit = Number(figure.dataset["metres"]);
  const marks = all(".mark", svg).map((mark) => {
    const [x = 0, y = 0] = (mark.querySelector(".dot")?.getAttribute("d") ?? "")
      .replace(/[^\d. -]/g, " ")
      .trim()
      .split(/\s+/)
      .map(Number);
    return { number: mark.dataset["number"] ?? "", x, y };
  });
  let shown: Window = { x: 0, y: 0, width };
  const show = (wanted: Window) => {
    const wide = Math.min(width, Math.max(width * CLOSEST, wanted.width));
    const high = (wide * height) / width;
    shown = {
      width: wide,
      x: Math.min(width - wide, Math.max(0, wanted.x)),
      y: Math.min(height - high, Math.max(0, wanted.y)),
    };
    svg.setAttribute("viewBox", `${shown.x} ${shown.y} ${wide} ${high}`);
    const scale = wide / width;
    svg.style.setProperty("--scale", String(scale));
    for (const ring of svg.querySelectorAll(".unsaid")) ring.setAttribute("r", String(9 * scale));
    drawLabels(svg, labelsOf(marks, 14 * scale), scale);
    drawScale(svg, { ...shown, height: high, metresPerUnit });
  };
  const zoom = (by: number) => {
    const wide = shown.width / by;
    const high = (shown.width * height) / width;
    show({
      width: wide,
      x: shown.x + (shown.width - wide) / 2,
      y: shown.y + (high - high / by) / 2,
    });
  };
  const move = (right: number, down: number) => {
    show({ ...shown, x: shown.x + right, y: shown.y + down });
  };
  figure.prepend(
    toolsOf([
      ["Closer", () => zoom(STEP)],
      ["Farther", () => zoom(1 / STEP)],
      ["Left", () => move(-shown.width * MOVE, 0)],
      ["Right", () => move(shown.width * MOVE, 0)],
      ["Up", () => move(0, -shown.width * MOVE)],
      ["Down", () => move(0, shown.width * MOVE)],
      ["Whole map", () => show({ x: 0, y: 0, width })],
    ]),
  );
  bringDrag(svg, (right, down) => {
    const units = shown.width / svg.getBoundingClientRect().width;
    move(-right * units, -down * units);
  });
}

function toolsOf(acts: readonly (readonly [words: string, act: () => void])[]): HTMLElement {
  const tools = make("div", { class: "map-tools", role: "group", "aria-label": "Look closer" });
  for (const [words, act] of acts) {
    const button = make("button", { type: "button" }, words);
    button.addEventListener("click", act);
    tools.append(button);
  }
  return tools;
}

function drawLabels(svg: SVGSVGElement, labels: ReturnType<typeof labelsOf>, scale: number): void {
  const group = svg.querySelector(".labels");
  const texts = labels.map(({ text, x, y }) => {
    const made = document.createElementNS(SVG, "text");
    made.setAttribute("x", String(x + 9 * scale));
    made.setAttribute("y", String(y - 3 * scale));
    made.textContent = text;
    return made;
  });
  group?.replaceChildren(...texts);
}

function drawScale(
  svg: SVGSVGElement,
  at: Window & { readonly height: number; readonly metresPerUnit: number },
): void {
  const { metres, units } = scaleBar(at as Pick<MapView, "width" | "metresPerUnit"> as MapView);
  const margin = at.width / 60;
  const [x, y] = [at.x + margin, at.y + at.height - margin];
  svg.querySelector(".scale")?.setAttribute("d", `M${x} ${y}h${units}`);
  const label = svg.querySelector(".scale-label");
  label?.setAttribute("x", String(x));
  label?.setAttribute("y", String(y - margin / 2));
  if (label !== null)
    label.textContent = metres >= 1000 ? `${metres / 1000} km` : `${Number(metres.toFixed(2))} m`;
}

function bringDrag(svg: SVGSVGElement, drag: (right: number, down: number) => void): void {
  svg.addEventListener("pointerdown", (event) => {
    // A finger scrolls the page; a map that swallows it is a trap.
    if (event.pointerType === "touch") return;
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => {
    if (svg.hasPointerCapture(event.pointerId)) drag(event.movementX, event.movementY);
  });
}
