/** Kinds of defence (evidence-standards 9.7). A complete one that the evidence suggests must be charged to a grand jury (People v Valles, 62 NY2d 36). */
export const DEFENCE_KINDS = ["complete", "affirmative", "mitigating"] as const;

export type DefenceKind = (typeof DEFENCE_KINDS)[number];

export const DEFENCE_KIND_WORDS: Readonly<Record<DefenceKind, string>> = {
  complete: "Complete defence",
  affirmative: "Affirmative defence",
  mitigating: "Mitigating defence",
};

/** A kind in words; as it stands where it is none of them. */
export function defenceKindInWords(kind: string): string {
  const found = DEFENCE_KINDS.find((one) => one === kind);
  return found === undefined ? kind : DEFENCE_KIND_WORDS[found];
}
