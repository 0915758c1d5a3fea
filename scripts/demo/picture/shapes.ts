import type { Random } from "../random.ts";

/** A place in the picture, in pixels from its upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Four corners of something flat that is seen from an angle: upper left, upper right, lower right, lower left. */
export type Quad = readonly [Point, Point, Point, Point];

/** What the light of a scene does to the things in it. */
export interface Light {
  readonly wall: readonly string[];
  readonly litWindow: string;
  readonly darkWindow: string;
  /** How many of the windows are lit. */
  readonly lit: number;
  readonly lampsOn: boolean;
  readonly vehicles: readonly string[];
}

/** The point at `u` (left to right) and `v` (top to bottom) of a quad, both from 0 to 1. */
function within([a, b, c, d]: Quad, u: number, v: number): Point {
  const top = between(a, b, u);
  return between(top, between(d, c, u), v);
}

/** The point that lies at `part` of the way from one to the other. */
export function between(one: Point, other: Point, part: number): Point {
  return { x: one.x + (other.x - one.x) * part, y: one.y + (other.y - one.y) * part };
}

/** A filled shape with straight sides. */
export function polygon(points: readonly Point[], fill: string, opacity = 1): string {
  const list = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  return `<polygon points="${list}" fill="${fill}"${opacity === 1 ? "" : ` opacity="${opacity}"`}/>`;
}

/** A house front with rows of windows, some of them lit. */
export function facade(
  random: Random,
  light: Light,
  quad: Quad,
  grid: { readonly columns: number; readonly rows: number },
): string {
  const parts = [polygon(quad, random.pick(light.wall))];
  for (let row = 0; row < grid.rows; row += 1) {
    for (let column = 0; column < grid.columns; column += 1) {
      const left = (column + 0.25) / grid.columns;
      const right = (column + 0.75) / grid.columns;
      const top = (row + 0.22) / (grid.rows + 0.6);
      const bottom = (row + 0.75) / (grid.rows + 0.6);
      const fill = random.chance(light.lit) ? light.litWindow : light.darkWindow;
      const corners = [
        within(quad, left, top),
        within(quad, right, top),
        within(quad, right, bottom),
        within(quad, left, bottom),
      ];
      parts.push(polygon(corners, fill));
    }
  }
  return parts.join("");
}

/** A street lamp standing at `foot`; `size` is its height in pixels. */
export function lamp(light: Light, foot: Point, size: number, toRight: boolean): string {
  const reach = (toRight ? 1 : -1) * size * 0.2;
  const head = { x: foot.x + reach, y: foot.y - size };
  const pole = `<path d="M${foot.x} ${foot.y} V${foot.y - size} H${head.x}" stroke="#23252b" stroke-width="${Math.max(2, size * 0.018)}" fill="none"/>`;
  if (!light.lampsOn) return pole;
  const glow = (radius: number, opacity: number) =>
    `<circle cx="${head.x}" cy="${head.y}" r="${radius}" fill="url(#glow)" opacity="${opacity}"/>`;
  const pool = `<ellipse cx="${head.x}" cy="${foot.y}" rx="${size * 0.5}" ry="${size * 0.09}" fill="url(#glow)" opacity="0.5"/>`;
  return pole + glow(size * 0.55, 0.55) + glow(size * 0.16, 1) + pool;
}

/** A parked or standing vehicle, seen from the side; `length` is in pixels. */
export function vehicle(
  random: Random,
  light: Light,
  at: { readonly x: number; readonly ground: number; readonly length: number },
): string {
  const { x, ground, length } = at;
  const height = length * random.pick([0.4, 0.36, 0.32]);
  const body = ground - height * 0.62;
  const paint = random.pick(light.vehicles);
  const forward = random.chance(0.5);
  const cabin = [
    { x: x + length * 0.16, y: body },
    { x: x + length * 0.27, y: ground - height },
    { x: x + length * 0.8, y: ground - height },
    { x: x + length * 0.92, y: body },
  ];
  const wheel = (cx: number) =>
    `<circle cx="${cx}" cy="${ground}" r="${height * 0.19}" fill="#111215"/>`;
  const front = { x: forward ? x + length : x, y: body + height * 0.2 };
  const back = { x: forward ? x : x + length, y: front.y };
  return [
    `<ellipse cx="${x + length / 2}" cy="${ground + height * 0.16}" rx="${length * 0.56}" ry="${height * 0.12}" fill="#000" opacity="0.35"/>`,
    polygon(cabin, paint),
    polygon(
      cabin.map((corner, index) => ({
        x: corner.x + (index < 2 ? 1 : -1) * length * 0.035,
        y: corner.y + (index === 1 || index === 2 ? height * 0.06 : 0),
      })),
      "#10141c",
      0.85,
    ),
    `<rect x="${x}" y="${body}" width="${length}" height="${height * 0.6}" rx="${height * 0.16}" fill="${paint}"/>`,
    wheel(x + length * 0.2),
    wheel(x + length * 0.8),
    light.lampsOn
      ? `<circle cx="${front.x}" cy="${front.y}" r="${height * 0.75}" fill="url(#glow)" opacity="0.8"/><circle cx="${back.x}" cy="${back.y}" r="${height * 0.4}" fill="url(#tail)" opacity="0.9"/>`
      : "",
  ].join("");
}

/** A market stall with a striped awning. */
export function stall(
  random: Random,
  at: { readonly x: number; readonly ground: number; readonly width: number },
): string {
  const { x, ground, width } = at;
  const [one, other] = random.pick([
    ["#b5392f", "#efe6d8"],
    ["#2f6d4e", "#f1ead9"],
    ["#2d4f86", "#eceff2"],
  ] as const);
  const top = ground - width * 0.75;
  const stripes = Array.from(
    { length: 8 },
    (_, index) =>
      `<rect x="${x + (index * width) / 8}" y="${top}" width="${width / 8}" height="${width * 0.22}" fill="${index % 2 === 0 ? one : other}"/>`,
  );
  const legs = [x + 4, x + width - 8].map(
    (left) => `<rect x="${left}" y="${top}" width="4" height="${ground - top}" fill="#4b4a45"/>`,
  );
  return `${legs.join("")}<rect x="${x}" y="${ground - width * 0.3}" width="${width}" height="${width * 0.3}" fill="#7b6a52"/>${stripes.join("")}`;
}

/** Smoke over the ground. */
export function cloud(random: Random, middle: Point, size: number): string {
  const puffs = Array.from({ length: 9 }, () => {
    const cx = middle.x + (random.next() - 0.5) * size * 1.5;
    const cy = middle.y - random.next() * size * 0.55;
    const r = size * (0.18 + random.next() * 0.25);
    return `<circle cx="${cx.toFixed(0)}" cy="${cy.toFixed(0)}" r="${r.toFixed(0)}" fill="${random.pick(["#e7e2d6", "#d9d6cf", "#e4d3b4"])}" opacity="0.55"/>`;
  });
  return `<g filter="url(#soft)">${puffs.join("")}</g>`;
}
