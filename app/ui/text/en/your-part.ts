/** The page about what stands beside the story. */
export const yourPart = {
  step: "More about your report",
  title: "A few things about your report",
  lead: "You can leave all of this empty.",
  next: "Next, you choose if you want to tell us who you are.",
  behalf: {
    label: "Who are you writing for?",
    myself: "For myself",
    "someone-else": "For someone else",
    attorney: "As a lawyer for someone",
  },
  elsewhere: {
    label: "Did you tell anyone else about it?",
    hint: "Like the police, a lawyer, a newspaper or another office.",
    yes: "Yes",
    no: "No",
    unknown: "I do not know",
  },
  elsewhereWhere: {
    label: "If yes, whom did you tell, and what did they do?",
    hint: "A case number helps, if there is one.",
  },
  wish: {
    label: "What would you like to happen?",
    hint: "We cannot promise it. It helps us to know.",
  },
  legalHelp: {
    label: "Legal help",
    choice: "I want to know where I can get legal help",
    hint: "We cannot be your lawyer. If you let us contact you, we can tell you who may help.",
  },
};
