import type { Arrival } from "#app/core/intake/arrival.ts";

/** Such as `2 of 3 files arrived, 41 %`, with how many of those to come were added after the report was sent. */
export function arrivalWords({ arrived, files, percent }: Arrival, late = 0): string {
  const words = `${arrived} of ${files} ${files === 1 ? "file" : "files"} arrived, ${percent} %`;
  return late === 0 ? words : `${words}; ${late} of those to come added after sending`;
}
