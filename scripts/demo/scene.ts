import {
  between,
  cloud,
  facade,
  lamp,
  polygon,
  stall,
  vehicle,
  type Point,
} from "./picture/shapes.ts";
import { MOODS, type Mood, type SceneKind } from "./picture/moods.ts";
import { randomFrom, type Random } from "./random.ts";

/** A picture before it is drawn. */
export interface Scene {
  readonly kind: SceneKind;
  /** The same for all pictures of one incident: its houses and colours. */
  readonly placeSeed: string;
  /** Where the camera stands and what passes by. */
  readonly viewSeed: string;
  readonly width: number;
  readonly height: number;
}

/** Draws a scene as SVG. The same scene is always the same text. */
export function drawScene(scene: Scene): string {
  const { width, height } = scene;
  const mood = MOODS[scene.kind];
  const place = randomFrom(scene.placeSeed);
  const view = randomFrom(scene.viewSeed);
  const frame: Frame = {
    width,
    height,
    horizon: height * (0.46 + view.next() * 0.12),
    vanishing: width * (0.32 + view.next() * 0.36),
  };
  const tilt = (view.next() - 0.5) * 6;
  // A little larger than the picture, so that no corner stays empty when it is tilted.
  const zoom = 1.1 + view.next() * 0.35;
  const shift = (size: number) => (-size * (zoom - 1) * (0.3 + view.next() * 0.4)).toFixed(1);
  const content = [
    `<rect width="${width}" height="${height}" fill="url(#sky)"/>`,
    skyline(place, mood, frame),
    ground(mood, frame),
    ...subject(scene.kind, { place, view, mood, frame }),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    definitions(mood),
    // Hardly anybody holds a phone level.
    `<g transform="rotate(${tilt.toFixed(2)} ${width / 2} ${height / 2}) translate(${shift(width)} ${shift(height)}) scale(${zoom.toFixed(3)})">`,
    ...content,
    "</g></svg>",
  ].join("");
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly horizon: number;
  /** Where the street's lines meet. */
  readonly vanishing: number;
}

interface Drawing {
  readonly place: Random;
  readonly view: Random;
  readonly mood: Mood;
  readonly frame: Frame;
}

function definitions(mood: Mood): string {
  const fade = (id: string, inner: string, outer: string) =>
    `<radialGradient id="${id}"><stop offset="0" stop-color="${inner}"/><stop offset="0.25" stop-color="${outer}" stop-opacity="0.6"/><stop offset="1" stop-color="${outer}" stop-opacity="0"/></radialGradient>`;
  return [
    "<defs>",
    `<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${mood.sky[0]}"/><stop offset="0.6" stop-color="${mood.sky[1]}"/></linearGradient>`,
    fade("glow", "#fff2cf", "#ffc46b"),
    fade("tail", "#ff9a86", "#d8271c"),
    '<filter id="soft"><feGaussianBlur stdDeviation="14"/></filter>',
    "</defs>",
  ].join("");
}

/** Houses at the end of the street and a row on each side, running to the vanishing point. */
function skyline(place: Random, mood: Mood, frame: Frame): string {
  const parts: string[] = [];
  const far: Point = { x: frame.vanishing, y: frame.horizon };
  for (let x = -60; x < frame.width + 60;) {
    const wide = place.between(90, 190);
    const top = frame.horizon - place.between(70, 210);
    parts.push(
      facade(
        place,
        mood,
        [
          { x, y: top },
          { x: x + wide, y: top },
          { x: x + wide, y: frame.horizon },
          { x, y: frame.horizon },
        ],
        { columns: place.between(3, 5), rows: place.between(3, 5) },
      ),
    );
    x += wide;
  }
  for (const side of [0, frame.width]) {
    const roof: Point = { x: side, y: -frame.height * 0.1 };
    const foot: Point = { x: side, y: frame.horizon + frame.height * 0.22 };
    const steps = [0, 0.3, 0.52, 0.68];
    for (const [index, from] of steps.entries()) {
      const to = steps[index + 1] ?? 0.8;
      const lower = place.next() * 0.14;
      const near = between(between(roof, far, from), between(foot, far, from), lower);
      const next = between(between(roof, far, to), between(foot, far, to), lower);
      parts.push(
        facade(place, mood, [near, next, between(foot, far, to), between(foot, far, from)], {
          columns: place.between(3, 4),
          rows: place.between(4, 6),
        }),
      );
    }
  }
  return parts.join("");
}

