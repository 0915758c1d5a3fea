import { toHex } from "../encoding.ts";
import { disclosureDigest } from "../custody/disclosure.ts";
import { payloadOxum } from "./bag-info.ts";
import type { BundleContent } from "./content.ts";
import type { ListedExhibit } from "./exhibit-list.ts";
import { exhibitPaths, PATHS } from "./layout.ts";
import {
  consistencySteps,
  GROUPS_TO_COMPARE,
  inclusionSteps,
  signatureSteps,
} from "./log-steps.ts";
import type { FileDigest } from "./manifest.ts";
import type { ShownRecord } from "./shown-records.ts";
import type { SignedLog } from "./signed-log.ts";
import { stepLines, type VerifyStep } from "./verify-step.ts";
import { wrap } from "./wrap.ts";

/**
 * `VERIFY.txt` (evidence-standards 5) with this bundle's own values. Only steps that can be taken today are
 * here: a text that promises a seal which is not there would be worse than none.
 */
export function verifyText(
  bundle: {
    readonly content: BundleContent;
    readonly listed: readonly ListedExhibit[];
    readonly bundleRecords: readonly ShownRecord[];
    readonly signed: SignedLog;
  },
  payload: readonly FileDigest[],
): string {
  const { content, listed, bundleRecords, signed } = bundle;
  const steps = [
    ...bagSteps(content, payload),
    ...signatureSteps(content.log, signed),
    ...inclusionSteps(bundleRecords.at(-1), signed),
    ...recordSteps(listed),
    chainStep(),
    ...disclosureSteps(listed),
    ...consistencySteps(content.log, signed),
    ...intakeSteps(listed),
  ];
  return [
    `HOW TO VERIFY BUNDLE ${content.bundleId}`,
    "",
    wrap(
      "Each step says what to type (after the $), what must come out, what that shows, and what it " +
        "does not. Type the commands in a terminal of Linux or macOS, in the folder of step 1.",
    ),
    "",
    ...steps.flatMap((step, index) => stepLines(step, index + 1)),
    "NOT YET IN THIS BUNDLE",
    wrap(
      "This version of the format carries no seal yet. The custody log is signed, and with it every custody " +
        "record here and the digest of every original; the bundle itself is not, and with it the lists, the " +
        "documents, and what item.json says. That those are the ones the office made is shown by comparing the digest of the " +
        "archive, as the office gives it to you on paper or by telephone, with the output of " +
        `sha256sum ${content.bundleId}.zip`,
    ),
    "",
    wrap(
      "Integrity is not truth: these steps show that the files are unchanged since receipt; that a " +
        "photograph fairly shows what happened is for a witness.",
    ),
    "",
  ].join("\n");
}

function bagSteps(content: BundleContent, payload: readonly FileDigest[]): readonly VerifyStep[] {
  const id = content.bundleId;
  return [
    {
      title: "Unpack",
      run: [`unzip -q ${id}.zip`, `cd ${id}`],
      gives: ["no output"],
      shows: "the archive is readable and its check sums fit.",
      not: "anything about who made it.",
    },
    {
      title: "The files",
      run: [
        "sha256sum -c --quiet --strict manifest-sha256.txt",
        "sha512sum -c --quiet --strict manifest-sha512.txt",
      ],
      gives: ["no output from either"],
      shows:
        "every listed file is as it was packed. macOS: shasum -a 256 -c manifest-sha256.txt. " +
        "Windows: certutil -hashfile FILE SHA256, file by file.",
      not: "files that were added; these commands do not see them.",
    },
    {
      title: "Nothing added, nothing removed",
      run: ["find data -type f | wc -l", "grep Payload-Oxum bag-info.txt"],
      gives: [String(payload.length), `Payload-Oxum: ${payloadOxum(payload)}`],
      shows:
        "the number of files is the one after the dot; before it stands the sum of their bytes.",
    },
    {
      title: "The bag as a whole (needs bagit-python of the Library of Congress)",
      run: ["python3 bagit.py --validate ."],
      gives: ["a line that ends in: . is valid"],
      shows: "steps 2, 3 and 5 together: all files, both manifests, the tag files.",
      not: "who made it.",
    },
    {
      title: "The manifests and these instructions",
      run: [
        "sha256sum -c --quiet --strict tagmanifest-sha256.txt",
        "sha512sum -c --quiet --strict tagmanifest-sha512.txt",
      ],
      gives: ["no output from either"],
      shows: "the manifests, bag-info.txt, START-HERE.txt and this text are as they were packed.",
    },
  ];
}

