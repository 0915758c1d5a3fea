import type { ReactNode } from "react";
import { KeyHint, useKey } from "./key.tsx";

/** A link that looks like a button, with the desk's key that follows it. */
export function KeyLink({
  href,
  shortcut,
  children,
}: {
  readonly href: string;
  readonly shortcut: string;
  readonly children: ReactNode;
}) {
  return (
    <a className="usa-button usa-button--outline" href={href} {...useKey(shortcut)}>
      {children}
      <KeyHint of={shortcut} />
    </a>
  );
}
