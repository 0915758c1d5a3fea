import { Icon } from "../icon/icon.tsx";
import { ScrollBox } from "./scroll-box.tsx";

/** T0–T5 for times, P0–P5 for places; 1 is best, 0 means that sources disagree. */
export type ClaimLevel = `${"T" | "P"}${0 | 1 | 2 | 3 | 4 | 5}`;

export interface LevelChipProps {
  readonly level: ClaimLevel;
  /** What the level means for this value; shown on hover and focus. */
  readonly sentence: string;
}

/** How far a time or place can be relied on: a short mark that tells its sentence when asked. */
export function LevelChip({ level, sentence }: LevelChipProps) {
  return (
    <span
      className={`level level--${level.slice(1)}`}
      role="img"
      aria-label={`${level}: ${sentence}`}
      // Its sentence shows on focus too, so the keyboard must get there.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {level}
      <span className="level__sentence" aria-hidden="true">
        {sentence}
      </span>
    </span>
  );
}

export interface ShownClaim {
  /** The value in words or numbers, never more exact than its source. */
  readonly value: string;
  readonly source: string;
  readonly level: ClaimLevel;
  readonly sentence: string;
  /** As written in the file. */
  readonly raw?: string | undefined;
  /** What disagrees with it, in words. */
  readonly conflict?: string | undefined;
  readonly best?: boolean | undefined;
}

export interface ClaimsTableProps {
  readonly caption: string;
  readonly claims: readonly ShownClaim[];
  /** Said instead of a table when nothing is claimed. */
  readonly empty: string;
}

/** Every claim of one kind with where it comes from, how good it is and what speaks against it. */
export function ClaimsTable({ caption, claims, empty }: ClaimsTableProps) {
  if (claims.length === 0) return <p className="quiet">{empty}</p>;
  return (
    <ScrollBox label={caption}>
      <table className="facts-table claims">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col">Source</th>
            <th scope="col">Level</th>
          </tr>
        </thead>
        <tbody>
          {claims.map((claim, index) => (
            <tr
              key={`${index} ${claim.source}`}
              className={claim.best === true ? "claims__best" : undefined}
            >
              <td>
                <span className="claims__value">{claim.value}</span>{" "}
                {claim.best === true ? <span className="tag">best</span> : null}
                {claim.raw === undefined ? null : <code className="claims__raw">{claim.raw}</code>}
                {claim.conflict === undefined ? null : (
                  <span className="claims__conflict">
                    <Icon name="conflict" /> {claim.conflict}
                  </span>
                )}
              </td>
              <td>{claim.source}</td>
              <td>
                <LevelChip level={claim.level} sentence={claim.sentence} />
                <span className="claims__sentence">{claim.sentence}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** What a file claims of its times and places; what is said where it claims neither stands once where it is the same of both. */
export function ClaimsOfFile({
  of,
  times,
  places,
  silence,
}: {
  /** Ends the captions, such as `in a.jpg`. */
  readonly of: string;
  readonly times: readonly ShownClaim[];
  readonly places: readonly ShownClaim[];
  readonly silence: { readonly times: string; readonly places: string };
}) {
  const isSaid = times.length === 0 && silence.times === silence.places;
  return (
    <>
      <ClaimsTable caption={`Times ${of}`} claims={times} empty={silence.times} />
      {isSaid && places.length === 0 ? null : (
        <ClaimsTable caption={`Places ${of}`} claims={places} empty={silence.places} />
      )}
    </>
  );
}
