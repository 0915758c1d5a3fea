import { spansOfConsistency, spansOfInclusion } from "../custody/merkle-proof.ts";
import { parseSignedNote } from "../custody/signed-note.ts";
import { fromUtf8, toBase64 } from "../encoding.ts";
import { inFours, keyFingerprint } from "../receipt/key-fingerprint.ts";
import type { BundleLog } from "./content.ts";
import { consistencyPath, earlierNotePath, LOG_FOLDER, proofPath } from "./layout.ts";
import { readStamp } from "./log-proofs.ts";
import { inUtc } from "./office-time.ts";
import type { ShownRecord } from "./shown-records.ts";
import type { SignedLog } from "./signed-log.ts";
import { earlierSize, signedLogFiles, timestampFiles } from "./signed-log-files.ts";
import type { VerifyStep } from "./verify-step.ts";

/** Groups of four digits that a person compares of a fingerprint: 128 bits, beyond anybody's forging. */
export const GROUPS_TO_COMPARE = 8;

const FOLDER = `L=${LOG_FOLDER}`;

/** Joins two hashes in base 64 to that of the tree above them (RFC 6962 section 2.1), in any POSIX shell. */
const PAIR = [
  "digest() { openssl dgst -sha256 -binary | base64; }",
  `pair() { { printf '\\001'; echo "$1" | base64 -d; echo "$2" | base64 -d; } | digest; }`,
];

/** Who signed the log, and which state of it (evidence-standards 5, steps 7 and 9). */
export function signatureSteps(log: BundleLog, signed: SignedLog): readonly VerifyStep[] {
  const { key, checkpoint, note, quorum } = signed;
  const signatures = parseSignedNote(note);
  if (key === undefined || quorum === undefined || !signatures.ok) return [];
  return [
    {
      title: "The signature of the custody log (needs OpenSSL 3)",
      run: [
        FOLDER,
        "openssl pkeyutl -verify -pubin -inkey $L/log-key.pem -rawin -in $L/checkpoint.body " +
          "-sigfile $L/checkpoint.sig",
        "cat $L/checkpoint.body",
      ],
      gives: [
        "Signature Verified Successfully",
        checkpoint.origin,
        String(checkpoint.size),
        toBase64(checkpoint.root),
      ],
      shows:
        `the key in ${LOG_FOLDER} signed the custody log as it stood at ${checkpoint.size} records: the last ` +
        "line is the one hash in which all of them come together.",
      not: "whose key it is, which is the next step, nor when it signed.",
    },
    {
      title: "Whose key",
      run: [
        `openssl pkey -pubin -in ${LOG_FOLDER}/log-key.pem -outform DER | sha256sum | sed 's/ .*//; s/..../& /g; s/ $//'`,
      ],
      gives: [inFours(keyFingerprint(key))],
      shows:
        `the key is the office's, when the first ${GROUPS_TO_COMPARE} groups are those on the cover sheet that ` +
        "was handed to you on paper, or those that the office publishes or tells you.",
      not: "anything, when you compare with a file out of this bundle: who alters one alters both.",
    },
    {
      title: "Who else signed",
      run: [
        FOLDER,
        "tail -n +5 $L/checkpoint.note | cut -d ' ' -f 2",
        "grep quorum $L/policy.tlog",
      ],
      gives: [...signatures.value.signatures.map(({ name }) => name), ...quorumLines(log)],
      shows: `who put a signature under this state of the log: ${quorum.sentence}.`,
      not:
        "that the signatures of others hold; the program of a later step checks them, and any program " +
        "for C2SP's tlog-policy and tlog-cosignature does.",
    },
    ...stampSteps(log),
  ];
}

