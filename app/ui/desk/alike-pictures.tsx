import { Panel } from "./small-parts.tsx";

/** Another file of the group. */
export interface ShownMember {
  readonly key: string;
  readonly href: string;
  /** Both files beside each other. */
  readonly compareHref: string;
  /** Which file of which report. */
  readonly label: string;
  /** Why it is in the group, in words. */
  readonly reason: string;
  readonly looksAlike: boolean;
}

/** Files that are, or look like, this one: where to look, with how far apart they are, and no judgement. */
export function AlikePictures({
  members,
  isWhole,
  looks,
}: {
  readonly members: readonly ShownMember[];
  readonly isWhole: boolean;
  /** What was compared and what was not, in words. */
  readonly looks: string;
}) {
  return (
    <Panel title="Copies and files that look alike" id="alike-pictures">
      {members.length === 0 ? (
        <p>No other file in reports that you may read has the same bytes.</p>
      ) : (
        <>
          <p>
            One group of {members.length + 1} files: this one and those below, out of reports that
            you may read.{isWhole ? "" : " There may be more, which are not listed."}
          </p>
          <ul>
            {members.map((one) => (
              <li key={one.key}>
                <a href={one.href}>{one.label}</a>: {one.reason}.{" "}
                <a href={one.compareHref} aria-label={`Compare with ${one.label}`}>
                  Compare
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {members.some((one) => one.looksAlike) ? (
        <p>
          A copy looks like what it was made of, but so can two photos of one scene. Look at both
          before you call them the same.
        </p>
      ) : null}
      <p className="quiet">{looks}</p>
    </Panel>
  );
}
