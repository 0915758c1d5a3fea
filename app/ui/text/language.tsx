import { createContext, useContext, type ReactNode } from "react";
import { en, type Text } from "./en/index.ts";

const TextContext = createContext<Text>(en);

/** Gives the pages below it their wording. Without it the wording is English. */
export function TextProvider({
  text,
  children,
}: {
  readonly text: Text;
  readonly children: ReactNode;
}) {
  return <TextContext.Provider value={text}>{children}</TextContext.Provider>;
}

/** The public wording in the reader's language. */
export function useText(): Text {
  return useContext(TextContext);
}
