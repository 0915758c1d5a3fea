import type { Filmstrip } from "#app/core/evidence/filmstrip.ts";
import { timeCode } from "#app/core/evidence/time-code.ts";

/** A filmstrip and where its picture lies. */
export interface ShownFilmstrip extends Filmstrip {
  readonly src: string;
}

/**
 * Frames of a film with their times, cut from one picture. Each leads to that moment of the copy that plays: with script in the player
 * above, without it where the browser shows the copy by itself (Media Fragments, `#t=`).
 */
export function FilmFrames({
  strip,
  name,
  playSrc,
}: {
  readonly strip: ShownFilmstrip;
  readonly name: string;
  readonly playSrc: string;
}) {
  const { src, width, height, columns, rows, timesMillis } = strip;
  const [frameWidth, frameHeight] = [width / columns, height / rows];
  return (
    <ol className="film-frames" aria-label={`Frames of ${name}`}>
      {timesMillis.map((millis, frame) => {
        const [left, top] = [
          (frame % columns) * frameWidth,
          Math.floor(frame / columns) * frameHeight,
        ];
        const seconds = millis / 1000;
        return (
          <li key={millis}>
            <a href={`${playSrc}#t=${seconds.toFixed(3)}`} data-at={seconds.toFixed(3)}>
              <svg
                viewBox={`${left} ${top} ${frameWidth} ${frameHeight}`}
                aria-hidden="true"
                focusable="false"
              >
                <image href={src} width={width} height={height} />
              </svg>
              <span className="sr-only">Show the frame at </span>
              {timeCode(seconds)}
            </a>
          </li>
        );
      })}
    </ol>
  );
}
