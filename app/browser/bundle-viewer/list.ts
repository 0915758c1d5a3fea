import { exhibitHash } from "./address.ts";
import { all, byId, make } from "./elements.ts";

/** The list of exhibits as the page came with it, made to be searched and to show small pictures. */
export interface List {
  /** Numbers of the entries that are shown, in order. */
  readonly shown: () => readonly string[];
  readonly focus: (number: string) => void;
  readonly focusSearch: () => void;
}

/** Pictures are fetched when they come near, and let go when they are far: each is an original, and there may be thousands. */
const NEAR = "800px";

/** Brings the list to life. */
export function bringList(): List {
  const entries = all("#list > li");
  const links = new Map<string, HTMLElement>();
  for (const entry of entries) links.set(numberOf(entry), linkHeading(entry));
  const pictures = openPictures();
  for (const entry of entries) pictures.watch(entry);
  bringLooks(pictures);
  const search = byId("search") as HTMLInputElement;
  const texts = new Map<HTMLElement, string>();
  const apply = () => {
    const words = search.value
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== "");
    let count = 0;
    for (const entry of entries) {
      const text = texts.get(entry) ?? textOf(entry);
      texts.set(entry, text);
      entry.hidden = !words.every((word) => text.includes(word));
      if (!entry.hidden) count += 1;
    }
    byId("found").textContent = words.length === 0 ? "" : `${count} of ${entries.length} found`;
  };
  search.addEventListener("input", apply);
  search.addEventListener("keydown", (event) => {
    const first = entries.find((entry) => !entry.hidden);
    if (event.key !== "Enter" || first === undefined) return;
    location.hash = exhibitHash(numberOf(first));
  });
  byId("tools").hidden = false;
  return {
    shown: () => entries.filter((entry) => !entry.hidden).map(numberOf),
    focus: (number) => links.get(number)?.focus(),
    focusSearch: () => {
      search.focus();
      search.select();
    },
  };
}

function numberOf(entry: HTMLElement): string {
  return entry.dataset["number"] ?? "";
}

function textOf(entry: HTMLElement): string {
  return `${entry.textContent} ${entry.dataset["find"] ?? ""}`.toLowerCase();
}

/** Without scripts an exhibit has no page of its own to lead to. */
function linkHeading(entry: HTMLElement): HTMLElement {
  const heading = entry.querySelector("h3");
  const link = make("a", { href: exhibitHash(numberOf(entry)) });
  link.append(...(heading?.childNodes ?? []));
  heading?.append(link);
  return link;
}

interface Pictures {
  readonly watch: (entry: HTMLElement) => void;
  readonly show: (wanted: boolean) => void;
}

function openPictures(): Pictures {
  let wanted = true;
  const near = new Set<HTMLElement>();
  const places = new Map<Element, HTMLElement>();
  const draw = (entry: HTMLElement, place: HTMLElement) => {
    const isShown = wanted && near.has(entry);
    if (isShown === (place.firstChild !== null)) return;
    if (isShown) place.append(small(entry));
    else letGo(place);
  };
  const observer = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        const entry = target as HTMLElement;
        const place = places.get(entry);
        if (isIntersecting) near.add(entry);
        else near.delete(entry);
        if (place !== undefined) draw(entry, place);
      }
    },
    { rootMargin: NEAR },
  );
  return {
    watch: (entry) => {
      const place = make("div", { class: "small", "aria-hidden": "true" });
      entry.prepend(place);
      places.set(entry, place);
      observer.observe(entry);
    },
    show: (next) => {
      wanted = next;
      for (const [entry, place] of places) draw(entry as HTMLElement, place);
    },
  };
}

/** A small picture of an exhibit: the file itself, a film's first frame, or in words what it is. */
function small(entry: HTMLElement): HTMLElement {
  const { kind, path = "" } = entry.dataset;
  const words = (text: string) => make("span", { class: "no-picture" }, text);
  if (kind === "photo") {
    const image = make("img", { src: path, alt: "", decoding: "async" });
    image.addEventListener("error", () => {
      image.replaceWith(words("Not shown by this browser"));
    });
    return image;
  }
  if (kind === "film") {
    const film = make("video", {
      src: path,
      preload: "metadata",
      tabindex: "-1",
      playsinline: true,
    });
    film.muted = true;
    film.addEventListener("error", () => {
      film.replaceWith(words("Not played by this browser"));
    });
    return film;
  }
  return words(kind === "sound" ? "Sound" : kind === "none" ? "File" : "Not in this bundle");
}

function letGo(place: HTMLElement): void {
  const film = place.querySelector("video");
  film?.removeAttribute("src");
  film?.load();
  place.replaceChildren();
}

function bringLooks(pictures: Pictures): void {
  const buttons = all("#looks [data-look]");
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const look = button.dataset["look"] ?? "pictures";
      byId("list").className = look;
      pictures.show(look === "pictures");
      for (const one of buttons) one.setAttribute("aria-pressed", String(one === button));
    });
  }
}
