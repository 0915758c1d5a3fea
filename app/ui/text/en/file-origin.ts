/** Where a file comes from, as its sender knows it. */
export const fileOrigin = {
  title: "Where does this file come from?",
  note: "This helps us to use it in court. You can skip any of it. “I do not know” is a good answer too.",
  recordedBy: {
    label: "Who recorded or made it?",
    me: "I did",
    known: "Someone I know",
    found: "I found it online",
    unknown: "I do not know",
  },
  original: {
    label: "Is it the first, original file?",
    hint: "Not a copy of a copy, and not a film of a screen.",
  },
  edited: {
    label: "Was anything in it changed?",
    hint: "Like cut, made shorter, blurred, or with text on it. That is fine. We only need to know.",
  },
  viaApp: {
    label: "Was it sent through an app before it came to us?",
    hint: "Like a chat or a social app. Many apps take out the day and the place.",
  },
  app: { label: "If yes, which app?" },
  stillThere: {
    label: "Is the original still on a phone or camera?",
    hint: "Yours, or that of the person who made it. Please keep it.",
  },
  placeTakenOut: {
    label: "Did you take the place out of it?",
    hint: "Some phones ask this when you choose a photo. It is fine if you did.",
  },
  sure: { yes: "Yes", no: "No", unknown: "I do not know" },
};