function recordSteps(listed: readonly ListedExhibit[]): readonly VerifyStep[] {
  const first = listed[0];
  const last = first?.custody.at(-1);
  if (first === undefined || last === undefined) return [];
  const path = exhibitPaths(first.exhibit.number).custody;
  const hash = "{ printf '\\000'; cat; } | sha256sum";
  return [
    {
      title: "A custody record by hand",
      run: [`tail -n 1 ${path} | tr -d '\\n' | ${hash}`, `grep ${last.record.subj} ${PATHS.heads}`],
      gives: [
        `${toHex(last.leafHash)}  -`,
        `${last.record.subj},${last.record.sseq},${toHex(last.leafHash)}`,
      ],
      shows:
        `the last record of exhibit ${first.exhibit.number} is the one that the record ` +
        `bundle.prepared in ${PATHS.events} names as this item's head. Any other line of any ` +
        "custody.jsonl: put sed -n 1p in place of tail -n 1. The hash of each record stands, in " +
        "base64url, as sprev in the record after it.",
      not: "that no record was left out; that is the next step.",
    },
  ];
}

function chainStep(): VerifyStep {
  return {
    title: "Everything at once, and no record left out (needs Python 3.8 or later)",
    run: ["python3 verify.py"],
    gives: ["Intact, log signed, key not confirmed"],
    shows:
      "everything above in one go, for every record, and that each item's records run without a gap from its " +
      "receipt to the preparation of this bundle; witnesses' signatures too. This is the first line of what comes out; the others say what " +
      `was seen. With --fingerprint and the first ${GROUPS_TO_COMPARE} groups of the key's fingerprint, as you have them ` +
      "on paper, it says: Intact and the log key is the one you named. Before you unpack, a copy of it from elsewhere checks the archive itself: " +
      "put the archive's path behind it. Without Python, open verify.html in a browser, with the network off if you like, and give it the " +
      "archive or this folder: it checks the same and says the same.",
    not:
      "acts that were never recorded; nor anything, where somebody altered verify.py or verify.html as well: their SHA-256 are on " +
      "the cover sheet on paper.",
  };
}

function disclosureSteps(listed: readonly ListedExhibit[]): readonly VerifyStep[] {
  for (const { exhibit, custody } of listed) {
    for (const { record, disclosures } of custody) {
      const [disclosure] = disclosures;
      if (disclosure === undefined) continue;
      const paths = exhibitPaths(exhibit.number);
      const digest = disclosureDigest(disclosure.text);
      return [
        {
          title: "A disclosed field",
          run: [
            `D=$(sed -n 1p ${paths.disclosures} | cut -d '"' -f 6)`,
            `H=$(printf %s "$D" | openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | tr -d '=')`,
            `echo "$H"`,
            `grep -c -e "$H" ${paths.custody}`,
          ],
          gives: [digest, "1"],
          shows:
            `the text of "${disclosure.name}" shown for record ${record.seq} is what was logged then: its ` +
            "digest is one of those under _sd in the record.",
        },
      ];
    }
  }
  return [];
}

function intakeSteps(listed: readonly ListedExhibit[]): readonly VerifyStep[] {
  const first = listed.find(({ exhibit }) => exhibit.standIn === undefined);
  // Where every file is a redacted one, none is here that the receipt tells of.
  if (first === undefined) return [];
  const { exhibit, nativeName } = first;
  const paths = exhibitPaths(exhibit.number);
  return [
    {
      title: "A file against its receipt",
      run: [
        `sha256sum ${paths.native}/${nativeName}`,
        `sed -n 1p ${paths.custody} | grep -c ${exhibit.item.sha256}`,
      ],
      gives: [`${exhibit.item.sha256}  ${paths.native}/${nativeName}`, "1"],
      shows: `the file of exhibit ${exhibit.number} has the digest that was recorded when it was received.`,
      not: "that the picture is true.",
    },
  ];
}