function ground(mood: Mood, frame: Frame): string {
  const { width, height, horizon, vanishing } = frame;
  const far: Point = { x: vanishing, y: horizon };
  const strip = (left: number, right: number, fill: string) =>
    polygon([far, { x: right, y: height * 1.1 }, { x: left, y: height * 1.1 }], fill);
  const dashes = [0.04, 0.16, 0.34, 0.6].map((from) => {
    const bottom: Point = { x: width * 0.5, y: height * 1.1 };
    const one = between(far, bottom, from);
    const two = between(far, bottom, from * 1.35 + 0.02);
    const half = 1.5 + from * 9;
    return polygon(
      [
        { x: one.x - half * 0.7, y: one.y },
        { x: one.x + half * 0.7, y: one.y },
        { x: two.x + half, y: two.y },
        { x: two.x - half, y: two.y },
      ],
      "#c9c4b4",
      0.55,
    );
  });
  return [
    polygon(
      [
        { x: -width, y: horizon },
        { x: width * 2, y: horizon },
        { x: width * 2, y: height * 1.2 },
        { x: -width, y: height * 1.2 },
      ],
      mood.pavement,
    ),
    strip(-width * 0.25, width * 1.25, mood.road),
    ...dashes,
  ].join("");
}

function subject(kind: SceneKind, drawing: Drawing): string[] {
  const { view, mood, frame } = drawing;
  switch (kind) {
    case "night-corner":
      return [...lamps(drawing, 3), ...vehicles(drawing, view.between(1, 3))];
    case "day-street":
    case "dusk-street":
      return [...lamps(drawing, 2), ...vehicles(drawing, view.between(1, 2))];
    case "house-at-dawn":
      return [house(drawing), ...lamps(drawing, 1), ...vehicles(drawing, view.between(0, 2))];
    case "night-lot":
      return [...lamps(drawing, 2), ...vehicles(drawing, view.between(5, 8))];
    case "day-square-smoke": {
      const stalls = [0.08, 0.3, 0.62, 0.82].map((part) =>
        stall(view, {
          x: frame.width * part,
          ground: frame.horizon + frame.height * (0.1 + view.next() * 0.08),
          width: frame.width * (0.12 + view.next() * 0.05),
        }),
      );
      const middle = {
        x: frame.width * (0.3 + view.next() * 0.4),
        y: frame.horizon + frame.height * 0.18,
      };
      const smoke = view.chance(0.75) ? cloud(view, middle, frame.width * 0.34) : "";
      return [...stalls, smoke];
    }
  }

  function house({ place }: Drawing): string {
    const left = frame.width * (0.2 + view.next() * 0.2);
    const wide = frame.width * 0.36;
    const foot = frame.horizon + frame.height * 0.12;
    const top = foot - frame.height * 0.46;
    const door = left + wide * 0.42;
    return [
      facade(
        place,
        mood,
        [
          { x: left, y: top },
          { x: left + wide, y: top },
          { x: left + wide, y: foot },
          { x: left, y: foot },
        ],
        { columns: 3, rows: 3 },
      ),
      `<rect x="${door}" y="${foot - frame.height * 0.11}" width="${wide * 0.16}" height="${frame.height * 0.11}" fill="#0d0d10"/>`,
      `<rect x="${left - 12}" y="${foot - frame.height * 0.13}" width="${wide + 24}" height="9" fill="#6b6663"/>`,
      `<rect x="${left - 12}" y="${foot - 4}" width="${wide + 24}" height="16" fill="#55504e"/>`,
    ].join("");
  }
}

function lamps({ view, mood, frame }: Drawing, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const near = 1 - index / (count + 0.5);
    const onLeft = index % 2 === 0;
    const curb = onLeft ? -frame.width * 0.12 : frame.width * 1.12;
    const far: Point = { x: frame.vanishing, y: frame.horizon };
    const foot = between(far, { x: curb, y: frame.height }, 0.3 + near * 0.42 + view.next() * 0.05);
    return lamp(mood, foot, frame.height * (0.16 + near * 0.42), onLeft);
  }).reverse();
}

function vehicles({ view, mood, frame }: Drawing, count: number): string[] {
  const nearness = Array.from({ length: count }, () => 0.18 + view.next() * 0.5).sort(
    (one, other) => one - other,
  );
  return nearness.map((near) => {
    const length = frame.width * (0.1 + near * 0.42);
    return vehicle(view, mood, {
      x: frame.width * (-0.05 + view.next() * 0.85),
      ground: frame.horizon + (frame.height - frame.horizon) * (0.12 + near * 0.75),
      length,
    });
  });
}
