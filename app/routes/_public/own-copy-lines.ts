import type { LanguageTag } from "#app/core/intake/languages.ts";
import type { Text } from "#app/ui/text/en/index.ts";

/** What a copy takes from its office and its reader. */
export interface CopyWords {
  readonly text: Text;
  readonly language: LanguageTag;
  /** Writes an instant in the reader's words. */
  readonly when: (at: string) => string;
  /** When the copy is made: UTC, ISO 8601. */
  readonly now: string;
  /** As the office words them. */
  readonly category: string;
  readonly status: string;
}

/** What was asked or said, with the answer; an empty value is no answer, or a line that says all by itself. */
export interface Line {
  readonly term: string;
  readonly value: string;
}

/** One page of the form, or one kind of thing that came after it. */
export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** Lines that were answered. */
export function said(lines: readonly Line[]): readonly Line[] {
  return lines.filter(({ value }) => value !== "");
}
