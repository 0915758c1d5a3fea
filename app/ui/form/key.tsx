import { createContext, useContext, type ReactNode } from "react";

const Keys = createContext(false);

/** Says whether single keys do something on this page. Without it, as on public pages, none does and none is shown. */
export function WithKeys({ on, children }: { readonly on: boolean; readonly children: ReactNode }) {
  return <Keys.Provider value={on}>{children}</Keys.Provider>;
}

/** What the desk's key script finds an element by, and what screen readers say of it; nothing where keys are off. */
export function useKey(key: string | undefined): {
  readonly "data-key"?: string;
  readonly "aria-keyshortcuts"?: string;
} {
  const on = useContext(Keys);
  return on && key !== undefined ? { "data-key": key, "aria-keyshortcuts": key } : {};
}

/** True where keys are on. */
export function useKeysOn(): boolean {
  return useContext(Keys);
}

/** The key, for eyes, on what it does. Screen readers have it from the element itself. */
export function KeyHint({ of }: { readonly of: string | undefined }) {
  return useContext(Keys) && of !== undefined ? (
    <kbd className="key-hint" aria-hidden="true">
      {of}
    </kbd>
  ) : null;
}
