import { timeCode } from "#app/core/evidence/time-code.ts";
import { boxAt } from "#app/core/redaction/boxes-over-time.ts";
import { tickOf } from "#app/core/redaction/film-form.ts";
import { TICKS_PER_SECOND, type KeyFrame } from "#app/core/redaction/plan.ts";
import {
  edgesOf,
  fieldOf,
  followPointer,
  keep,
  rectangle,
  rows,
  say,
  SIDES,
} from "../redact-boxes/rows.ts";

// Boxes drawn on the player where it stands still, times taken from it, and what the rows say shown over it while it plays. The form works
// without it.

const TIMES = /^(?:mute-)?(?:from|until)-\d+$/;

const stage = document.querySelector<HTMLElement>("[data-redaction-film]");
const player = stage?.querySelector<HTMLMediaElement>("video, audio") ?? null;
const tools = stage?.querySelector<HTMLElement>("[data-redaction-tools]") ?? null;
if (stage !== null && player !== null && tools !== null) {
  const now = momentOf(player);
  bringMoments(tools, now);
  const over = stage.querySelector("svg");
  if (player instanceof HTMLVideoElement && over !== null) bringBoxes(player, tools, over, now);
  tools.hidden = false;
}

/** When the picture begins that is shown, where the browser tells: a time inside of it may lie too far behind its beginning. */
function momentOf(of: HTMLMediaElement): () => number {
  let shown: number | undefined;
  if (of instanceof HTMLVideoElement) {
    followShown(of, (seconds) => {
      shown = seconds;
    });
  }
  return () => shown ?? of.currentTime;
}

/** Tells of each picture that is shown when it begins. After a jump that may be later than the player says that it is there. */
function followShown(film: HTMLVideoElement, hear: (seconds: number) => void): void {
  if (!("requestVideoFrameCallback" in film)) return;
  film.requestVideoFrameCallback((_, { mediaTime }) => {
    hear(mediaTime);
    followShown(film, hear);
  });
}

/** A button writes the moment that is shown into the field for a time where one was last. */
function bringMoments(within: HTMLElement, now: () => number): void {
  let last: HTMLInputElement | undefined;
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLInputElement && TIMES.test(target.name)) last = target;
  });
  within.querySelector("[data-this-moment]")?.addEventListener("click", () => {
    if (last === undefined) {
      say("Go to a field for a time first, then press this button.");
      return;
    }
    last.value = timeCode(now());
    last.dispatchEvent(new Event("input", { bubbles: true }));
    last.focus();
  });
}

function bringBoxes(
  film: HTMLVideoElement,
  within: HTMLElement,
  over: SVGSVGElement,
  now: () => number,
): void {
  const button = within.querySelector<HTMLButtonElement>("[data-draw]");
  const which = within.querySelector<HTMLSelectElement>("[data-draw-as]");
  if (button === null || which === null) return;
  let drawing = false;
  const setDrawing = (on: boolean) => {
    drawing = on;
    over.classList.toggle("redaction-drawing", on);
    button.setAttribute("aria-pressed", String(on));
  };
  const draw = () => {
    drawBoxes(over, now());
  };
  button.addEventListener("click", () => {
    film.pause();
    setDrawing(!drawing);
    say(drawing ? "Draw the box on the picture." : "");
  });
  followPointer(over, film, {
    may: () => drawing,
    draw,
    done: (edges) => {
      setDrawing(false);
      const row = keep(edges, ["from", "until", ...SIDES]);
      if (row === undefined) return;
      const of = which.value === "" ? nextNumber() : which.value;
      setValue(row, "of", of);
      setValue(row, "from", timeCode(now()));
      offerNumbers(which, of);
      fieldOf(row, "until")?.focus();
    },
  });
  document.addEventListener("input", () => {
    offerNumbers(which, which.value);
    draw();
  });
  for (const event of ["timeupdate", "seeked", "loadeddata"]) film.addEventListener(event, draw);
  followShown(film, draw);
  offerNumbers(which, "");
  draw();
}

/** Fields say whole milliseconds; so near to a key frame is at it. */
const NEAR_TICKS = TICKS_PER_SECOND / 1_000;

/** Shows where each box is at a moment. One with a single place yet is shown there. */
function drawBoxes(over: SVGSVGElement, seconds: number): void {
  over.replaceChildren();
  const tick = Math.round(seconds * TICKS_PER_SECOND);
  for (const keyFrames of boxesInRows().values()) {
    const near = keyFrames.find(({ at }) => Math.abs(at - tick) <= NEAR_TICKS);
    const box = boxAt({ keyFrames }, near?.at ?? tick);
    if (box === undefined) continue;
    over.append(rectangle([box.left, box.top, box.right, box.bottom], "solid"));
  }
}

/** The key frames of each box, by its number; edges in percent. */
function boxesInRows(): ReadonlyMap<string, readonly KeyFrame[]> {
  const boxes = new Map<string, KeyFrame[]>();
  for (const row of rows()) {
    const [left, top, right, bottom] = edgesOf(row) ?? [];
    const of = fieldOf(row, "of")?.value ?? "";
    if (left === undefined || top === undefined || right === undefined || bottom === undefined) {
      continue;
    }
    for (const name of ["from", "until"]) {
      const at = tickOf(fieldOf(row, name)?.value ?? "");
      const frames = boxes.get(of) ?? [];
      if (at !== undefined) boxes.set(of, [...frames, { at, left, top, right, bottom }]);
    }
  }
  return new Map([...boxes].map(([of, frames]) => [of, frames.sort((a, b) => a.at - b.at)]));
}

function numbersInRows(): readonly number[] {
  const numbers = rows().map((row) => Number(fieldOf(row, "of")?.value ?? ""));
  return [...new Set(numbers.filter((one) => one > 0))].sort((one, other) => one - other);
}

function nextNumber(): string {
  return String(Math.max(0, ...numbersInRows()) + 1);
}

/** Boxes that can go on at another moment. */
function offerNumbers(which: HTMLSelectElement, chosen: string): void {
  const [fresh] = which.options;
  const others = numbersInRows().map((one) => new Option(`box ${one}`, String(one)));
  which.replaceChildren(...(fresh === undefined ? [] : [fresh]), ...others);
  which.value = chosen;
  if (which.selectedIndex === -1) which.value = "";
}

function setValue(row: HTMLElement, said: string, value: string): void {
  const field = fieldOf(row, said);
  if (field !== null) field.value = value;
}
