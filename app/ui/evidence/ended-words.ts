import type { EndedWhy } from "#app/core/intake/ended-why.ts";
import type { LanguageTag } from "#app/core/intake/languages.ts";
import { fill } from "../text/fill.ts";
import { sizeSaid } from "../text/size-said.ts";
import type { Text } from "../text/en/index.ts";

/** What is said to its sender of a file that did not arrive, or was not taken: why, and how much of it had come. Sizes in bytes, `when` in words. */
export function endedWords(
  one: {
    readonly why: EndedWhy;
    readonly arrivedBytes: number;
    readonly sizeBytes: number;
    readonly when: string;
  },
  { uploader, common }: Pick<Text, "uploader" | "common">,
  language: LanguageTag,
): string {
  const { why, arrivedBytes, sizeBytes } = one;
  const { ended, rows } = uploader;
  const size = (bytes: number) => sizeSaid(bytes, common.sizes, language);
  const values = {
    ...{ arrived: size(arrivedBytes), size: size(sizeBytes), when: one.when },
  };
  // Before the reason was noted, only what had come whole can have been refused.
  if (why === "") return fill(arrivedBytes < sizeBytes ? ended.file : ended.whole, values);
  const came = fill(ended.file, values);
  if (why === "upload-expired") return came;
  return arrivedBytes === 0 ? rows.refused[why] : `${rows.refused[why]} ${came}`;
}
