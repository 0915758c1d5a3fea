import { Digest } from "../evidence/digest.tsx";
import { When, utcTime } from "../time/when.tsx";
import { ScrollBox } from "../evidence/scroll-box.tsx";

export interface ShownNote {
  readonly id: string;
  readonly author: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly text: string;
  /** By whom and when it was withdrawn; undefined while it stands. */
  readonly withdrawn?: { readonly byName: string; readonly at: string } | undefined;
}

/** What staff wrote to each other about a report, oldest first. Never shown to the witness. */
export function NoteList({
  notes,
  told = {},
  zone,
  now,
}: {
  readonly notes: readonly ShownNote[];
  /** The names of those whom a note told, by its id. */
  readonly told?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly zone: string;
  readonly now?: string | undefined;
}) {
  if (notes.length === 0)
    return <p className="quiet">No notes yet. Notes stay inside the office.</p>;
  return (
    <ol className="notes">
      {notes.map((note) => (
        <li key={note.id} className="notes__note">
          <p className="notes__head">
            <strong>{note.author}</strong> <When at={note.at} zone={zone} now={now} />
          </p>
          {note.withdrawn === undefined ? (
            <p className="notes__text" dir="auto">
              {note.text}
            </p>
          ) : (
            <details>
              <summary>
                Withdrawn by {note.withdrawn.byName},{" "}
                <When at={note.withdrawn.at} zone={zone} now={now} />
              </summary>
              <p className="notes__text" dir="auto">
                {note.text}
              </p>
            </details>
          )}
          {told[note.id] === undefined ? null : (
            <p className="quiet">
              Told: <bdi>{told[note.id]?.join(", ")}</bdi>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

export interface ShownCustodyRecord {
  readonly number: number;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly who: string;
  readonly what: string;
  /** The file it is about, or the reason given. */
  readonly about?: string | undefined;
  /** Who could see it and who did; for auditors. */
  readonly aboutHref?: string | undefined;
  readonly sha256?: string | undefined;
  /** The act of staff that it records, where that can be taken back. */
  readonly act?: string | undefined;
  /** Somebody looked at a file, and changed nothing. */
  readonly isLook?: boolean | undefined;
}

export interface CustodyTableProps {
  readonly caption: string;
  readonly records: readonly ShownCustodyRecord[];
  readonly zone: string;
}

/** Every act on a report or item, in the log's order and with its number in the log. */
export function CustodyTable({ caption, records, zone }: CustodyTableProps) {
  return (
    <ScrollBox label={caption}>
      <table className="facts-table custody">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.number}>
              <td className="number">{record.number.toLocaleString("en-US")}</td>
              <td className="custody__when">
                <code>{utcTime(record.at)}</code>
                <When at={record.at} zone={zone} exact />
              </td>
              <td>{record.who}</td>
              <td>
                {record.what}
                {record.about === undefined ? null : (
                  <span className="custody__about">
                    {record.aboutHref === undefined ? (
                      <bdi>{record.about}</bdi>
                    ) : (
                      <a href={record.aboutHref}>{record.about}</a>
                    )}
                  </span>
                )}
                {record.sha256 === undefined ? null : (
                  <Digest hex={record.sha256} algorithm="SHA-256" short />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
