import { useContext } from "react";
import { Nonce } from "./page-script.tsx";

/** The page that is probably opened next: the link that a script has marked, once the page that holds it was painted. */
const RULES = {
  prefetch: [
    { source: "document", where: { selector_matches: "a[data-ahead]" }, eagerness: "immediate" },
  ],
};

/**
 * Asks the browser to fetch the page of a link as soon as it has `data-ahead`, so that it stands at once. It runs nothing of it and fetches none of its
 * pictures; one that knows no such rules passes them over.
 */
export function FetchAhead() {
  return (
    <script
      type="speculationrules"
      nonce={useContext(Nonce)}
      dangerouslySetInnerHTML={{ __html: JSON.stringify(RULES) }}
    />
  );
}
