import { sizeInWords } from "#app/core/evidence/size-in-words.ts";
import { Icon } from "../icon/icon.tsx";
import type { ShownEnd } from "./shown-report.ts";

/** Files that the reporter began to send and never finished, or that were not taken, each with why and how much of it came. */
export function EndedUploads({ ended }: { readonly ended: readonly ShownEnd[] }) {
  if (ended.length === 0) return null;
  return (
    <>
      <p className="with-icon">
        <Icon name="alert" /> Did not arrive whole in time, or was not taken; what had come was
        removed, with a record
      </p>
      <ul>
        {ended.map((one) => (
          <li key={one.id}>
            <bdi>{one.name}</bdi>: {endWords(one)}
          </li>
        ))}
      </ul>
    </>
  );
}

const REFUSED = {
  program: "not taken, because it is a program",
  "web-page": "not taken, because it is a page that a browser would run",
} as const;

function endWords({ sizeBytes, arrivedBytes, lastByte, removed, why }: ShownEnd): string {
  const size = sizeInWords(sizeBytes);
  const came = `${sizeInWords(arrivedBytes)} of ${size} came, the last ${lastByte}`;
  switch (why) {
    case "program":
    case "web-page":
      return arrivedBytes === 0
        ? `${REFUSED[why]}; ${size} were announced, nothing was kept, ${removed}`
        : `${REFUSED[why]}; ${came}; removed ${removed}`;
    case "upload-expired":
      return `${came}; removed ${removed}`;
    case "":
      // Before the reason was noted, only what had come whole can have been refused.
      return arrivedBytes < sizeBytes
        ? `${came}; removed ${removed}`
        : `${came}; not taken, as its record says; removed ${removed}`;
  }
}
