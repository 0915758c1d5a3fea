/** For readers who use other ways to read and write. */
export const accessibility = {
  title: "Accessibility",
  lead: "Everyone should be able to report. We build this site so that it works for you.",
  worksTitle: "What you can do",
  works: [
    "Use only a keyboard, a screen reader or your voice.",
    "Make the text up to 4 times as large.",
    "Use a dark screen or your own colors. The site follows the settings of your device.",
    "Use an old or slow phone. No page needs scripts.",
    "Take your time. Your report is kept for 7 days while you write it.",
  ],
  standardTitle: "The rules we follow",
  standard:
    "We aim for the WCAG 2.2 rules at level AA. We test each page with tools and with a keyboard.",
  knownTitle: "What does not work well yet",
  known: [
    "A machine put this site into other languages. People still have to check the words. You can write to us in any language.",
    "We show your photos and videos as you sent them, without a description.",
  ],
  problemTitle: "Is something in your way?",
  problem:
    "Tell us in a report: choose “Something else”. You can also ask someone you trust to fill it in for you.",
};
