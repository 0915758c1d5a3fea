/** One thing wrong with a bundle. `altered`: what is there is not what was packed. `incomplete`: it is not there. */
export interface BundleFault {
  readonly kind: "altered" | "incomplete";
  readonly code: FaultCode;
  /** The file it was found in, below the bundle's top folder; undefined for the bundle as a whole. */
  readonly path: string | undefined;
  readonly detail: string;
}

/** Codes that other programs may rely on. */
export type FaultCode =
  | "archive-truncated"
  | "archive-refused"
  | "declaration"
  | "bag-info"
  | "fetch-file"
  | "unsafe-name"
  | "clashing-names"
  | "unreadable"
  | "missing"
  | "changed"
  | "extra"
  | "manifest-missing"
  | "manifest-line"
  | "manifest-order"
  | "manifests-disagree"
  | "oxum"
  | "layout"
  | "item"
  | "examination"
  | "native"
  | "record"
  | "chain"
  | "heads"
  | "events"
  | "disclosure"
  | "checkpoint"
  | "key"
  | "policy"
  | "quorum"
  | "proof"
  | "consistency"
  | "timestamp";

/** What a reader throws when a file of the bundle cannot be read; never for a file that is not there. */
export class BagReadError extends Error {
  readonly path: string;

  constructor(path: string, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = "BagReadError";
    this.path = path;
  }
}

/** Text from a bundle as it may be shown in a terminal: printable ASCII, the rest escaped, cut when very long. */
export function printable(text: string): string {
  const cut = text.length > 240 ? `${text.slice(0, 240)}...` : text;
  return cut.replace(/[^\x20-\x7e]/gu, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`);
}
