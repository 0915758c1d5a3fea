import { ALL_DIGITS, digitsTyped, isFingerprint } from "../app/core/bundle/typed-fingerprint.ts";

/** What `verify` prints of itself. */
export const VERIFY_HELP = `Usage: verify [--fingerprint XXXX XXXX ...] [--earlier FILE] [--consistency FILE] [--json] FILE

Checks a bundle: the archive as it was handed over, or the folder it was unpacked to.
Prints one of these, then every fault with the file it is in:

  Intact and the log key is the one you named
  Intact, log signed, key not confirmed
  Intact                 (a bundle of the first format, whose log is not signed)
  Incomplete, Altered

  --fingerprint XXXX ... the log key's fingerprint as you have it on paper: its first eight
                         groups of four digits, or more of them
  --earlier FILE         an earlier bundle of the same office, or the checkpoint.note or
                         checkpoint.body of one: proves that the custody log only grew since
  --consistency FILE     the proof of that, where the bundle has none from that state of the log
  --json                 prints one JSON object instead of text
  --help                 prints this

Ends with 0 when the bundle is intact, 1 when a problem was found, 2 when it was called wrongly.
`;

/** What a person asks `verify` for. */
export interface VerifyOrder {
  readonly path: string;
  readonly fingerprint: string | undefined;
  readonly earlier: string | undefined;
  readonly consistency: string | undefined;
  readonly json: boolean;
}

/** What is asked for; undefined where it cannot be understood. */
export function readOrder(args: readonly string[]): VerifyOrder | undefined {
  const left = [...args];
  const paths: string[] = [];
  let json = false;
  let named: string | undefined;
  const files: { earlier?: string; consistency?: string } = {};
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === "--json") json = true;
    else if (word === "--fingerprint") {
      if (named !== undefined) return undefined;
      named = digitsTyped(left.shift() ?? "");
      // Groups that were typed as words of their own, as they stand on paper.
      while (named.length < ALL_DIGITS && /^[0-9a-f]{4}$/i.test(left[0] ?? "")) {
        named += digitsTyped(left.shift() ?? "");
      }
    } else if (word === "--earlier" || word === "--consistency") {
      const name = word === "--earlier" ? "earlier" : "consistency";
      const file = left.shift();
      if (file === undefined || file.startsWith("-") || files[name] !== undefined) return undefined;
      files[name] = file;
    } else if (word.startsWith("-")) return undefined;
    else paths.push(word);
  }
  const [path, ...others] = paths;
  if (path === undefined || others.length > 0) return undefined;
  if (named !== undefined && !isFingerprint(named)) return undefined;
  const { earlier, consistency } = files;
  if (consistency !== undefined && earlier === undefined) return undefined;
  return { path, fingerprint: named, earlier, consistency, json };
}
