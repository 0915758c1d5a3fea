import { Button } from "../form/buttons.tsx";
import { localTime, utcTime } from "../time/when.tsx";
import { Table } from "./case-tables.tsx";
import { Panel } from "./small-parts.tsx";
import { StateChip } from "./status-chip.tsx";

/** One account, and what it could see at the moment. */
export interface ShownSight {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** In words; empty for nothing. */
  readonly sees: string;
  /** By which rule, or why not. */
  readonly rule: string;
}

/** Asks about another moment. Sent by GET, so that the address can be kept. */
export function MomentForm(props: {
  readonly action: string;
  /** Such as `2026-04-21T17:40`, UTC. */
  readonly moment: string;
  readonly nowHref: string | undefined;
}) {
  return (
    <form className="act-form act-form--inline" method="get" action={props.action}>
      <div className="desk-field">
        <label className="usa-label" htmlFor="at">
          Moment, in UTC
        </label>
        <input
          className="usa-input"
          id="at"
          name="at"
          type="datetime-local"
          defaultValue={props.moment}
          autoComplete="off"
        />
      </div>
      <Button look="secondary">Show that moment</Button>
      {props.nowHref === undefined ? null : <a href={props.nowHref}>Show now</a>}
    </form>
  );
}

/** Everybody with an account: first those who could see something. */
export function WhoCould(props: {
  readonly people: readonly ShownSight[];
  readonly at: string;
  readonly zone: string;
  readonly exportHref: string;
}) {
  const { people, at, zone } = props;
  const could = people.filter((one) => one.sees !== "");
  const rows = [...could, ...people.filter((one) => one.sees === "")];
  return (
    <Panel title="Who could see it" id="could" aside={`${could.length} of ${people.length}`}>
      <p className="quiet">
        At {utcTime(at)} ({localTime({ at, zone })}), by today&#39;s rules and what the log and kept
        entries tell. <a href={props.exportHref}>Keep as a table (CSV)</a>
      </p>
      <Table caption="Accounts" columns={["Name", "Role then", "Could see", "By, or why not"]}>
        {rows.map((one) => (
          <tr key={one.id}>
            <td>
              <bdi>{one.name}</bdi>
            </td>
            <td>{one.role}</td>
            <td>{one.sees === "" ? <StateChip tone="idle">Nothing</StateChip> : one.sees}</td>
            <td>{one.rule}</td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}
