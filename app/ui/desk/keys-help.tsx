import { goKeyOf } from "../layout/go-keys.ts";
import { Button } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";
import { DeskSwitch } from "./desk-fields.tsx";
import { DeskKeysScript } from "./desk-keys-script.tsx";
import { Panel } from "./small-parts.tsx";
import { STATUS_KEYS } from "./status-keys.ts";
import { STATUS_WORDS } from "./words.ts";

interface Places {
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

const KEYS: readonly (readonly [key: string, does: string])[] = [
  ["j", "Next row of a list; next report"],
  ["k", "Row before; report before"],
  ["o or Enter", "Open the row"],
  ["x", "Choose the row; with Shift all rows since the last one"],
  ["b", "Act on the chosen rows"],
  ...STATUS_KEYS.map(({ key, status }) => [key, `Status: ${STATUS_WORDS[status]}`] as const),
  ["a", "Choose who has the report"],
  ["c", "Incident"],
  ["m", "Message to the reporter"],
  ["n", "Note; of suggestions: not the same"],
  ["y", "Of suggestions: the same event"],
  ["u", "Undo"],
  ["r", "Redo"],
  ["/", "Search"],
  ["Esc", "Leave a field"],
  ["?", "These keys"],
];

function KeyTable({ links }: Places) {
  const places = links.flatMap(({ href, label }) => {
    const key = goKeyOf(href);
    return key === undefined ? [] : [[`g, then ${key}`, label] as const];
  });
  return (
    <table className="facts-table">
      <caption className="sr-only">Keys of the desk</caption>
      <thead>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">What it does</th>
        </tr>
      </thead>
      <tbody>
        {[...KEYS, ...places].map(([key, does]) => (
          <tr key={key}>
            <td>
              <kbd>{key}</kbd>
            </td>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The list of keys, shut until asked for, and the small script behind them. Every one of them is a button, link or field as well. */
export function DeskKeys({ links }: Places) {
  return (
    <>
      <dialog className="keys-help" data-keys-help aria-labelledby="keys-help">
        <h2 id="keys-help">Keys</h2>
        <p>
          They do nothing while you type in a field. You can{" "}
          <a href="/desk/account#keys">turn them off</a>.
        </p>
        <KeyTable links={links} />
        <button className="usa-button" type="button" data-keys-close>
          Close
        </button>
      </dialog>
      <DeskKeysScript />
    </>
  );
}

/** Turns the keys on or off for the person, and lists them. */
export function KeysPanel({
  frame,
}: {
  readonly frame: Places & { readonly formToken: string; readonly shortcuts: boolean };
}) {
  return (
    <Panel title="Keys" id="keys">
      <ActForm token={frame.formToken} intent="shortcuts">
        <DeskSwitch
          name="shortcuts"
          label="Single keys do something at the desk"
          hint="Turn this off if you speak to your computer, or if keys that you did not mean to press do things."
          on={frame.shortcuts}
        />
        <Button look="secondary">Keep this</Button>
      </ActForm>
      <details>
        <summary>All keys</summary>
        <KeyTable links={frame.links} />
      </details>
    </Panel>
  );
}
