import type { ReceivedForm } from "#app/http/load-context.ts";
import { useLanguage, useText } from "#app/ui/text/language.tsx";
import { counted } from "#app/ui/text/plural.ts";
import { Notice } from "./form-parts.tsx";

/** What became of a form's files, where their report was closed by the time the form had come. */
export interface FilesCame {
  /** Whole, and kept with the report. */
  readonly came: number;
  /** Of those that were read; files past the most that one form takes are not among them. */
  readonly missed: number;
}

/** How many files of a form are kept, and how many are not. One that was here already is kept. */
export function filesCame({ files }: Pick<ReceivedForm, "files">): FilesCame {
  const came = files.filter(
    ({ outcome }) => outcome.kind === "received" || outcome.kind === "already-here",
  ).length;
  return { came, missed: files.length - came };
}

/** How many files of a form their report had already, byte for byte. */
export function sentAgain({ files }: Pick<ReceivedForm, "files">): number {
  return files.filter(({ outcome }) => outcome.kind === "already-here").length;
}

/** Says that files were sent once more, where any were. */
export function WasHere({ n }: { readonly n: number }) {
  const { moreFiles: words } = useText();
  const language = useLanguage();
  return n === 0 ? null : <Notice>{counted(words.wasHere, n, language)}</Notice>;
}

/** The page that asks for the code, with a notice and with what became of files, where there is something to say. */
export function codePage(notice?: "visit-over", files?: FilesCame): string {
  const said = new URLSearchParams(notice === undefined ? {} : { notice });
  for (const [name, n] of Object.entries(files ?? {})) if (n > 0) said.set(name, String(n));
  return said.size === 0 ? "/follow-up" : `/follow-up?${said.toString()}`;
}

/** What became of files, as the code page's address says it. */
export function filesCameIn(address: string): FilesCame {
  const said = new URL(address).searchParams;
  const number = (name: keyof FilesCame) => Number(/^\d{1,3}$/.exec(said.get(name) ?? "")?.[0]);
  return { came: number("came") || 0, missed: number("missed") || 0 };
}

/** The same in words; nothing where there is nothing to say. */
export function FilesCameNotice({ came, missed }: FilesCame) {
  const { followUp: words } = useText();
  const language = useLanguage();
  return (
    <>
      {came === 0 ? null : <Notice>{counted(words.filesCame, came, language)}</Notice>}
      {missed === 0 ? null : <Notice>{counted(words.filesMissed, missed, language)}</Notice>}
    </>
  );
}
