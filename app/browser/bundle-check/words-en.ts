/** What the page says in English. What a check finds is said by the words of `bearwitness verify`, which are English everywhere. */
export const EN = {
  title: "Check a bundle of evidence without a network",
  promise:
    "This page checks a bundle on your computer. It sends nothing anywhere and loads nothing: you can switch the network off.",
  trust:
    "Whoever alters a bundle can alter this page too. Its SHA-256 is on the cover sheet on paper. A copy of this page that came to you another way checks just as well.",
  choose: "1. Choose the bundle",
  archive: "The bundle as one file (.zip)",
  folder: "Or the folder that it was unpacked to",
  drop: "You can also drop the file or the folder anywhere on this page.",
  dropOne: "Drop one .zip file or one folder.",
  nothing: "Choose a bundle first.",
  archiveChosen: "Chosen: the file {name}",
  folderChosen: "Chosen: the folder {name} with {count} files",
  key: "2. Type the key’s fingerprint from paper",
  keyHint:
    "It is on the cover sheet: the first 8 groups of 4, or more. Type it, do not copy it from the bundle. Without it the page cannot say whose bundle this is.",
  keyWrong:
    "This is not a fingerprint: it has at least 8 groups of 4, of the digits 0 to 9 and the letters a to f.",
  earlierPart: "3. Hold it against an earlier bundle, if you have one",
  earlierHint:
    "This shows that nothing in the office’s log was changed or taken out since. A file checkpoint.note or checkpoint.body that you kept will do as well.",
  earlier: "The earlier bundle (.zip), or its checkpoint",
  proof: "The consistency file, where the office gave you one apart",
  proofAlone: "A consistency file proves nothing alone: choose the earlier checkpoint too.",
  check: "Check the bundle",
  stop: "Stop",
  stopped: "Stopped. Nothing is known of this bundle.",
  progress: "How far the check has come",
  done: "{percent} % of {size} read",
  failed: "The bundle could not be read: {why}",
  explained: {
    "Intact and the log key is the one you named":
      "Every file is as it was packed, nothing was added or left out, and the custody records are signed with the key that you named.",
    "Intact, log signed, key not confirmed":
      "Everything fits together. But the key came with the bundle, and anyone can make a bundle with a key of their own. Type the fingerprint from paper and check again.",
    Intact:
      "Every file is as it was packed. This bundle is of the first format: its custody log is not signed.",
    Altered:
      "What is here is not what was packed. What does not hold stands below. Do not rely on this copy: ask for another one.",
    Incomplete:
      "Something is missing. What is missing stands below. Do not rely on this copy: ask for another one.",
  },
  faults: "What is wrong",
  moreFaults: "and {count} more, in the report below",
  steps: "What was checked",
  step: "Part",
  outcome: "Result",
  stepNames: {
    container: "The bundle’s form and names",
    files: "Every file against both lists of digests",
    exhibits: "Each exhibit against its record of receipt",
    custody: "The chains of custody records",
    log: "The signed log and its proofs",
    stamps: "Time stamps (not whether their authority can be trusted: openssl does that)",
  },
  noFault: "no fault",
  oneFault: "1 fault",
  someFaults: "{count} faults",
  notChecked: "not checked",
  agreed:
    "Signatures: this page checked {all}, and this browser’s own cryptography agrees on every one.",
  opinion:
    "Signatures: this page checked {all}. This browser’s own cryptography agrees on {agreed} and does not know the kind of {unknown}.",
  differed:
    "This page and this browser’s own cryptography do not agree about {count} of the signatures. Rely on neither: use verify.py or the steps of VERIFY.txt.",
  report: "The report, as bearwitness verify and verify.py print it",
  json: "The same for programs (JSON)",
  record: "Record of this check",
  recordBundle: "Checked",
  recordTime: "Time by this computer’s clock, which may be wrong",
  recordKey: "Fingerprint that was typed",
  recordNoKey: "none",
  recordEarlier: "Held against",
  recordNoEarlier: "no earlier bundle",
  recordPage: "SHA-256 of the verify.html in this bundle",
  recordNoPage: "there is none",
  recordBy: "Checked by (name, signature)",
  recordDate: "Date",
  print: "Print",
  truth:
    "Integrity is not truth: this shows that the files are unchanged since receipt; that a photograph fairly shows what happened is for a witness.",
} as const;
