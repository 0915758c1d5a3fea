import type { ViewedExhibit, ViewedMedia } from "#app/core/bundle/viewer/viewed-exhibit.ts";
import { bringFilm } from "../viewer/film.ts";
import { askedFor, exhibitHash } from "./address.ts";
import { make } from "./elements.ts";

const SPEEDS = ["0.1", "0.25", "0.5", "1", "1.5", "2", "4"];

/** The exhibit as large as it fits: a picture, a player with its tools, or what to do where this browser can show neither. */
export function mediaFigure({ number, description, media }: ViewedExhibit): HTMLElement {
  if (media === null) {
    return make("p", { class: "no-media" }, "This bundle holds no file of it to look at.");
  }
  switch (media.kind) {
    case "photo":
      return photoFigure(`Exhibit ${number}: ${description}`, media);
    case "film":
    case "sound":
      return playerFigure(number, `Exhibit ${number}: ${description}`, media);
    case "none":
      return elsewhere(media, "Files of this kind are not shown on this page.");
  }
}

function photoFigure(alt: string, media: ViewedMedia): HTMLElement {
  const image = make("img", { src: media.path, alt });
  const frame = make("div", { class: "frame", role: "region", "aria-label": "Picture" }, image);
  const size = make("button", { type: "button", "aria-pressed": "false" }, "Every pixel");
  const figure = make("figure", { class: "media" }, frame, size, captionOf(media));
  size.addEventListener("click", () => {
    const isLarge = figure.classList.toggle("large");
    size.setAttribute("aria-pressed", String(isLarge));
    // Only then is there something to scroll.
    if (isLarge) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  });
  image.addEventListener("error", () => {
    figure.replaceWith(elsewhere(media, "This browser cannot show this picture."));
  });
  return figure;
}

function playerFigure(number: string, name: string, media: ViewedMedia): HTMLElement {
  const isFilm = media.kind === "film";
  const player = make(isFilm ? "video" : "audio", {
    ...{ controls: true, preload: "metadata", src: media.path, "aria-label": name },
    ...(isFilm ? { muted: true, playsinline: true } : {}),
  });
  player.muted = isFilm;
  const figure = make(
    "figure",
    { class: "media", "data-film": true },
    player,
    ...(isFilm
      ? [
          make(
            "p",
            {},
            "The sound is off until you turn it on in the player. The film has no captions.",
          ),
        ]
      : [make("p", {}, "Nobody has written down here what is said.")]),
    toolsOf(isFilm),
    captionOf(media),
  );
  player.addEventListener("error", () => {
    figure.replaceWith(elsewhere(media, "This browser cannot play this file."));
  });
  bringFilm(figure, {
    asked: () => {
      const asked = askedFor(location.hash);
      return asked.kind === "exhibit" && asked.number === number ? asked.seconds : NaN;
    },
    keep: (seconds) => {
      if (figure.isConnected) history.replaceState(null, "", exhibitHash(number, seconds));
    },
  });
  return figure;
}

function toolsOf(isFilm: boolean): HTMLElement {
  const step = (way: string, key: string, words: string) =>
    make("button", { type: "button", "data-step": way, title: `${words} (${key})` }, words);
  const speed = make("select", { "data-speed": true, autocomplete: "off" });
  for (const one of SPEEDS) speed.append(make("option", { value: one }, `${one}×`));
  speed.value = "1";
  const words = { "data-frame": "This frame begins at", "data-moment": "At" };
  return make(
    "div",
    { class: "play-tools", "data-film-tools": true, hidden: true },
    ...(isFilm ? [step("back", ",", "Frame back"), step("forward", ".", "Frame on")] : []),
    make(
      "span",
      {},
      make("span", { "data-time-label": true, ...words }, "At"),
      " ",
      make("output", { "data-time": true }, "0:00:00.000"),
    ),
    make("label", {}, "Speed ", speed),
  );
}

/** Says whether one looks at the original or at a copy. */
function captionOf({ title, path }: ViewedMedia): HTMLElement {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return make("figcaption", {}, `${title}: `, make("a", { href: path }, name));
}

/** Could not be shown is not nothing there. */
function elsewhere(media: ViewedMedia, why: string): HTMLElement {
  return make(
    "figure",
    { class: "media" },
    make(
      "p",
      { class: "no-media" },
      `${why} That says nothing about the file: open a copy of it in another program.`,
    ),
    captionOf(media),
  );
}
