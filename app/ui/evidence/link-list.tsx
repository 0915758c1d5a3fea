import { HiddenReport, HiddenToken } from "../form/plain-form.tsx";
import { fill } from "../text/fill.ts";
import { useText } from "../text/language.tsx";

export interface ShownLink {
  readonly address: string;
  /** In the reporter's words; empty where they did not say. */
  readonly seen: string;
}

/** Web addresses as their sender sees them: as text, because a tap must not open what somebody wants us to look at. */
export function LinkList(props: {
  readonly links: readonly ShownLink[];
  /** Leave it out where links can no longer be taken back. */
  readonly remove?: {
    readonly action: string;
    readonly token: string;
    readonly report: string | undefined;
  };
}) {
  const { evidence } = useText();
  const { links: words } = evidence;
  const { remove } = props;
  return (
    <ul className="file-list" aria-label={words.listTitle}>
      {props.links.map(({ address, seen }) => (
        <li className="file-row" key={address}>
          <div className="file-row__words">
            <p className="file-row__name">
              <bdi>{address}</bdi>
            </p>
            {seen === "" ? null : <p className="file-row__facts">{fill(words.seen, { seen })}</p>}
          </div>
          {remove === undefined ? null : (
            <form className="file-row__remove" method="post" action={remove.action}>
              <HiddenToken token={remove.token} />
              <HiddenReport report={remove.report} />
              <button className="usa-button usa-button--unstyled" name="link" value={address}>
                <span aria-hidden="true">{words.remove}</span>
                <span className="sr-only">{fill(words.removeHidden, { name: address })}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}
