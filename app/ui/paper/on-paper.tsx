import { createContext, useContext, type ReactNode } from "react";

const OnPaper = createContext(false);

/** What stands inside is drawn to be printed and filled in by hand: every field of a form draws boxes to tick and lines to write on. */
export function OnPaperProvider({ children }: { readonly children: ReactNode }) {
  return <OnPaper.Provider value={true}>{children}</OnPaper.Provider>;
}

/** Whether a field is drawn for paper. */
export function useOnPaper(): boolean {
  return useContext(OnPaper);
}
