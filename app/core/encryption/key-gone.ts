/** An owner's key was destroyed, or never came to this database: what it closes cannot be read. Told apart by its code. */
export class KeyGone extends Error {
  readonly code = "key-gone";

  constructor(owner: string) {
    super(`the key of ${owner} is not there`);
  }
}

/** True where something failed because its owner's key is not there: a draft that is written to was deleted at that moment. */
export function isKeyGone(error: unknown): boolean {
  return (error as { readonly code?: unknown } | null)?.code === "key-gone";
}
