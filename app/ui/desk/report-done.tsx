import { Notice } from "./small-parts.tsx";

const DONE_WORDS = {
  text: "Saved. The version before it stays.",
  settled: "Settled. Both edits stay in the record.",
  "settled-before": "Somebody has chosen between these two already. See what stands now.",
  held: "Nothing was changed: somebody changed the same before you. Both stand below; choose one.",
  "add-to-case": "Added to the case.",
  link: "The link’s task was changed.",
  task: "The task is kept.",
  request: "Set. The reporter sees it when they come back with their code.",
  message: "Message written. The reporter reads it when they come back with their code.",
} as const;

export type DoneBefore = keyof typeof DONE_WORDS;

/** What the page's address says was just done; undefined for anything else. */
export function doneBefore(text: string | null): DoneBefore | undefined {
  return text !== null && Object.hasOwn(DONE_WORDS, text) ? (text as DoneBefore) : undefined;
}

/** What was just done and has its own way back, or none. What can be undone says `ActNotice`. */
export function DoneNotice({ done }: { readonly done: DoneBefore }) {
  return (
    <Notice tone={done === "held" || done === "settled-before" ? "warning" : "done"}>
      {done === "held" ? <a href="#held">{DONE_WORDS.held}</a> : DONE_WORDS[done]}
    </Notice>
  );
}
