import type { Counted } from "../plural.ts";

/** Coming back with a code. */
export const followUp = {
  title: "Come back to a report",
  lead: "Type the code you got when you sent your report.",
  code: {
    label: "Your code",
    hint: "32 numbers. You can type them with spaces or without.",
    because: "Only the code opens your report. That keeps it safe.",
  },
  open: "Open my report",
  notFound:
    "No report opens with these numbers. Please look at your note or photo again. Check 1 and 7, 0 and 8, 5 and 6.",
  problems: {
    empty: "Please type your code.",
    "not-digits": "A code has only numbers, no letters. Please look at your note or photo again.",
    "too-short": "A code has 32 numbers. We read {digits}. Please look for a missing group.",
    "too-long": "A code has 32 numbers. This is more. Please look for numbers typed twice.",
    "wrong-check":
      "One number may be wrong, or 2 may have changed places. Please compare each group with your note or photo.",
  },
  busy: "Many people are opening reports right now. Please wait 10 seconds and press the button again.",
  /** Under load, or when somebody tried many wrong codes. */
  wait: "Many codes are being tried right now. Please wait {seconds} seconds. Then press the button again. Your code is still in the box.",
  working: "Your code is being checked. It can take half a minute.",
  visitOver:
    "Your report is closed, because nobody used this page for 30 minutes. Type your code to open it again.",
  /** Where a report was closed while files for it came. */
  filesCame: {
    one: "1 file came whole. It is kept with your report.",
    other: "{n} files came whole. They are kept with your report.",
  } as Counted,
  filesMissed: {
    one: "1 file was not added. Open your report with your code. Then look which one is missing, and add it again.",
    other:
      "{n} files were not added. Open your report with your code. Then look which ones are missing, and add them again.",
  } as Counted,
  reportNumber: "Report number",
  reportNumberNote: "Say it when you talk to us. It does not open your report; only the code does.",
  lostTitle: "Did you lose the code?",
  lost: [
    "Look for it in your photos, notes and saved files. The text that our page saves is called “note.txt”.",
    "If you sent the report here less than 1 day ago, open the first page on that device. It can show the code again.",
    "If the code is gone, ask for a new one below. Or send a new report. Say that you wrote before: the day, the place and the names of your files. With this, people here can put the 2 together.",
    "We cannot make the old code again. A new code does not open what we wrote to you before.",
  ],
  reportTitle: "Your report",
  statusTitle: "Where it stands",
  received: "Received {when}",
  openedTitle: "Your name was seen",
  opened:
    "On {when}, 2 people of this office allowed a colleague to see what you told us about yourself, {because}.",
  openedBecause: {
    ask: "because they wanted to ask you something about your report",
    witness: "because they wanted to ask you to speak as a witness",
    court: "because a court ordered it",
    safety: "because they feared for your safety or for that of others",
    other: "because of their work on your report",
  },
  filesTitle: "Your files",
  noFiles: "You sent no files.",
  fingerprintNote:
    "The fingerprint is a number made from all of a file's content. Note it to prove later what you sent.",
  close: "Close my report",
  closed: "Your report is closed on this screen. Nothing stays on this device.",
  leaveNote: "When you are done, press Close, and then Leave now.",
};
