import type { CaseEntry } from "./sheet-entry.ts";

/** What printed worksheets call files and reports. */
export interface SheetLabels {
  /** Undefined for a file that left the case. */
  readonly file: (
    itemId: string,
  ) => { readonly exhibit: string; readonly words: string; readonly sha256: string } | undefined;
  /** A report's code; undefined for one that left the case. */
  readonly report: (reportId: string) => string | undefined;
}

/** A fact as a worksheet prints it: what it says and where it can be looked up. Who wrote it stands in the record of this entry and version. */
export interface PrintedFact {
  readonly entry: string;
  readonly version: number;
  readonly statement: string;
  /** Empty where the file has no exhibit number yet. */
  readonly exhibit: string;
  readonly file: string;
  readonly item: string;
  readonly sha256: string;
  /** A time such as `0:01:02.500`, or a page. */
  readonly at: string;
  readonly report: string;
  readonly words: string;
  readonly witness: string;
  /** `0` to `3`; empty: nobody weighed it yet. */
  readonly strength: string;
  /** Entries of facts that contradict it. */
  readonly contradictedBy: readonly string[];
}

export interface PrintedGap {
  readonly entry: string;
  readonly text: string;
  readonly who: string;
  readonly due: string;
}

/** Something that is missing, and in what. */
export interface PrintedMissing {
  readonly about: string;
  readonly words: string;
}

const FILE_GONE = "a file that is not in the case any more";
const REPORT_GONE = "a report that is not in the case any more";

/** Prints facts of one list; which of them contradict which is told among `all`. */
export function printedFacts(
  facts: readonly CaseEntry[],
  all: readonly CaseEntry[],
  labels: SheetLabels,
): readonly PrintedFact[] {
  return facts.map(({ id, version, values }) => {
    const { item = "", report = "" } = values;
    const file = labels.file(item);
    return {
      ...{ entry: id, version, statement: values["statement"] ?? "" },
      exhibit: file?.exhibit ?? "",
      file: item === "" ? "" : (file?.words ?? FILE_GONE),
      ...{ item, sha256: file?.sha256 ?? "", at: values["at"] ?? "" },
      report: report === "" ? "" : (labels.report(report) ?? REPORT_GONE),
      ...{ words: values["words"] ?? "", witness: values["witness"] ?? "" },
      strength: values["strength"] ?? "",
      contradictedBy: all
        .filter(({ values: other }) => other["contradicts"] === id)
        .map((other) => other.id),
    };
  });
}

export function printedGaps(gaps: readonly CaseEntry[]): readonly PrintedGap[] {
  return gaps.map(({ id, values: { text = "", who = "", due = "" } }) => ({
    ...{ entry: id, text, who, due },
  }));
}

/** Where a printed fact can be looked up and how it was weighed, in a line. */
export function sourceLine(fact: PrintedFact): string {
  const { file, at, report, words, witness, strength } = fact;
  return [
    file === "" ? "" : at === "" ? file : `${file} at ${at}`,
    report === "" ? "" : `report ${report}: “${words}”`,
    witness === "" ? "" : `witness ${witness}`,
    strength === "" ? "not weighed yet" : `strength ${strength} of 3`,
    fact.contradictedBy.length === 0 ? "" : "contradicted by another fact of this sheet",
  ]
    .filter((part) => part !== "")
    .join("; ");
}

/** A gap with who sees to it and by when, in a line. */
export function gapLine({ text, who, due }: PrintedGap): string {
  const plan = [who, due === "" ? "" : `by ${due}`].filter((part) => part !== "").join(", ");
  return plan === "" ? text : `${text} (${plan})`;
}
