/** The page "What happened". */
export const whatHappened = {
  step: "What happened",
  title: "What happened?",
  next: "We save this page when you press Continue. Next, we ask a few questions about it.",
  category: {
    label: "What is it mainly about?",
    hint: "Choose the one that fits best. You can tell us the rest below.",
    because: "We need this so that the right people read it first.",
  },
  narrative: {
    label: "Tell us in your own words",
    hint: "Write in any language. Short is fine. You do not have to get every detail right.",
    because: "We need your words to know what to look for.",
  },
  helpTitle: "What can help us",
  help: [
    "What you saw and heard, one thing after another.",
    "What the officers wore: words on vests, patches, masks, badge numbers.",
    "Cars: color, make, plate. A part of a plate helps too.",
    "Who else was there, such as local police or other people who filmed.",
    "What you saw yourself, and what someone told you.",
  ],
  immigration:
    "Please do not write if you or others are citizens or have papers. We do not need it.",
};
