import { held, readLook, WHOLE, writeLook, zoomed, type Look } from "./look.ts";

const STEP = 1.5;
const MOVE = 0.1;

/** One picture of the page with its tools. */
interface Photo {
  show(look: Look): void;
  readonly figure: HTMLElement;
  readonly linked: () => boolean;
}

/** Brings the tools of every picture of the page to life. Two that are compared move together as long as that is ticked. */
export function bringPhotos(): void {
  const figures = [...document.querySelectorAll<HTMLElement>("[data-photo]")];
  const together = document.querySelector<HTMLInputElement>("[data-photos-together]");
  const photos: Photo[] = [];
  const change = (from: Photo, look: Look) => {
    for (const photo of together?.checked === true ? photos : [from]) photo.show(look);
    // Of one picture the address holds the look, so that a colleague sees the same; two have no one look.
    if (photos.length > 1) return;
    const hash = writeLook(look);
    history.replaceState(null, "", `${location.pathname}${location.search}${hash && `#${hash}`}`);
  };
  for (const figure of figures) {
    const photo = openPhoto(figure, change, together);
    if (photo !== undefined) photos.push(photo);
  }
  const [only] = photos;
  if (photos.length === 1 && only !== undefined) only.show(readLook(location.hash));
}

function openPhoto(
  figure: HTMLElement,
  change: (photo: Photo, look: Look) => void,
  together: HTMLInputElement | null,
): Photo | undefined {
  const image = figure.querySelector<HTMLImageElement>("img");
  const frame = figure.querySelector<HTMLElement>("[data-frame]");
  const tools = figure.querySelector<HTMLElement>("[data-photo-tools]");
  if (image === null || frame === null || tools === null) return undefined;
  let look = WHOLE;
  const photo: Photo = {
    figure,
    linked: () => together?.checked === true,
    show: (wanted) => {
      look = held(wanted);
      drawLook(figure, image, frame, look);
    },
  };
  const go = (wanted: Look) => {
    change(photo, held(wanted));
  };
  const acts: Readonly<Record<string, () => void>> = {
    larger: () => go(zoomed(look, STEP)),
    smaller: () => go(zoomed(look, 1 / STEP)),
    left: () => go({ ...look, turn: look.turn + 3 }),
    right: () => go({ ...look, turn: look.turn + 1 }),
    whole: () => go(WHOLE),
  };
  for (const button of tools.querySelectorAll<HTMLButtonElement>("button[data-act]")) {
    button.addEventListener("click", () => acts[button.dataset["act"] ?? ""]?.());
  }
  for (const slider of tools.querySelectorAll<HTMLInputElement>("input[data-level]")) {
    slider.addEventListener("input", () => {
      const value = Number(slider.value) / 100;
      const level = slider.dataset["level"];
      if (level === "dark") go({ ...look, dark: Math.min(value, look.bright - 0.02) });
      if (level === "bright") go({ ...look, bright: Math.max(value, look.dark + 0.02) });
      if (level === "middle") go({ ...look, middle: 5 ** value });
    });
  }
  const keys: Readonly<Record<string, () => void>> = {
    "+": () => acts["larger"]?.(),
    "=": () => acts["larger"]?.(),
    "-": () => acts["smaller"]?.(),
    "0": () => acts["whole"]?.(),
    r: () => acts["right"]?.(),
    R: () => acts["left"]?.(),
    ArrowLeft: () => go({ ...look, x: look.x + MOVE }),
    ArrowRight: () => go({ ...look, x: look.x - MOVE }),
    ArrowUp: () => go({ ...look, y: look.y + MOVE }),
    ArrowDown: () => go({ ...look, y: look.y - MOVE }),
  };
  figure.addEventListener("keydown", (event) => {
    // A slider has arrows of its own, and shortcuts of the browser are not ours.
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  frame.addEventListener(
    "wheel",
    (event) => {
      // Without a key held the page scrolls, as everywhere.
      if (!event.ctrlKey) return;
      event.preventDefault();
      go(zoomed(look, event.deltaY < 0 ? 1.2 : 1 / 1.2));
    },
    { passive: false },
  );
  dragged(frame, (across, down) => {
    go({ ...look, x: look.x + across, y: look.y + down });
  });
  image.draggable = false;
  tools.hidden = false;
  photo.show(look);
  // A picture that comes late has other sides.
  image.addEventListener("load", () => {
    photo.show(look);
  });
  return photo;
}

/** Shares of the frame by which a pointer was dragged over it. */
function dragged(frame: HTMLElement, moved: (across: number, down: number) => void): void {
  let last: { readonly x: number; readonly y: number } | undefined;
  frame.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    frame.setPointerCapture(event.pointerId);
    last = { x: event.clientX, y: event.clientY };
  });
  frame.addEventListener("pointermove", (event) => {
    if (last === undefined) return;
    const { width, height } = frame.getBoundingClientRect();
    moved((event.clientX - last.x) / width, (event.clientY - last.y) / height);
    last = { x: event.clientX, y: event.clientY };
  });
  for (const end of ["pointerup", "pointercancel"] as const) {
    frame.addEventListener(end, () => {
      last = undefined;
    });
  }
}

function drawLook(figure: HTMLElement, image: HTMLElement, frame: HTMLElement, look: Look): void {
  const { clientWidth: wide, clientHeight: high } = frame;
  // Lying on its side it still has to fit.
  const fit =
    look.turn % 2 === 0 || image.offsetWidth === 0
      ? 1
      : Math.min(wide / image.offsetHeight, high / image.offsetWidth);
  image.style.transform =
    `translate(${look.x * wide}px, ${look.y * high}px) ` +
    `scale(${look.zoom * fit}) rotate(${look.turn * 90}deg)`;
  const isPlain = look.dark === 0 && look.bright === 1 && look.middle === 1;
  const filter = figure.querySelector<SVGFilterElement>("filter");
  image.style.filter = isPlain || filter === null ? "" : `url(#${filter.id})`;
  const slope = 1 / (look.bright - look.dark);
  for (const part of figure.querySelectorAll("[data-range]")) {
    part.setAttribute("slope", String(slope));
    part.setAttribute("intercept", String(-look.dark * slope));
  }
  for (const part of figure.querySelectorAll("[data-middle]")) {
    part.setAttribute("exponent", String(1 / look.middle));
  }
  const values: Readonly<Record<string, number>> = {
    dark: look.dark * 100,
    bright: look.bright * 100,
    middle: (Math.log(look.middle) / Math.log(5)) * 100,
  };
  for (const slider of figure.querySelectorAll<HTMLInputElement>("input[data-level]")) {
    slider.value = String(Math.round(values[slider.dataset["level"] ?? ""] ?? 0));
  }
  const said = figure.querySelector("[data-zoom]");
  if (said !== null) said.textContent = `${Math.round(look.zoom * 100)} %`;
}
