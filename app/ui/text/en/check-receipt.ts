/** Checking a receipt, by anyone who has one. */
export const checkReceipt = {
  title: "Check a receipt",
  lead: "Paste a receipt. We tell you if it is from us, and if anyone has changed it.",
  receipt: {
    label: "The receipt",
    hint: "Open the text file, choose all of it, copy it and paste it here.",
    because: "We need the whole text, with the long lines of letters at its end.",
  },
  digest: {
    label: "Fingerprint of a file",
    hint: "If you have a file and know its SHA-256, we tell you if the file is in this receipt.",
  },
  check: "Check this receipt",
  problems: {
    empty: "Please paste a receipt first.",
    "not-a-receipt":
      "This does not look like one of our receipts. It begins with “Bearwitness receipt”. Please paste all of it.",
    digest:
      "We could not read the fingerprint. A SHA-256 has 64 letters and numbers, 0 to 9 and a to f.",
  },
  genuineTitle: "This receipt is genuine",
  genuine: "We gave it out. We got this report on {when}.",
  fileSealed: "This office has held this file since {when}. We checked what we stored on {sealed}.",
  fileReceived:
    "This office has held this file since {when}. It was not yet stored for good when the receipt was made.",
  fingerprintFollows: "Its fingerprint was not taken yet when the receipt was made.",
  fileIsTyped: "This is the file you asked about.",
  noFiles: "The report came without files.",
  digestIn: "The fingerprint you gave is in this receipt.",
  digestNotIn: "The fingerprint you gave is not in this receipt.",
  meaning:
    "The receipt shows what we got and when. It does not show what is in it, who sent it, or if it is true.",
  later:
    "It cannot show what came after. A court can order us to give a file back or to delete it.",
  officeOnly: "Only we have signed it. No one from outside has signed it too.",
  witness: "{name} has signed it too.",
  witnessUnknown:
    "It says that {name} signed it too. We do not know their key, so please ask them.",
  logDiffers:
    "But our own records are not the ones this receipt was made from. Please keep it safe and tell us, a lawyer or a court.",
  notGenuineTitle: "This receipt is not genuine",
  notGenuine: "It is not a receipt as we gave it out. Do not rely on what it says.",
  reasons: {
    "cannot-be-read": "We cannot read all of it. A piece may be missing, or letters have changed.",
    "words-changed": "Some of its words have changed.",
    "file-changed": "What it says about file {number} has changed.",
    "other-key": "It was signed with a key that is not ours.",
    "retired-key": "It was signed with a key at a time when we did not use that key.",
    "other-log": "It is from another office, or its first lines have changed.",
    "not-signed": "It is not signed as our receipts are.",
    "signature-fails": "The signature does not fit. What was signed has changed.",
    "not-in-log": "Part {number} of it is not in our records.",
    "records-do-not-fit": "Its parts do not belong together. A file may have been left out.",
  },
  notGenuineNext:
    "If you got it from us, try again with the file itself. A copy from an email or a photo can lose letters.",
  selfTitle: "Check it without us",
  self: "You do not have to trust us. You can save a page that checks a receipt, and your files, without the internet.",
  selfLink: "Save the page that checks receipts",
  keyTitle: "Our key",
  key: "We sign with this key. Compare it with a letter or a court's file, not only with this page.",
  own: {
    title: "Your receipt to keep",
    what: "It proves what files you sent us, and when. It does not have your code, your name, your words or your files in it.",
    pdf: "Receipt as a PDF, to print",
    text: "Receipt as a text, to check later",
    translated: "The same in your language, to read",
    care: "Whoever finds it can see that someone sent us a report. Keep it where nobody will look.",
    check: "How anyone can check a receipt",
  },
  notKept: "We do not keep what you paste here. Nothing on this page tells who sent a report.",
};
