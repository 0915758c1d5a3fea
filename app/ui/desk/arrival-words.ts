import type { Arrival } from "#app/core/intake/arrival.ts";

/** Such as `2 of 3 files arrived, 41 %`. */
export function arrivalWords({ arrived, files, percent }: Arrival): string {
  return `${arrived} of ${files} ${files === 1 ? "file" : "files"} arrived, ${percent} %`;
}
