import type { EndedWhy } from "#app/core/intake/ended-why.ts";
import { useLanguage, useText } from "../text/language.tsx";
import { endedWords } from "./ended-words.ts";

/** A file that did not arrive whole in time, or was not taken, for its sender. */
export interface EndedFile {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly arrivedBytes: number;
  /** The day on which what had come was removed, in words. */
  readonly when: string;
  readonly why: EndedWhy;
}

/** Says of each file that did not arrive that nothing of it is kept any more. Nothing where there is none. */
export function EndedFiles({ ended }: { readonly ended: readonly EndedFile[] }) {
  const text = useText();
  const language = useLanguage();
  const { ended: words } = text.uploader;
  if (ended.length === 0) return null;
  return (
    <section aria-labelledby="ended-files">
      <h2 id="ended-files">{words.title}</h2>
      <p>{words.lead}</p>
      <ul>
        {ended.map((one) => (
          <li key={one.id}>
            <bdi>{one.name}</bdi>: {endedWords(one, text, language)}
          </li>
        ))}
      </ul>
      <p>{words.again}</p>
    </section>
  );
}
