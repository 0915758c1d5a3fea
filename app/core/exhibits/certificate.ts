import type { ListedExhibit } from "../bundle/exhibit-list.ts";

/** A field of a form that a signer can change. `value` is empty where nothing on record says it; nobody guesses. */
export interface PaperField {
  readonly label: string;
  readonly value: string;
  /** Where the value was read, such as a file of the bundle or records of the log by `seq`; empty where there is no value. */
  readonly source: string;
  /** Lines that the field is high. */
  readonly lines: number;
}

/** Wording of a certificate: what its signer states, in elements. */
export interface CertificateWording {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly statements: readonly string[];
}

/** One certificate of a bundle, filled as far as the records say, unsigned (evidence-standards 9.4). */
export interface Certificate extends CertificateWording {
  /** Names the paper and its file: the id, and the exhibit where it is about a single one. */
  readonly name: string;
  readonly wordedBy: "office-pack" | "project";
  readonly exhibits: readonly ListedExhibit[];
  readonly values: readonly PaperField[];
  /** Of the custody records that the values rely on, rising, each once. */
  readonly seqs: readonly number[];
}

/** A field with a value from somewhere, or an empty one. */
export function paperField(
  label: string,
  found?: { readonly value: string; readonly source: string },
  lines = 1,
): PaperField {
  const { value = "", source = "" } = found ?? {};
  return { label, value, source: value === "" ? "" : source, lines };
}
