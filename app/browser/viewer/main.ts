import { bringFilm } from "./film.ts";
import { bringPhotos } from "./photo.ts";

// Tools for looking closely at one file, or at two beside each other. They change how it looks on this screen and nothing else. The
// page shows picture and player without them.

bringPhotos();
for (const figure of document.querySelectorAll<HTMLElement>("[data-film]")) bringFilm(figure);
