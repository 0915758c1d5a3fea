import { PresenceScript } from "./presence-script.tsx";

/** A colleague who has the same report open. */
export interface ShownPresent {
  readonly initials: string;
  /** Such as `Ana Reyes is writing a note`. */
  readonly words: string;
  readonly isWriting: boolean;
}

/**
 * Who else has the report open: initials to see, words to hear and on hover. As it was when the page was made; the script keeps it true.
 * Its markup is made a second time in `browser/presence`.
 */
export function PresentPeople({
  people,
  href,
  token,
  fetchedAt,
}: {
  readonly people: readonly ShownPresent[];
  /** Where the page tells of itself. */
  readonly href: string;
  readonly token: string;
  /** Of a page that was fetched before anybody opened it: where the log stood then. */
  readonly fetchedAt: number | undefined;
}) {
  return (
    <>
      <span
        className="present"
        role="status"
        data-present={href}
        data-token={token}
        data-fetched={fetchedAt}
      >
        {people.map(({ initials, words, isWriting }) => (
          <span
            key={words}
            className={isWriting ? "present__one present__one--writing" : "present__one"}
            title={words}
          >
            <span aria-hidden="true">{initials}</span>
            <span className={isWriting ? "present__words" : "sr-only"}>{words}</span>
          </span>
        ))}
      </span>
      <PresenceScript />
    </>
  );
}
