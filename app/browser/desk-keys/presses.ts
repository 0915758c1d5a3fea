/** One press of a key, as far as it matters here. */
export interface Press {
  readonly key: string;
  readonly atMillis: number;
  /** With Ctrl, Alt or the command key: the browser's or a screen reader's, never ours. */
  readonly modified: boolean;
  /** Into a field, a list to choose from, a player or an open dialog. */
  readonly typing: boolean;
  /** Of a key that is held down. */
  readonly repeated: boolean;
}

export type Meant =
  | { readonly kind: "nothing" }
  | { readonly kind: "key"; readonly key: string }
  /** `g` and then a letter: to a place of the desk. */
  | { readonly kind: "go"; readonly letter: string };

/** `g` waits so long for its letter. */
const WAIT_MILLIS = 1_500;

const NOTHING: Meant = { kind: "nothing" };

/** Answers what each press means, in their order. A held key moves through rows and does nothing else. */
export function readPresses(): (press: Press) => Meant {
  let goneAt = Number.NEGATIVE_INFINITY;
  return ({ key, atMillis, modified, typing, repeated }) => {
    const afterGo = atMillis - goneAt <= WAIT_MILLIS;
    goneAt = Number.NEGATIVE_INFINITY;
    if (modified || typing) return NOTHING;
    if (repeated && key !== "j" && key !== "k") return NOTHING;
    if (afterGo) return { kind: "go", letter: key };
    if (key === "g") {
      goneAt = atMillis;
      return NOTHING;
    }
    return { kind: "key", key };
  };
}
