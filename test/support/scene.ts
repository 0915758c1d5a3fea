import sharp from "sharp";

/** A photo of a scene of coloured discs, 800 by 600; another number is another scene. */
export function scene(number: number): Promise<Buffer> {
  const at = (n: number) => Math.abs(Math.sin(number * 12.9898 + n * 78.233) * 43_758.5453) % 1;
  const discs = Array.from({ length: 14 }, (_, disc) => {
    const [x, y, radius] = [
      at(5 * disc) * 800,
      at(5 * disc + 1) * 600,
      40 + at(5 * disc + 2) * 130,
    ];
    const colour = `hsl(${at(5 * disc + 3) * 360} 60% ${20 + at(5 * disc + 4) * 60}%)`;
    return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#445"/>${discs.join("")}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer();
}

/** The photo as a messenger might send it on: smaller and weaker. */
export function sentOn(photo: Uint8Array): Promise<Buffer> {
  return sharp(photo).resize(500).jpeg({ quality: 60 }).toBuffer();
}
