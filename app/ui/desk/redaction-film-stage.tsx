import { WHOLE } from "#app/core/redaction/plan.ts";
import { PlayTools } from "../evidence/play-tools.tsx";

/** Says that nobody has written down what is said. */
const NO_CAPTIONS = "/desk/no-captions";

/**
 * The copy that plays, over which a script shows the boxes and on which it draws new ones where it stands still. Nothing is fetched, and so nothing
 * recorded as seen, before somebody plays it.
 */
export function RedactionFilmStage({
  name,
  src,
  sound,
  pictureSrc,
}: {
  readonly name: string;
  readonly src: string;
  /** True for a recording without picture. */
  readonly sound: boolean;
  readonly pictureSrc: string | undefined;
}) {
  return (
    <figure className="viewer__player redaction-stage" data-film="" data-redaction-film="">
      {sound ? (
        <audio controls preload="none" src={src} aria-label={name}>
          <track kind="captions" srcLang="en" label="None written" src={NO_CAPTIONS} />
        </audio>
      ) : (
        <div className="redaction-picture">
          <video
            controls
            muted
            playsInline
            preload="none"
            src={src}
            aria-label={name}
            {...(pictureSrc === undefined ? {} : { poster: pictureSrc })}
          >
            <track kind="captions" srcLang="en" label="None written" src={NO_CAPTIONS} />
          </video>
          <svg
            className="redaction-over-film"
            viewBox={`0 0 ${WHOLE} ${WHOLE}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          />
        </div>
      )}
      <PlayTools frames={!sound} />
      <div className="viewer__tools" data-redaction-tools="" hidden>
        {sound ? null : (
          <>
            <button type="button" data-draw="" aria-pressed="false">
              Draw a box here
            </button>
            <label>
              as
              <select data-draw-as="" autoComplete="off">
                <option value="">a new box</option>
              </select>
            </label>
          </>
        )}
        <button type="button" data-this-moment="">
          Write this moment into the field I was in
        </button>
      </div>
      <p role="status" data-redaction-said="" />
      <figcaption className="quiet">
        A smaller copy with the times of the original. What is covered is covered in the original’s
        own pictures at their full size.
      </figcaption>
    </figure>
  );
}
