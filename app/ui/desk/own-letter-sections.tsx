import type { LetterBlock, LetterKind } from "#app/core/office/office-pack.ts";
import type { Words } from "#app/core/office/words.ts";
import { Button } from "../form/buttons.tsx";
import { Digest } from "../evidence/digest.tsx";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { LETTER_KIND_WORDS } from "./letter-words.ts";
import { FactList, Panel } from "./small-parts.tsx";

type At = Pick<DeskFrame, "zone" | "now">;

/** One version of a letter of the office's own. `writtenAt` is UTC, ISO 8601. */
export interface ShownOwnLetter {
  readonly id: string;
  readonly version: number;
  readonly withdrawn: boolean;
  readonly sha256: string;
  readonly writerName: string;
  readonly writtenAt: string;
  readonly text: {
    readonly kind: LetterKind;
    readonly title: string;
    readonly body: Words;
    readonly blocks: readonly LetterBlock[];
  };
}

/** Every letter of the office's own in its newest version. */
export function OwnLetterTable({
  letters,
  frame,
}: {
  readonly letters: readonly ShownOwnLetter[];
  readonly frame: At;
}) {
  if (letters.length === 0) {
    return <p className="quiet">None yet. The letters of the office pack stand under Letters.</p>;
  }
  return (
    <Table
      caption="Letters of our own"
      columns={["Title", "What for", "Languages", "Newest", "Written", "Offered"]}
    >
      {letters.map(({ id, text, version, withdrawn, writtenAt }) => (
        <tr key={id}>
          <td>
            <a href={`/desk/letters/own/${id}`}>
              <bdi>{text.title}</bdi>
            </a>
          </td>
          <td>{LETTER_KIND_WORDS[text.kind]}</td>
          <td>{Object.keys(text.body).join(", ")}</td>
          <td>Version {version}</td>
          <td>
            <When at={writtenAt} {...frame} />
          </td>
          <td>{withdrawn ? "No, taken back" : "Yes"}</td>
        </tr>
      ))}
    </Table>
  );
}

/** What one version says, in every language that it has, with the parts that may stand in it. */
export function OwnLetterSaid({
  letter: { version, withdrawn, sha256, text },
  languages,
}: {
  readonly letter: ShownOwnLetter;
  /** Names and directions of its languages, by tag. */
  readonly languages: Readonly<Record<string, { readonly words: string }>>;
}) {
  return (
    <Panel title={`What version ${String(version)} says`} id="said">
      <FactList
        facts={[
          { term: "Title", value: <bdi>{text.title}</bdi> },
          { term: "What for", value: LETTER_KIND_WORDS[text.kind] },
          { term: "Offered", value: withdrawn ? "No: taken back with this version" : "Yes" },
          { term: "SHA-256 of its words", value: <Digest hex={sha256} /> },
        ]}
      />
      {Object.entries(text.body).map(([tag, body]) => (
        <section key={tag} aria-label={`In ${languages[tag]?.words ?? tag}`}>
          <h3>{languages[tag]?.words ?? tag}</h3>
          <div className="letter" lang={tag} dir="auto">
            {body}
          </div>
        </section>
      ))}
      {text.blocks.map((block) => (
        <section key={block.id} aria-label={block.title}>
          <h3>
            Part <code>{`{block:${block.id}}`}</code>: <bdi>{block.title}</bdi>
          </h3>
          {Object.entries(block.text).map(([tag, words]) => (
            <div key={tag} className="letter" lang={tag} dir="auto">
              {words}
            </div>
          ))}
        </section>
      ))}
    </Panel>
  );
}

/** Every version, newest first, and the act that takes the letter back or offers it again. */
export function OwnLetterVersions({
  versions,
  frame,
  token,
}: {
  readonly versions: readonly ShownOwnLetter[];
  readonly frame: At;
  /** Null for who may only read. */
  readonly token: string | null;
}) {
  const withdrawn = versions[0]?.withdrawn === true;
  return (
    <Panel title="Versions" id="versions">
      <Table caption="Versions of this letter" columns={["Version", "By", "Written", "Offered"]}>
        {versions.map(({ id, version, writerName, writtenAt, ...one }) => (
          <tr key={version}>
            <td>
              <a href={`/desk/letters/own/${id}?version=${String(version)}#said`}>
                Version {version}
              </a>
            </td>
            <td>
              <bdi>{writerName}</bdi>
            </td>
            <td>
              <When at={writtenAt} {...frame} />
            </td>
            <td>{one.withdrawn ? "No" : "Yes"}</td>
          </tr>
        ))}
      </Table>
      {token === null ? null : (
        <ActForm token={token} intent={withdrawn ? "offer" : "take-back"}>
          <p className="quiet">
            Letters that were sent stay as they went, in the version that they were made from.
          </p>
          <Button look="secondary">{withdrawn ? "Offer it again" : "Offer it no more"}</Button>
        </ActForm>
      )}
    </Panel>
  );
}
