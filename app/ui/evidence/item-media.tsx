import type { ShownItem } from "../desk/shown-report.ts";
import { PhotoStage } from "./photo-stage.tsx";
import { PlayTools } from "./play-tools.tsx";

/** Says that nobody has written down what is said. */
const NO_CAPTIONS = "/desk/no-captions";

/** What can be seen or heard of one file: the copy that plays, or its preview, or a sentence why there is neither. */
export function ItemMedia({
  item,
}: {
  readonly item: Pick<ShownItem, "id" | "name" | "kind" | "note" | "previewSrc" | "playSrc">;
}) {
  const { id, name, kind, previewSrc, playSrc } = item;
  if (playSrc !== undefined) {
    return (
      <figure className="viewer__player" data-film="">
        {kind === "audio" ? (
          <>
            {previewSrc === undefined ? null : (
              <img src={previewSrc} alt={`Loudness of ${name} from beginning to end`} />
            )}
            <audio controls preload="none" src={playSrc} aria-label={name}>
              <track kind="captions" srcLang="en" label="None written" src={NO_CAPTIONS} />
            </audio>
          </>
        ) : (
          // Nothing is fetched, and so nothing recorded as seen, before somebody plays it.
          <video
            controls
            playsInline
            preload="none"
            src={playSrc}
            aria-label={name}
            {...(previewSrc === undefined ? {} : { poster: previewSrc })}
          >
            <track kind="captions" srcLang="en" label="None written" src={NO_CAPTIONS} />
          </video>
        )}
        <PlayTools frames={kind !== "audio"} />
        <figcaption>
          This is a smaller copy, made to be played here. Its times are those of the original, which
          is kept unchanged.
        </figcaption>
      </figure>
    );
  }
  if (previewSrc !== undefined) {
    return <PhotoStage id={id} src={previewSrc} alt={`Preview of ${name}`} />;
  }
  return (
    <p>
      There is no preview of this file{item.note === undefined ? "" : ` (${item.note})`}. Its
      original is kept unchanged.
    </p>
  );
}
