import { edgesOf, fieldOf, followPointer, keep, rectangle, rows, SIDES } from "./rows.ts";

// Draws boxes on the picture with a pointer, and shows what the rows of numbers say as they are typed. The form works without it.

const stage = document.querySelector<HTMLElement>("[data-redaction-stage]");
const picture = stage?.querySelector("img") ?? null;
const drawing = stage?.querySelector("svg") ?? null;
if (stage !== null && picture !== null && drawing !== null) bringBoxes(stage, picture, drawing);

function bringBoxes(figure: HTMLElement, image: HTMLImageElement, over: SVGSVGElement): void {
  const draw = () => {
    drawRows(over);
  };
  over.classList.add("redaction-drawing");
  followPointer(over, image, {
    may: () => true,
    draw,
    done: (edges) => {
      const row = keep(edges, SIDES);
      if (row !== undefined) fieldOf(row, "reason")?.focus();
    },
  });
  // Rows that are added later are heard too.
  document.addEventListener("input", draw);
  const hint = figure.querySelector<HTMLElement>("[data-redaction-hint]");
  if (hint !== null) hint.hidden = false;
  draw();
}

function drawRows(over: SVGSVGElement): void {
  over.replaceChildren();
  for (const row of rows()) {
    const edges = edgesOf(row);
    if (edges !== undefined) over.append(rectangle(edges, fieldOf(row, "cover")?.value ?? "solid"));
  }
}
