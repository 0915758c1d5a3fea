import { When } from "../time/when.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { FactList, Panel } from "./small-parts.tsx";

/** A letter that went out. Instants are UTC, ISO 8601. */
export interface ShownSentLetter {
  readonly id: string;
  readonly title: string;
  readonly sentAt: string;
  readonly senderName: string;
  /** How it went. */
  readonly way: "receipt-page" | "handed-out";
  readonly readAt: string | null;
  readonly recipient: string;
  readonly language: { readonly tag: string; readonly words: string };
  /** Which text of which pack, or which version of a letter of the office's own, it was made from. */
  readonly source: { readonly words: string; readonly href: string | undefined };
  readonly text: string;
}

/** What went out, newest first, each as it went. */
export function LetterLog({
  letters,
  frame,
}: {
  readonly letters: readonly ShownSentLetter[];
  readonly frame: Pick<DeskFrame, "zone" | "now">;
}) {
  const { zone, now } = frame;
  return (
    <Panel title="Letters that went out" id="sent">
      {letters.length === 0 ? (
        <p className="quiet">None yet.</p>
      ) : (
        letters.map((letter) => (
          <details key={letter.id} className="item-details letter-log">
            <summary>
              {letter.title}, <When at={letter.sentAt} zone={zone} now={now} />
            </summary>
            <FactList
              facts={[
                { term: "By", value: <bdi>{letter.senderName}</bdi> },
                { term: "How", value: <HowItWent letter={letter} {...frame} /> },
                { term: "To whom", value: <bdi>{letter.recipient}</bdi> },
                { term: "Language", value: letter.language.words },
                { term: "Text of", value: <Source {...letter.source} /> },
              ]}
            />
            <div className="letter" lang={letter.language.tag} dir="auto">
              {letter.text}
            </div>
          </details>
        ))
      )}
    </Panel>
  );
}

function Source({ words, href }: ShownSentLetter["source"]) {
  return href === undefined ? words : <a href={href}>{words}</a>;
}

function HowItWent({
  letter: { way, readAt },
  zone,
  now,
}: {
  readonly letter: Pick<ShownSentLetter, "way" | "readAt">;
  readonly zone: string;
  readonly now: string;
}) {
  if (way === "handed-out") return "On paper, as noted by who sent it";
  return readAt === null ? (
    "As a message; not read by the reporter yet"
  ) : (
    <>
      As a message; read by the reporter <When at={readAt} zone={zone} now={now} />
    </>
  );
}
