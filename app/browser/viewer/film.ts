import { timeCode } from "#app/core/evidence/time-code.ts";
import { HARDLY, stepBack, stepForward, type Frames } from "./frame-steps.ts";

/** How long a frame is waited for: a film over a slow line takes a moment, and one that never comes must not hold the tools. */
const FRAME_MILLIS = 5_000;
/** Presses that wait for their frame: a step takes several looks, and whoever presses twice wants two frames, yet not fifty after a long one. */
const MOST_WAITING = 8;

/** Where the moment is kept at which somebody stopped, so that it can be passed on. */
export interface KeptMoment {
  /** In seconds; `NaN` where none was asked for. */
  readonly asked: () => number;
  readonly keep: (seconds: number) => void;
}

/** The address of a page that shows one film and nothing else. */
const IN_ADDRESS: KeptMoment = {
  asked: () => Number(/(?:^|[#&])t=([\d.]+)/.exec(location.hash)?.[1]),
  keep: (seconds) => {
    history.replaceState(
      null,
      "",
      `${location.pathname}${location.search}#t=${seconds.toFixed(3)}`,
    );
  },
};

/** Brings the tools of a film or a recording to life: its exact time, speed, and for a film one frame at a time. */
export function bringFilm(figure: HTMLElement, kept: KeptMoment = IN_ADDRESS): void {
  const player = figure.querySelector<HTMLMediaElement>("video, audio");
  const tools = figure.querySelector<HTMLElement>("[data-film-tools]");
  const said = figure.querySelector<HTMLElement>("[data-time]");
  if (player === null || tools === null || said === null) return;
  const label = figure.querySelector<HTMLElement>("[data-time-label]");
  let shown = 0;
  // Only the player itself knows when a frame begins: until it said so, a time is only where somebody asked it to be.
  const tell = (seconds: number, words: string | undefined) => {
    shown = seconds;
    said.textContent = timeCode(seconds);
    if (label !== null) label.textContent = words ?? "";
  };
  const say = (seconds: number) => {
    tell(seconds, label?.dataset["frame"]);
  };
  const sayMoment = (seconds: number) => {
    tell(seconds, label?.dataset["moment"]);
  };
  const film = player instanceof HTMLVideoElement && "requestVideoFrameCallback" in player;
  if (film) followFrames(player, say);
  else {
    player.addEventListener("timeupdate", () => {
      sayMoment(player.currentTime);
    });
  }
  const sayAndKeep = (seconds: number) => {
    say(seconds);
    kept.keep(seconds);
  };
  const showAt = async (at: number) => {
    await showMoment(player, at, sayMoment);
    kept.keep(at);
  };
  if (film) bringSteps(tools, player, () => shown, sayAndKeep);
  else bringMoments(figure, (at) => void showAt(at));
  for (const button of tools.querySelectorAll<HTMLElement>("[data-step]")) button.hidden = !film;
  tools.querySelector<HTMLSelectElement>("[data-speed]")?.addEventListener("change", (event) => {
    player.playbackRate = Number((event.currentTarget as HTMLSelectElement).value);
  });
  player.addEventListener("pause", () => {
    kept.keep(player.currentTime);
  });
  const asked = kept.asked();
  if (asked > 0) {
    // Only once somebody plays it: before that nothing is fetched, and so nothing recorded as seen.
    player.addEventListener(
      "loadedmetadata",
      () => {
        player.currentTime = asked;
      },
      { once: true },
    );
    sayMoment(asked);
  }
  tools.hidden = false;
}

function followFrames(player: HTMLVideoElement, say: (seconds: number) => void): void {
  const follow = () => {
    player.requestVideoFrameCallback((_, { mediaTime }) => {
      say(mediaTime);
      follow();
    });
  };
  follow();
}

function bringSteps(
  tools: HTMLElement,
  player: HTMLVideoElement,
  now: () => number,
  say: (seconds: number) => void,
): void {
  type Way = (frames: Frames) => Promise<number>;
  const waiting: Way[] = [];
  let busy = false;
  const frames = (): Frames => ({ now, seek: (at) => frameAt(player, at), end: player.duration });
  const step = async (way: Way) => {
    if (waiting.length < MOST_WAITING) waiting.push(way);
    if (busy) return;
    busy = true;
    try {
      player.pause();
      await ready(player);
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const at = await next(frames());
        say(at);
      }
    } catch {
      // The line is too slow for it now: the page still says what is shown.
      waiting.length = 0;
    } finally {
      busy = false;
    }
  };
  const ways = { back: stepBack, forward: stepForward } as const;
  for (const button of tools.querySelectorAll<HTMLButtonElement>("button[data-step]")) {
    const way = button.dataset["step"] === "back" ? ways.back : ways.forward;
    button.addEventListener("click", () => void step(way));
  }
  bringMoments(player.closest("[data-film]"), (at) => {
    void step((found) => found.seek(at + HARDLY));
  });
  player.closest("[data-film]")?.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, repeat } = event as KeyboardEvent;
    if (ctrlKey || metaKey || altKey || (key !== "," && key !== ".")) return;
    event.preventDefault();
    // A key that is held goes on as fast as frames come, and stops when it is let go.
    if (repeat && busy) return;
    void step(key === "," ? ways.back : ways.forward);
  });
}

/** Frames below the player lead to their moment in it. */
function bringMoments(figure: Element | null, show: (seconds: number) => void): void {
  for (const link of figure?.querySelectorAll<HTMLAnchorElement>("a[data-at]") ?? []) {
    link.addEventListener("click", (event) => {
      // Another window, where somebody asks for one.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      show(Number(link.dataset["at"]));
    });
  }
}

/** Where the browser does not tell its frames, the moment alone can be asked for. */
async function showMoment(
  player: HTMLMediaElement,
  seconds: number,
  say: (seconds: number) => void,
): Promise<void> {
  player.pause();
  await ready(player);
  player.currentTime = seconds + HARDLY;
  say(seconds);
}

/** A film that nobody played yet is fetched first. */
function ready(player: HTMLMediaElement): Promise<void> {
  if (player.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) return Promise.resolve();
  return new Promise((resolve) => {
    player.addEventListener("loadeddata", () => resolve(), { once: true });
    player.preload = "auto";
    player.load();
  });
}

/** Shows the frame at a second and answers when it begins, as the player itself says; rejects where it does not come. */
function frameAt(player: HTMLVideoElement, seconds: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error("the frame did not come"));
    }, FRAME_MILLIS);
    player.requestVideoFrameCallback((_, { mediaTime }) => {
      clearTimeout(timer);
      resolve(mediaTime);
    });
    player.currentTime = seconds;
  });
}