/** That the bundle's own record, and with it all that it names, is in the signed log (step 10), by hand. */
export function inclusionSteps(
  prepared: ShownRecord | undefined,
  { checkpoint }: SignedLog,
): readonly VerifyStep[] {
  if (prepared === undefined) return [];
  const { seq } = prepared.record;
  const root = toBase64(checkpoint.root);
  // In a proof, the hashes begin at the third line.
  const moves = spansOfInclusion(seq, checkpoint.size).map(({ end }, index) => {
    const beside = `"$(sed -n ${index + 3}p $P)"`;
    return end <= seq ? `H=$(pair ${beside} "$H")` : `H=$(pair "$H" ${beside})`;
  });
  return [
    {
      title: "The record of this bundle is in the signed log, by hand",
      run: [
        FOLDER,
        `P=${proofPath(seq)}`,
        ...PAIR,
        `H=$(tail -n 1 $L/events.jsonl | tr -d '\\n' | { printf '\\000'; cat; } | digest)`,
        ...moves,
        `echo "$H"`,
        "sed -n 3p $L/checkpoint.body",
      ],
      gives: [root, root],
      shows:
        "the last record in events.jsonl, bundle.prepared, is under the signature. It names the last " +
        "record of every exhibit by its hash, and through it all before. Each other record has a proof of its own " +
        "in the folder proofs, which is checked in the same way, or by the program of a later step.",
      not: "that what was recorded is true.",
    },
  ];
}

/** That the log of the previous bundle was not rewritten (step 13), by hand. */
export function consistencySteps(log: BundleLog, { checkpoint }: SignedLog): readonly VerifyStep[] {
  const first = earlierSize(log);
  const { earlier } = log.checkpoint;
  if (first === undefined || earlier === undefined) return [];
  const second = checkpoint.size;
  const spans = spansOfConsistency(first, second);
  // A first tree that is one whole subtree is its own beginning, and the proof leaves it out.
  const isInProof = spans[0]?.end === first;
  const start = isInProof ? "F=$(sed -n 1p $E)" : "F=$(sed -n 3p $C)";
  const moves = spans.flatMap(({ end }, index) => {
    if (isInProof && index === 0) return [];
    const beside = `"$(sed -n ${index + 1}p $E)"`;
    return end <= first
      ? [`F=$(pair ${beside} "$F"); S=$(pair ${beside} "$S")`]
      : [`S=$(pair "$S" ${beside})`];
  });
  const [root, old] = [toBase64(checkpoint.root), earlier.note.split("\n")];
  return [
    {
      title: "The log was not rewritten since an earlier bundle of this case",
      run: [
        `E=${consistencyPath(first, second)}`,
        `C=${earlierNotePath(first)}`,
        "head -n 3 $C",
        ...PAIR,
        `${start}; S=$F`,
        ...moves,
        `echo "$F"`,
        `echo "$S"`,
        `sed -n 3p ${LOG_FOLDER}/checkpoint.body`,
      ],
      gives: [...old.slice(0, 3), old[2] ?? "", root, root],
      shows:
        `the log as it stood at ${first} records is the beginning of the one signed now. The first three lines ` +
        `are those of ${LOG_FOLDER}/checkpoint.body in the earlier bundle: compare them, if you hold it.`,
      not: "anything, as long as nobody compared them with what was handed out then.",
    },
  ];
}

/** When the log's state existed, by the word of an authority that is not for tests (step 8). */
function stampSteps({ checkpoint }: BundleLog): readonly VerifyStep[] {
  const texts = signedLogFiles(checkpoint);
  if (!texts.ok) return [];
  return [...timestampFiles(checkpoint, texts.value.body)].flatMap(({ path, bytes, isTest }) => {
    const stamp = readStamp(bytes, texts.value.body);
    if (isTest || !stamp.ok) return [];
    const { time, by } = stamp.value;
    return [
      {
        title: "When the log was signed, at the latest",
        run: [
          FOLDER,
          `openssl ts -verify -data $L/checkpoint.body -in ${path} -CAfile ../authority-root.pem`,
        ],
        gives: ["Verification: OK"],
        shows:
          `the signed text existed at ${inUtc(time)}, by the word of ${by ?? "an authority that it does not name"}. ` +
          "authority-root.pem is the root certificate that you ask that authority for.",
        not: "earlier times.",
      },
    ];
  });
}

function quorumLines(log: BundleLog): readonly string[] {
  const texts = signedLogFiles(log.checkpoint);
  const policy = texts.ok ? fromUtf8(texts.value.policy) : undefined;
  return (policy ?? "").split("\n").filter((line) => line.includes("quorum"));
}
