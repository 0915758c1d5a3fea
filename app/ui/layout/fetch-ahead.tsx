import { useContext } from "react";
import { Nonce } from "./page-script.tsx";

/**
 * Asks the browser to fetch the page that is probably opened next, so that it stands at once. It runs nothing of it and fetches none of its
 * pictures; one that knows no such rules passes them over.
 */
export function FetchAhead({ href }: { readonly href: string | undefined }) {
  const nonce = useContext(Nonce);
  if (href === undefined) return null;
  const rules = { prefetch: [{ source: "list", urls: [href], eagerness: "immediate" }] };
  const text = JSON.stringify(rules).replaceAll("<", "\\u003c");
  return (
    <script type="speculationrules" nonce={nonce} dangerouslySetInnerHTML={{ __html: text }} />
  );
}
