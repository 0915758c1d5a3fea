/** What a reporter can do with a report that was sent, besides adding to it. */
export const ownReport = {
  title: "Put right or take back",
  lead: "Did something change? You can tell us here.",
  asked: "On {when}, you asked us to put something right. Your words are under Messages.",
  settled: "We took care of it on {when}.",
  seen: "The office has seen this.",
  notSeen: "The office has not seen this yet.",
  correct: {
    link: "Put something right",
    title: "Put something right",
    lead: "Is something in your report wrong, or do you know more now? Tell us what is wrong and what is right.",
    stays:
      "What you sent first stays as it was. Nobody can change it, not even we. What you write now stands next to it.",
    field: {
      label: "What is wrong, and what is right?",
      hint: "For example: the car was not blue, it was green.",
      because: "We need to know what to put right.",
    },
    send: "Send this to the office",
    sent: "We have what you want to put right. It stands under Messages.",
  },
  withdraw: {
    link: "Withdraw your report",
    title: "Withdraw your report",
    lead: "You can step back from your report at any time. You do not have to say why. This is what it means:",
    points: [
      "All who work on your report are asked to leave you alone: not to call you, and not to ask you to be a witness.",
      "If you gave your name or how to reach you, it stays locked. It can be opened only if a court orders it, or if someone may be in danger.",
      "Your words and files stay here. What came in must stay whole, and it may still be used without you.",
      "A court can still order us to hand over what we have.",
      "You can still come back with your code. If you write to us, we can answer you here.",
    ],
    undo: "You can take this back later, on the page of your report.",
    yes: "Withdraw my report",
    done: "You withdrew this report on {when}.",
    doneNote:
      "All who work on it are asked to leave you alone. Your words and files stay here. Did you change your mind? Then press the button.",
    back: "I am part of it again",
    backDone: "Your report is no longer withdrawn.",
    tooMany:
      "You changed this many times today. Your report stays withdrawn for now. Please come back tomorrow, or write to us.",
  },
  copy: {
    title: "Take a copy with you",
    lead: "You can save what you told us as a file on this device. The names of your files and our messages are in it, but not the files.",
    care: "Anyone who uses this device can read it. Save it only if that is safe for you.",
    text: "Save as text",
    json: "Save as data (JSON)",
    tooMany: "You saved {most} copies in 1 day. Please come back tomorrow for the next one.",
    /** Words in the file itself. */
    file: {
      title: "What you told us",
      made: "Made on {when}",
      erased: "What you told us about yourself was erased. We do not have it any more.",
      filesComing: "Files not here yet",
      coming: "{arrived} of {size} are here",
      noFingerprint: "Not sealed yet, so there is no fingerprint yet",
      failed: "What we have is not what you sent. Please keep your own file.",
      requests: "What you asked for",
      takenBack: "You took that back on {when}.",
    },
  },
};
