/** Asking for a new code, and what its holder and the old one's read of it. */
export const lostCode = {
  link: "Ask for a new code",
  title: "Ask for a new code",
  lead: "Tell us what only you can know about your report. People here then look for it.",
  how: [
    "You get a new code at once. It opens nothing yet.",
    "2 people here must agree that the report is yours. That can take some days.",
    "When they agree, they set a day, most often {days} days later. From that day the new code opens your report. Until then your old code works. It can stop the new one. If someone else asked and you do not come in that time, you learn of it only afterwards. In rare cases the old code ends at once.",
    "What we wrote to you before stays shut for the new code. Ask us, and we can write it again.",
  ],
  least:
    "Tell us at least 2 of these. More helps. Do not write your name here: several people of this office read it.",
  facts: {
    sent: { label: "When did you send it?", hint: "A day, or about when." },
    place: { label: "Where did it happen?", hint: "As you told us then." },
    happened: { label: "What happened?", hint: "In a few words." },
    words: { label: "Words that you used", hint: "A line that you still know." },
    files: { label: "Your files", hint: "Their names, or what they show." },
    other: {
      label: "What else can only you know?",
      hint: "Such as what we wrote to you.",
    },
  },
  send: "Get a new code",
  tooFew: "Please tell us at least 2 things.",
  tooLong: "This is too long. Please use at most 2,000 letters.",
  busy: "Many people are here right now. Please wait 10 seconds and press the button again. Your words are still here.",
  wait: "Many codes are asked for right now. Please wait {seconds} seconds. Then press the button again. Your words are still here.",
  working: "Your new code is being made. It can take half a minute.",
  gotTitle: "Your new code",
  gotLead: "Write it down now, or take a photo. We show it only this one time.",
  gotNext: [
    "The code opens nothing yet. We have to find your report first.",
    "Come back in some days and type it. Then you see how things stand.",
    "If you find your old code, use that one. It still works.",
  ],
  look: "Type the code to see how things stand",
  waitsTitle: "Your new code does not work yet",
  waits: "You asked for it on {when}.",
  waitsNext: [
    "We look for your report by hand, and 2 people must agree. Then there is most often a time in which the old code can stop the new one.",
    "Until all that is done this page says the same, so that it tells nobody which reports there are.",
    "Please come back in some days. If this does not change, call this office. Say the day that you asked.",
  ],
  refusedTitle: "This code will open no report",
  refused: {
    "not-sure":
      "What you told us did not lead us to one report for sure. Or someone who has the first code said no.",
    "in-person": "We have to talk with you first. Please call this office or come by.",
  },
  refusedNext: [
    "You can ask again and tell us more.",
    "You can also send a new report. Say in it that you wrote before.",
  ],
  endedTitle: "This code has ended",
  ended:
    "Someone said that they lost their code, and 2 people here agreed to give a new one. Since {when} only the new code opens the report.",
  endedNext: [
    "Did you ask for the new code? Then use that one.",
    "If you did not ask, call this office now. You can also send a new report and say so in it.",
  ],
  stopTitle: "Someone asked for a new code",
  stop: "On {when} someone told us that they lost the code for this report. 2 people here believed them. On {until} the new code will open this report, and your code will end.",
  stopMine: "Was it you? Then you can do nothing and wait.",
  stopNotMine: "If it was not you, stop it now. Then the new code never opens your report.",
  stopButton: "Stop the new code",
  stopped: "The new code is stopped. It opens nothing. Your own code stays as it is.",
  nothingToStop: "There is no new code to stop.",
};
