import { sizeInWords } from "#app/core/evidence/size-in-words.ts";
import { Icon } from "../icon/icon.tsx";
import type { ShownEnd } from "./shown-report.ts";

/** Files that the reporter began to send and never finished, or that were not taken once whole, each with how much of it came and when that was removed. */
export function EndedUploads({ ended }: { readonly ended: readonly ShownEnd[] }) {
  if (ended.length === 0) return null;
  return (
    <>
      <p className="with-icon">
        <Icon name="alert" /> Did not arrive whole in time, or was not taken; what had come was
        removed, with a record
      </p>
      <ul>
        {ended.map(({ id, name, sizeBytes, arrivedBytes, lastByte, removed }) => (
          <li key={id}>
            <bdi>{name}</bdi>: {sizeInWords(arrivedBytes)} of {sizeInWords(sizeBytes)} came, the
            last {lastByte}; {arrivedBytes < sizeBytes ? "" : "not taken, as its record says; "}
            removed {removed}
          </li>
        ))}
      </ul>
    </>
  );
}
