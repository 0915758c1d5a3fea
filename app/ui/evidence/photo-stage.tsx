const LEVELS = [
  { level: "dark", label: "Black from", min: 0, max: 98, value: 0 },
  { level: "bright", label: "White from", min: 2, max: 100, value: 100 },
  { level: "middle", label: "Middle tones", min: -100, max: 100, value: 0 },
] as const;

const ACTS = [
  { act: "larger", label: "Larger", keys: "+" },
  { act: "smaller", label: "Smaller", keys: "-" },
  { act: "left", label: "Turn left", keys: "Shift+R" },
  { act: "right", label: "Turn right", keys: "R" },
  { act: "whole", label: "As it is", keys: "0" },
] as const;

/** A picture with tools to look closely at it: they stay hidden until the script that works them runs. `id` is the item's. */
export function PhotoStage({
  id,
  src,
  alt,
}: {
  readonly id: string;
  readonly src: string;
  readonly alt: string;
}) {
  return (
    <figure className="viewer__photo" data-photo="">
      <div className="viewer__frame" data-frame="">
        <img src={src} alt={alt} />
      </div>
      <svg width="0" height="0" aria-hidden="true" focusable="false">
        <filter id={`levels-${id}`} colorInterpolationFilters="sRGB">
          <feComponentTransfer>
            <feFuncR type="linear" data-range="" />
            <feFuncG type="linear" data-range="" />
            <feFuncB type="linear" data-range="" />
          </feComponentTransfer>
          <feComponentTransfer>
            <feFuncR type="gamma" data-middle="" />
            <feFuncG type="gamma" data-middle="" />
            <feFuncB type="gamma" data-middle="" />
          </feComponentTransfer>
        </filter>
      </svg>
      <figcaption className="viewer__tools" data-photo-tools="" hidden>
        <div role="group" aria-label="Zoom and turn">
          {ACTS.map(({ act, label, keys }) => (
            <button key={act} type="button" data-act={act} title={`${label} (${keys})`}>
              {label}
            </button>
          ))}
          <output data-zoom="">100 %</output>
        </div>
        <div role="group" aria-label="Levels">
          {LEVELS.map(({ level, label, min, max, value }) => (
            <label key={level}>
              {label}
              <input
                type="range"
                data-level={level}
                min={min}
                max={max}
                defaultValue={value}
                autoComplete="off"
              />
            </label>
          ))}
        </div>
        <p>
          This is a smaller copy, at most 1600 pixels wide or high. What you change here changes
          only how it looks on this screen, never the file. Drag it, or press arrow keys, to move
          it.
        </p>
      </figcaption>
    </figure>
  );
}
