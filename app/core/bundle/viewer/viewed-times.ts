import { timelineOf, type TimelineEntry } from "../../claims/timeline.ts";
import { dateFormat } from "../../date-format.ts";
import { millisOf, type Instant } from "../../instant.ts";
import type { ListedExhibit } from "../exhibit-list.ts";
import type { BundlePlan } from "../payload.ts";
import { htmlText } from "./shown-text.ts";
import { seenAssessment } from "./view-exhibit.ts";
import { levelWords, timeWords } from "./short-words.ts";
import { placedWords } from "./viewed-words.ts";

interface ViewedTime extends TimelineEntry {
  readonly number: string;
  readonly value: string;
}

const WIDTH = 1000;
const LEAST = 4;

/** All exhibits on one line by the office's clock, each time as wide as its doubt; pieces of HTML. */
export function* timelineHtml(plan: BundlePlan): Generator<string> {
  const times = plan.listed.flatMap((one) => timesOf(one));
  const line = timelineOf(times);
  const ticks = line?.ticks ?? [];
  const marks = ticks.map(({ share }) => `M${units(share)} 0v16`).join("");
  const bars = new Map(line?.bars.map((bar) => [bar.key, bar]));
  if (ticks.length > 0) {
    const zone = plan.content.office.timeZone;
    const said = ticks.map(({ at }) => brief(at, zone)).join("; ");
    yield `<p class="ticks">Thin lines, from left to right: ${htmlText(said)}.</p>`;
  }
  yield `<ol class="times" role="list">\n`;
  for (const { key, number, value } of times.toSorted(byFirstBound)) {
    const bar = bars.get(key);
    const width = bar === undefined ? 0 : Math.max(LEAST, (bar.to - bar.from) * WIDTH);
    const open = bar?.openStart === true || bar?.openEnd === true ? ' class="open"' : "";
    const drawn =
      bar === undefined
        ? ""
        : `<svg viewBox="0 0 ${WIDTH} 16" preserveAspectRatio="none" aria-hidden="true"><path d="${marks}"/>` +
          `<rect${open} x="${units(bar.from)}" y="3" width="${width.toFixed(1)}" height="10"/></svg>`;
    yield `<li><p><a href="#exhibit-${number}">${number}</a> ${htmlText(value)}</p>${drawn}</li>\n`;
  }
  yield `</ol>\n`;
}

function units(share: number): string {
  return (share * WIDTH).toFixed(1);
}

/** The best time of the file, and each that the office worked out and did not take back. What nothing bounds is told without a bar. */
function timesOf(listed: ListedExhibit): readonly ViewedTime[] {
  const { exhibit } = listed;
  const { number } = exhibit;
  if (!listed.rules.columns.includes("time")) return [];
  const best = seenAssessment(listed)?.bestTime;
  const placed = listed.rules.classes.includes("item-facts") ? (exhibit.placements ?? []) : [];
  const ofFile: ViewedTime = {
    ...{ number, key: number, value: timeWords(listed) },
    ...{ earliest: best?.earliest ?? null, latest: best?.latest ?? null },
  };
  return [
    ofFile,
    ...placed.flatMap((one): ViewedTime[] =>
      one.placed.kind === "time" && one.judged !== null
        ? [
            {
              ...{ number, key: `${number} ${one.id}` },
              ...{ earliest: one.placed.earliest, latest: one.placed.latest },
              value: `${placedWords(one)} (${levelWords(one.judged.level)}), worked out by the office`,
            },
          ]
        : [],
    ),
  ];
}

/** By when they may have been; those that nothing bounds come last. */
function byFirstBound(one: ViewedTime, other: ViewedTime): number {
  const of = ({ earliest, latest }: ViewedTime) => {
    const bound = earliest ?? latest;
    return bound === null ? Number.MAX_SAFE_INTEGER : millisOf(bound);
  };
  return of(one) - of(other);
}

function brief(at: Instant, timeZone: string): string {
  const options = { month: "short", day: "numeric", year: "numeric" } as const;
  const clock = { hour: "numeric", minute: "2-digit", timeZoneName: "short" } as const;
  const text = dateFormat("en-US", { timeZone, ...options, ...clock }).format(millisOf(at));
  return text.replace(/[\u00A0\u202F]/g, " ");
}
