import { createContext, useContext, type ReactNode } from "react";

/** The answer's nonce, for elements that the page's policy asks one of. */
export const Nonce = createContext<string | undefined>(undefined);

/** Hands the answer's nonce to the scripts of the page. Only the server renders pages, so it reaches no data. */
export function WithNonce(props: {
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}) {
  return <Nonce.Provider value={props.nonce}>{props.children}</Nonce.Provider>;
}

/** A small optional script of ours. Where scripts are off, or the policy allows none, the page works without it. */
export function PageScript({ src }: { readonly src: string }) {
  return <script src={src} nonce={useContext(Nonce)} defer />;
}
