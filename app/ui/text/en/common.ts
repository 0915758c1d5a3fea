import type { Counted } from "../plural.ts";

/** Words used on many public pages. */
export const common = {
  skipToMain: "Skip to the text",
  leaveNow: "Leave now",
  /** Shown where a script can see the keys. */
  leaveKeys: "To leave fast, press the Esc key 3 times.",
  back: "Back",
  continue: "Continue",
  save: "Save",
  change: "Change",
  stepOf: "Step {n} of {total}: {name}",
  optional: "optional",
  needed: "needed",
  errorHeading: "Please look at this again",
  errorPrefix: "Please fix: ",
  /** Goes before the page's title. */
  errorTitlePrefix: "Please fix: ",
  keptNote: "We kept everything you wrote.",
  month: "Month",
  day: "Day",
  year: "Year",
  emergencyTitle: "In danger now?",
  emergencyText: "Call 911. Nobody watches this site all day.",
  checkReceipt: "Check a receipt",
  privacy: "Privacy",
  accessibility: "Accessibility",
  followUp: "Come back to a report",
  /** Names the list of languages. */
  languages: "Language",
  /** On pages in a language whose wording no translator has checked; on English pages it is never shown. */
  draftNote: "This page was put into your language by a machine. No person has checked it yet.",
  draftEnglish: "Read it in English",
  footerNote: "You can use this site without a name, an account or an app.",
  remove: "Remove",
  removeFile: "Remove {name}",
  fingerprint: "Fingerprint",
  fingerprintFollows: "Fingerprint follows",
  sameFile: "This is the same file as {name}, which came before. Both are kept.",
  notAnswered: "Not answered",
  /** Above a part that is in English in every language, such as the pages for officers. */
  englishOnly: "The part below is in English only.",
  fileStates: {
    waiting: "Waiting to be sent",
    receiving: "On its way",
    paused: "Paused: no connection. It can go on later.",
    received: "Received whole",
    sealed: "Received whole and sealed",
    differs: "Sealed, but not the same as on your device. Please keep your own file.",
    failed: "Did not arrive. Please add it again.",
  },
  fileKinds: {
    photo: "Photo",
    video: "Video",
    audio: "Sound",
    document: "Document",
    other: "File",
  },
  /** Of files, in steps of 1,000. */
  sizes: {
    bytes: { one: "{n} byte", other: "{n} bytes" } as Counted,
    KB: "{n} KB",
    MB: "{n} MB",
    GB: "{n} GB",
    TB: "{n} TB",
  },
};
