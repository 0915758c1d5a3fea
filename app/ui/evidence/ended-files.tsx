import { fill } from "../text/fill.ts";
import { useText } from "../text/language.tsx";
import { sizeInWords } from "#app/core/evidence/size-in-words.ts";

/** A file that did not arrive whole in time, or was not taken once it had, for its sender. */
export interface EndedFile {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly arrivedBytes: number;
  /** The day on which what had come was removed, in words. */
  readonly when: string;
}

/** Says of each file that did not arrive that nothing of it is kept any more. Nothing where there is none. */
export function EndedFiles({ ended }: { readonly ended: readonly EndedFile[] }) {
  const { uploader } = useText();
  const { ended: words } = uploader;
  if (ended.length === 0) return null;
  return (
    <section aria-labelledby="ended-files">
      <h2 id="ended-files">{words.title}</h2>
      <p>{words.lead}</p>
      <ul>
        {ended.map(({ id, name, sizeBytes, arrivedBytes, when }) => (
          <li key={id}>
            <bdi>{name}</bdi>:{" "}
            {fill(arrivedBytes < sizeBytes ? words.file : words.whole, {
              ...{ arrived: sizeInWords(arrivedBytes), size: sizeInWords(sizeBytes), when },
            })}
          </li>
        ))}
      </ul>
      <p>{words.again}</p>
    </section>
  );
}
