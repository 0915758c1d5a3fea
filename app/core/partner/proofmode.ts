import { fromUtf8 } from "../encoding.ts";
import { parseDelimited } from "./delimited.ts";
import { parseDigest } from "./digest-claim.ts";
import { proofSays, proofSaysWords, type ProofSays } from "./proof-says.ts";

// A ProofMode archive: recordings, and beside each files named by its SHA-256 that say when, where and with what it was made.

const PROOF = /(?:^|\/)([0-9a-f]{64})\.proof\.(csv|json)$/;
const SIGNATURE = /\.(?:asc|sig)$/;
const KEY = /(?:^|\/)pubkey\.asc$/;
const STAMP = /\.(?:ots|gst|devicecheck)$/;
const HASH_FIELD = "File Hash SHA256";

/** What a file of such an archive is, by its name. */
export type ProofRole = "proof" | "signature" | "key" | "stamp" | "other";

export function proofRoleOf(path: string): ProofRole {
  if (PROOF.test(path)) return "proof";
  if (KEY.test(path)) return "key";
  if (SIGNATURE.test(path)) return "signature";
  return STAMP.test(path) ? "stamp" : "other";
}

/** Whether an archive is one of ProofMode's: at least one proof is in it. */
export function isProofMode(paths: readonly string[]): boolean {
  return paths.some((path) => PROOF.test(path));
}

/** A proof as read: the SHA-256 in its name, and the one that it says itself; undefined where it says none that can be read. */
export interface ReadProof {
  readonly path: string;
  readonly named: string;
  readonly told: string | undefined;
  /** Its words about when and where; neither where it could not be read. */
  readonly says: ProofSays;
}

/** Reads a proof in JSON or as a table. */
export function readProof(path: string, bytes: Uint8Array): ReadProof {
  const [, named = "", kind = ""] = PROOF.exec(path) ?? [];
  const text = fromUtf8(bytes)?.replace(/^\uFEFF/, "") ?? "";
  const field = (kind === "json" ? fieldsOfJson(text) : fieldsOfTable(text)) ?? NO_FIELDS;
  const told = field(HASH_FIELD);
  return {
    path,
    named,
    told: told === undefined ? undefined : parseDigest("sha256", told),
    says: proofSays(field),
  };
}

type Fields = (name: string) => string | undefined;

const NO_FIELDS: Fields = () => undefined;

function fieldsOfJson(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    const named = new Map(
      Object.entries(value).map(([name, one]) => [name.trim(), one as unknown]),
    );
    return (name) => {
      const one = named.get(name);
      return typeof one === "number" ? String(one) : typeof one === "string" ? one : undefined;
    };
  } catch {
    return undefined;
  }
}

/** Some versions write a line of headings and a line of values, others one field a line: the digest tells which. */
function fieldsOfTable(text: string): Fields | undefined {
  const table = parseDelimited(text, ",");
  if (!table.ok) return undefined;
  const rows = table.rows.map(({ cells }) => cells);
  const line = rows.findIndex((cells) => cells.some((cell) => cell.trim() === HASH_FIELD));
  const headings = rows[line];
  if (headings === undefined) return undefined;
  const at = (cells: readonly string[], name: string) =>
    cells.findIndex((cell) => cell.trim() === name);
  const values = rows[line + 1] ?? [];
  if (parseDigest("sha256", values[at(headings, HASH_FIELD)] ?? "") !== undefined) {
    return (name) => values[at(headings, name)];
  }
  return (name) => {
    const cells = rows.find((one) => at(one, name) !== -1);
    return cells === undefined ? undefined : cells[at(cells, name) + 1];
  };
}

/** Everything in the archive that is no proof and none of its companions, with the SHA-256 of its bytes. */
export interface ArchivedFile {
  readonly path: string;
  readonly sha256: string;
}

/**
 * What the proofs say of when and where recordings were made, a sentence for each that says either. Exact places are in it: for whoever may read
 * them, and for no log. A proof that names another digest than its file's is left out.
 */
export function proofTimesAndPlaces(
  files: readonly ArchivedFile[],
  proofs: readonly ReadProof[],
): readonly string[] {
  return files.flatMap(({ path, sha256 }) => {
    const said = proofs
      .filter(({ named, told }) => named === sha256 && told === sha256)
      .map(({ says }) => proofSaysWords(says));
    return [...new Set(said)].flatMap((words) =>
      words === undefined ? [] : [`${path}: ${words}`],
    );
  });
}

/**
 * What was found in the archive, a sentence each: which recordings it holds, whether their digests are those that the proofs name, and
 * what nobody checked. Never that something is genuine: a digest binds a proof to a file, and anybody can write a proof.
 */
export function proofSentences(content: {
  readonly files: readonly ArchivedFile[];
  readonly proofs: readonly ReadProof[];
  readonly paths: readonly string[];
}): readonly string[] {
  const { files, proofs, paths } = content;
  const count = (role: ProofRole) => paths.filter((path) => proofRoleOf(path) === role).length;
  const about = files.map(({ path, sha256 }) => {
    const own = proofs.filter(({ named }) => named === sha256);
    if (own.length === 0) return `${path} is in it; no proof in it names its SHA-256`;
    const wrong = own.find(({ told }) => told !== undefined && told !== sha256);
    if (wrong !== undefined)
      return `${path}: ${wrong.path} is named for it and says another SHA-256`;
    return own.some(({ told }) => told !== undefined)
      ? `${path}: its SHA-256 is the one that its proof says`
      : `${path}: its SHA-256 is in the name of its proof; the proof itself could not be read`;
  });
  const there = new Set(files.map(({ sha256 }) => sha256));
  const orphans = [...new Set(proofs.map(({ named }) => named))].filter((hex) => !there.has(hex));
  const signatures = count("signature");
  const stamps = count("stamp");
  return [
    ...about,
    ...orphans.map(
      (hex) => `a proof is for a file with the SHA-256 ${hex}, and no file in the archive has it`,
    ),
    signatures === 0
      ? "it holds no signatures"
      : `its ${signatures} OpenPGP signatures were not checked, so who made the proofs is not known`,
    ...(stamps === 0 ? [] : [`its ${stamps} time-stamps and device attestations were not checked`]),
  ];
}
