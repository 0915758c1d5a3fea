import type { Light } from "./shapes.ts";

/** What a generated picture looks like. No person and no real place is in any of them. */
export type SceneKind =
  | "night-corner"
  | "house-at-dawn"
  | "day-square-smoke"
  | "day-street"
  | "dusk-street"
  | "night-lot";

/** The colours of an hour of the day. */
export interface Mood extends Light {
  readonly sky: readonly [string, string];
  readonly road: string;
  readonly pavement: string;
}

const NIGHT: Mood = {
  sky: ["#080b18", "#2a2638"],
  road: "#191a20",
  pavement: "#2b2a2f",
  wall: ["#26232b", "#302a2c", "#1f222b", "#33302e"],
  litWindow: "#f0c979",
  darkWindow: "#14151c",
  lit: 0.28,
  lampsOn: true,
  vehicles: ["#1a1b20", "#22252d", "#34373e", "#2a2026"],
};

const DAWN: Mood = {
  ...NIGHT,
  sky: ["#1c2440", "#b58a86"],
  road: "#2a2a33",
  pavement: "#3d3a40",
  wall: ["#4d4a52", "#5a4d4a", "#45485a"],
  lit: 0.35,
};

const DUSK: Mood = {
  ...NIGHT,
  sky: ["#34406b", "#d99a72"],
  road: "#34333a",
  pavement: "#4c474b",
  wall: ["#5c5052", "#4d4b57", "#6b5a50"],
  lit: 0.4,
};

const DAY: Mood = {
  sky: ["#86a9cf", "#dfe6ea"],
  road: "#5b5d61",
  pavement: "#93918c",
  wall: ["#a9826b", "#b8a68c", "#8d8a86", "#9c6f5f", "#c3b7a2"],
  litWindow: "#c6d6e2",
  darkWindow: "#49545f",
  lit: 0.3,
  lampsOn: false,
  vehicles: ["#1d1f24", "#2b3036", "#5b6168", "#34363c"],
};

/** The hour at which each kind of scene is. */
export const MOODS: Readonly<Record<SceneKind, Mood>> = {
  "night-corner": NIGHT,
  "house-at-dawn": DAWN,
  "day-square-smoke": DAY,
  "day-street": DAY,
  "dusk-street": DUSK,
  "night-lot": NIGHT,
};
