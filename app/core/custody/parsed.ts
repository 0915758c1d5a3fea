/** What reading untrusted bytes or text gives: the typed value, or one sentence saying what is wrong. */
export type Parsed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: string };
