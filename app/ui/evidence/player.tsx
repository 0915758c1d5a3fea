import type { ReactNode } from "react";
import { PlayTools } from "./play-tools.tsx";

/** Says that nobody has written down what is said. */
const NO_CAPTIONS = "/desk/no-captions";

/**
 * A copy that plays, with its tools; a film without its sound at first, because screams hurt as pictures do. Nothing is fetched, and so nothing recorded as seen, before somebody plays it. `children` stand
 * under the tools: what leads to moments of it, and what it is.
 */
export function Player({
  name,
  src,
  sound,
  pictureSrc,
  children,
}: {
  readonly name: string;
  readonly src: string;
  /** True for a recording without picture. */
  readonly sound: boolean;
  readonly pictureSrc?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <figure className="viewer__player" data-film="">
      {sound ? (
        <>
          {pictureSrc === undefined ? null : (
            <img src={pictureSrc} alt={`Loudness of ${name} from beginning to end`} />
          )}
          <audio controls preload="none" src={src} aria-label={name}>
            <track kind="captions" srcLang="en" label="None written" src={NO_CAPTIONS} />
          </audio>
        </>
      ) : (
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
      )}
      {sound ? null : (
        <p className="viewer__recorded">The sound is off until you turn it on in the player.</p>
      )}
      <PlayTools frames={!sound} />
      {children}
    </figure>
  );
}
