/** One thing to put right, written for the reader of the page; `field` is the input's name. */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

/** What a form was last sent with, by input name; kept so that an error loses nothing. */
export type Values = Readonly<Record<string, string>>;

/** What every field needs: its words, its kept value and its problem. */
export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Why we need it. Without a reason the field is marked as optional. */
  readonly because?: string | undefined;
  readonly problems?: readonly Problem[] | undefined;
  readonly values?: Values | undefined;
}

/** The id of the input with this name: what its label, its hint and the error summary point to. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]/g, "-")}`;
}

/** The first message about a field; undefined when there is none. */
export function messageFor(
  problems: readonly Problem[] | undefined,
  field: string,
): string | undefined {
  return problems?.find((problem) => problem.field === field)?.message;
}

/** Several chosen values as the one text that `Values` keeps. Values must hold no comma. */
export function joinChosen(chosen: readonly string[]): string {
  return chosen.join(",");
}

/** The chosen values back from the kept text. */
export function splitChosen(kept: string | undefined): readonly string[] {
  return kept === undefined || kept === "" ? [] : kept.split(",");
}
