import type { Category } from "#app/core/intake/category.ts";
import type { SceneKind } from "../picture/moods.ts";

/**
 * What people say about one incident in one language. `{a|b}` stands for one of several wordings, so that two people
 * tell the same evening with other numbers and other words.
 */
export interface Telling {
  readonly openings: readonly string[];
  /** The course of events, in order; each with several ways to put it. */
  readonly beats: readonly (readonly string[])[];
  /** What only some people noticed. */
  readonly asides: readonly string[];
}

/** One invented incident. Times are local wall times; coordinates lie on open water, so that they name nobody's door. */
export interface Incident {
  readonly key: string;
  /** How many of 200 reports are about it. */
  readonly reports: number;
  readonly category: Category;
  /** What some reporters choose instead. */
  readonly otherCategories: readonly Category[];
  readonly day: string;
  readonly start: string;
  readonly minutes: number;
  /** UTC offset on that day, as a phone writes it. */
  readonly offset: "-04:00" | "-05:00";
  readonly latitude: number;
  readonly longitude: number;
  readonly places: readonly string[];
  readonly scene: SceneKind;
  /** What its pictures show, for exhibit lists. */
  readonly captions: readonly string[];
  readonly english: Telling;
  readonly spanish: Telling;
}
