import type { Counted } from "../plural.ts";

/** A receipt on paper, and as a text to read: what stands around its facts. The receipt that can be checked is English (docs/receipt-format.md). */
export const receiptPaper = {
  title: "Receipt",
  translated:
    "This is your receipt in your language, to read. Only the text in English, receipt.txt, can be checked. Please keep both.",
  summaryNone: "This office received a report. It came without files.",
  summary: {
    one: "This office received a report with {n} file.",
    other: "This office received a report with {n} files.",
  } as Counted,
  received: "Report received",
  signedBy: "Signed by",
  officeOnly: "The office only. No independent witness has signed.",
  officeAnd: "The office, and {names}",
  log: "Log",
  key: "Key fingerprint",
  filesTitle: "The files",
  filesAbout:
    "Files have no names here. Each is told by its SHA-256, a number made from all that is in it. The programs sha256sum, shasum and certutil can print it.",
  file: "File",
  fileReceived: "Received",
  fileSealed: "Sealed",
  notSealed: "Not yet when this was made",
  digestFollows: "Follows when the file is sealed",
  showsTitle: "What this shows",
  shows:
    "The office wrote down this report and these files at these times. “Sealed” means that a file was stored, read back and found the same. The office signs its log. It cannot change it later without this receipt showing it.",
  showsNotTitle: "What it does not show",
  showsNot:
    "It does not show what is in the report and the files, who sent them, or if they are true. It does not show what came later: a court can order an office to give a file back or to delete it.",
  noCode: "This receipt does not open the report. The receipt code does, and it is not in here.",
  checkTitle: "How to check it",
  check:
    "Go to /check-receipt on the office's site with receipt.txt. Or keep the page that is offered there: it checks without a network. The file docs/receipt-format.md of Bearwitness has the commands to do it by hand.",
  checkKey:
    "In each way, learn the key's fingerprint from the office by another way, such as a letter. Compare it with the one above.",
  programsTitle: "For programs",
  programsAttached: "The text receipt is attached to this document as receipt.txt.",
  programsAll: "Here is its second half: keys, records, proofs, and the signed state of the log.",
  programsSome:
    "Its records and proofs would fill many pages. Here are the keys and the signed state of the log.",
  running: "No receipt code is on this paper",
  page: "Page {n} of {total}",
  attachment: "The same receipt as text, for programs",
};
