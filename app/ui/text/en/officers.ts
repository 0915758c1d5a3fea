import type { OfficerQuestionId, OfficerWords } from "#app/core/intake/officer-questions.ts";

/** The pages for officers of other agencies who saw federal officers at work. English only: they are on duty in it. */
export const officers = {
  title: "For officers of our city, county or state",
  lead: "Were you there on duty? You can tell us what you saw of federal officers.",
  how: [
    "You need the pass of your agency. Our office gives it to your agency.",
    "Your report says which agency you are from. It does not say which pass you used.",
    "You do not have to give your name or your badge number. If you do, they are locked away from the report.",
    "You get a code, as all others do. With it you can come back.",
  ],
  pass: {
    label: "The pass of your agency",
    hint: "It starts with bwt_. Copy all of it.",
    because: "Only officers of agencies that we know may use this form.",
  },
  begin: "Start",
  next: "Next, we ask about your part in it.",
  noMatch: "This pass does not work. Copy all of it, or ask your agency for a new one.",
  unsent:
    "This browser has a report that was not sent. Send it or delete it on the first page. Then come back here.",
  details: {
    title: "Your part in it",
    lead: "Write what you know. You can leave out what you did not see.",
    agency: "Agency",
    next: "Next, we ask what happened.",
    name: "Your own name and badge number do not go here. We ask later if you want to leave them. They are then locked away.",
    parts: {
      you: "You and your agency",
      supervisor: "The one in charge of the federal officers",
      warrant: "The paper they had",
      camera: "Your body camera",
    },
  },
  aboutYou:
    "You write as an officer. If you want to be reached, you can leave your name and your badge number below. Both are locked away. Your agency is in the report, your name is not.",
  badge: { label: "Your badge number", hint: "It is locked away with your name." },
  questions: {
    role: {
      label: "What did you do there?",
      hint: "A civil case is one where nobody is charged with a crime.",
      choices: {
        "helped-civil": "I helped them with a civil case",
        "helped-criminal": "I helped them with a criminal case",
        "stepped-in": "I stepped in to stop something",
        "only-saw": "I only saw it",
      },
    },
    "case-number": { label: "Case or call number of your agency" },
    "supervisor-asked": { label: "Did you ask who was in charge of them?" },
    "supervisor-name": { label: "Name of the one in charge" },
    "supervisor-badge": { label: "Badge number of the one in charge" },
    "supervisor-answer": {
      label: "What did they answer?",
      hint: "Use their own words if you can.",
    },
    "supervisor-refused": { label: "Did they refuse to tell you?" },
    warrant: {
      label: "Did they show a warrant?",
      choices: {
        judicial: "Yes, signed by a judge",
        administrative: "Yes, signed by their own agency",
        none: "No, they had none or would not show it",
        "not-seen": "I did not see one, and do not know",
      },
    },
    "camera-agency": { label: "Which agency keeps the film?" },
    "camera-id": {
      label: "Number of the camera",
      hint: "Your agency can see from it who wore the camera. Leave it empty if you do not want that.",
    },
    "camera-clip": { label: "Number of the clip" },
    "camera-time": {
      label: "Time of the clip",
      hint: "As the camera shows it, like 4 21 2026, 5:02 pm to 5:20 pm.",
    },
  } satisfies Readonly<Record<OfficerQuestionId, OfficerWords>>,
};
