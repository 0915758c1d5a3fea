import type { OriginOnPage } from "#app/core/intake/file-origin.ts";
import { fill } from "../text/fill.ts";
import { useText } from "../text/language.tsx";
import type { Text } from "../text/en/index.ts";
import type { FileKind } from "./file-kind.ts";
import { originSaid } from "./file-origin-said.ts";

/** What a file brought, ready to be said: moments and places in words, as coarse as their reader is to see them. */
export interface ShownLook {
  readonly time: {
    readonly kind: "found" | "moment" | "weak" | "disagree" | "none" | "unread";
    readonly when?: string | undefined;
  };
  readonly place: {
    readonly kind: "found" | "disagree" | "emptied" | "unclear" | "none" | "unread";
    readonly near?: string | undefined;
  };
}

/** What a reporter said of a file; empty where they did not. */
export interface ShownSaid {
  readonly place: string;
  readonly time: string;
  readonly shows: string;
  /** Where the file comes from; undefined where they did not say. */
  readonly origin?: OriginOnPage | undefined;
}

export interface FileSeenProps {
  readonly name: string;
  readonly kind: FileKind;
  /** Undefined while nobody looked into it. */
  readonly look: ShownLook | undefined;
  readonly said: readonly ShownSaid[];
  /** Where more can be told of it; undefined where that is this page. */
  readonly aboutHref?: string | undefined;
  /** True for a file of a sent report: it cannot be taken back, and what was said of it stays and is added to. */
  readonly sent?: boolean | undefined;
}

/** What came with a file and what did not, what its sender said of it, and the way to say more. */
export function FileSeen({ name, kind, look, said, aboutHref, sent }: FileSeenProps) {
  const text = useText();
  const { fileLook: words } = text;
  const ask = askFor(look, said.length > 0, sent === true, text);
  return (
    <div className="file-seen">
      {look === undefined ? (
        <p>{words.notLooked}</p>
      ) : (
        <>
          <p>{timeWords(look, kind, text)}</p>
          <p>{placeWords(look, kind, text)}</p>
          {EXACT_SPOTS.includes(look.place.kind) ? (
            <p>{words.passedOn[sent === true ? "sent" : "unsent"]}</p>
          ) : null}
        </>
      )}
      {said.map((one, index) => (
        <Said key={`${index} ${one.place}`} said={one} />
      ))}
      {aboutHref === undefined ? null : (
        <p>
          <a href={aboutHref}>
            <span aria-hidden="true">{ask}</span>
            <span className="sr-only">{fill(words.aboutHidden, { ask, name })}</span>
          </a>
        </p>
      )}
    </div>
  );
}

function Said({ said }: { readonly said: ShownSaid }) {
  const text = useText();
  const { fileLook: words } = text;
  const parts = (["place", "time", "shows"] as const).filter((part) => said[part] !== "");
  return (
    <dl className="file-seen__said" aria-label={words.saidTitle}>
      {parts.map((part) => (
        <div key={part}>
          <dt>
            {words.saidTitle}, {words.said[part].toLowerCase()}
          </dt>
          <dd dir="auto">{said[part]}</dd>
        </div>
      ))}
      {originSaid(said.origin, text).map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function askFor(
  look: ShownLook | undefined,
  told: boolean,
  sent: boolean,
  { fileLook: words }: Text,
): string {
  if (told) return sent ? words.addMore : words.change;
  if (look !== undefined && look.place.kind !== "found") return words.askPlace;
  if (look !== undefined && !KNOWN_TIMES.includes(look.time.kind)) return words.askTime;
  return words.askMore;
}

/** Where the file itself says exactly where somebody stood; where it says so twice, it may be either. */
const EXACT_SPOTS: readonly ShownLook["place"]["kind"][] = ["found", "disagree"];

const KNOWN_TIMES: readonly ShownLook["time"]["kind"][] = ["found", "moment"];

function timeWords({ time }: ShownLook, kind: FileKind, { fileLook: words }: Text): string {
  return fill(words.time[time.kind], { when: time.when ?? "", kind: words.kinds[kind] });
}

function placeWords({ place }: ShownLook, kind: FileKind, { fileLook: words }: Text): string {
  const unnamed = place.kind === "found" && place.near === undefined;
  const sentence = unnamed ? words.place.foundUnnamed : words.place[place.kind];
  return fill(sentence, { near: place.near ?? "", kind: words.kinds[kind] });
}
