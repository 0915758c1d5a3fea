import redactFilm from "#app/browser/redact-film/main.ts?worker&url";
import { PageScript } from "../layout/page-script.tsx";

/** Boxes drawn on a film that stands still, and times taken from it. Their numbers can be written without it. */
export function RedactFilmScript() {
  return <PageScript src={redactFilm} />;
}
