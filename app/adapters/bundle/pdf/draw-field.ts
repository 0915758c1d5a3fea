import type { PaperField } from "#app/core/exhibits/certificate.ts";
import type { Paper } from "./paper.ts";

/** Most lines of one field: more go on in a field of their own, so that paper shows all of them. */
const MOST_LINES = 34;

/** Label, source and field, kept together; a value of many lines goes on in further fields. */
export function drawField(paper: Paper, field: PaperField, name: string): void {
  const all = paper.form.linesOf(field.value, paper.width);
  const parts = Math.ceil(all.length / MOST_LINES);
  for (let part = 0; part < parts; part += 1) {
    const lines = all.slice(part * MOST_LINES, (part + 1) * MOST_LINES);
    const label = part === 0 ? field.label : `${field.label} (goes on)`;
    const words = field.source === "" ? label : `${label} (from ${field.source})`;
    const style = { face: "bold", size: 8.5 } as const;
    const labelHeight = paper.heightOf(words, paper.width, style);
    const height = paper.form.heightOf(Math.max(lines.length, part === 0 ? field.lines : 1));
    if (paper.y + labelHeight + height + 4 > paper.bottom) paper.newPage();
    const y = paper.y;
    paper.write(paper.element("P"), words, { x: paper.left, y, width: paper.width, ...style });
    const box = { x: paper.left, y: y + labelHeight + 2, width: paper.width, height };
    paper.form.add(
      { name: `${name}-${part + 1}`, label, lines, element: paper.element("Form") },
      box,
    );
    paper.moveTo(box.y + height + 6);
  }
}
