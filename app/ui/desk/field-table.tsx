import { Button } from "../form/buttons.tsx";
import { ScrollBox } from "../evidence/scroll-box.tsx";
import { DeskInput } from "./desk-fields.tsx";

/** Fields as the readers found them, and a search through their names and values. */
export function FieldTable({
  rows,
  count,
  search,
  examined,
  action,
}: {
  readonly rows: readonly {
    readonly name: string;
    readonly value: string;
    readonly reader: string;
    /** How long the text is in the file, in bytes, where `value` is only its beginning. */
    readonly wholeBytes?: number | undefined;
  }[];
  readonly count: number;
  readonly search: string;
  readonly examined: boolean;
  readonly action: string;
}) {
  if (!examined) return <p>The file has not been examined yet.</p>;
  return (
    <>
      <form method="get" action={action} role="search">
        <DeskInput name="search" label="Search names and values" values={{ search }} />
        <Button look="secondary">Search</Button>
      </form>
      <p role="status">
        {search === ""
          ? `${count} fields. Two readers read the file; what both found stands twice.`
          : `${rows.length} of ${count} fields have “${search}” in their name or value.`}
      </p>
      {rows.length === 0 ? null : (
        <ScrollBox label="Fields">
          <table className="facts-table">
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">Value, as written</th>
                <th scope="col">Read by</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, value, reader, wholeBytes }, at) => (
                <tr key={`${at} ${name}`}>
                  <th scope="row">
                    <code>{name}</code>
                  </th>
                  <td>
                    {value === "" ? <span className="quiet">(blank)</span> : <bdi>{value}</bdi>}
                    {wholeBytes === undefined ? null : (
                      <p className="quiet">
                        Only the beginning is kept here: in the file the text is{" "}
                        {wholeBytes.toLocaleString("en-US")} bytes long.
                      </p>
                    )}
                  </td>
                  <td>{reader}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </>
  );
}
