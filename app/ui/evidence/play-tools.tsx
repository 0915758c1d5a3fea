const SPEEDS = ["0.1", "0.25", "0.5", "1", "1.5", "2", "4"] as const;

/** The exact time of what is shown, speed, and one frame at a time; hidden until the script that works them runs. */
export function PlayTools({ frames }: { readonly frames: boolean }) {
  return (
    <div className="viewer__tools" data-film-tools="" hidden>
      <div role="group" aria-label="Time and speed">
        {frames ? (
          <>
            <button type="button" data-step="back" title="One frame back (,)">
              Frame back
            </button>
            <button type="button" data-step="forward" title="One frame on (.)">
              Frame on
            </button>
          </>
        ) : null}
        <span>
          <span data-time-label="" data-frame="This frame begins at" data-moment="At">
            At
          </span>{" "}
          <output data-time="">0:00:00.000</output>
        </span>
        <label>
          Speed
          <select data-speed="" defaultValue="1" autoComplete="off">
            {SPEEDS.map((speed) => (
              <option key={speed} value={speed}>
                {speed}×
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  );
}
