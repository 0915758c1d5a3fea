/** The page after sending: the most important one. */
export const sent = {
  title: "We have your report",
  notRemoved: "Your report is sent, so nothing was removed from it.",
  lead: "Received {when}.",
  codeTitle: "This is your code",
  codeDo: "Write it down, photograph it, or print this page.",
  codeOnce:
    "We show it on this device for 1 day. After that we cannot read it, show it or send it to you.",
  codeSafe:
    "Anyone who has the code can read what we write to you. Keep it where nobody will look.",
  codeGoneTitle: "Your code is not shown any more",
  codeGone:
    "We show the code for 1 day after you send a report. If you noted it, you can use it to come back.",
  reportNumber: "Report number",
  reportNumberNote: "Say it when you talk to us. It does not open your report; only the code does.",
  print: "To print: press Ctrl and P on a computer. On a phone, use Share, then Print.",
  nextTitle: "What happens now",
  steps: [
    {
      title: "We read it.",
      text: "A person in our office reads each report. Most are read in 3 working days. After a big event it can take 2 weeks.",
    },
    {
      title: "We check it.",
      text: "We look at your files, and at other reports of the same event. This can take weeks or months.",
    },
    {
      title: "We decide.",
      text: "We may start a case, pass it to another office, or keep it on file. A court case can take years. We cannot act on every report.",
    },
  ],
  backTitle: "How to come back",
  back: [
    "Go to this site and open “Come back to a report”.",
    "Type your code. You can then see where your report stands, and check your files.",
  ],
  backLink: "Come back to a report",
  filesTitle: "Your files",
  filesNote:
    "Each file has a fingerprint: a long number made from all of its content. If one dot in the file changes, the number changes. With it, you can prove later what you sent.",
  fingerprintFollows:
    "If it says “Fingerprint follows”, look again in a few minutes with your code.",
  lookAgain: "Look again now",
  noFiles: "You sent no files.",
  keepFiles: "Please keep the files on your phone too.",
  helpTitle: "Do you need help now?",
  help: [
    "In danger: call 911.",
    "We cannot be your lawyer. A legal aid office can tell you about your rights, often for free.",
  ],
  another: "Report something else",
  leaveNote: "When you are done, press Leave now, and close this tab.",
};
