/** What came with a file, and what its sender can tell us about it. */
export const fileLook = {
  title: "Tell us about this file",
  step: "Photos and files",
  kept: "We keep each file just as it came. We change nothing in it.",
  lead: "You can leave any box empty. What you write is kept as your words, next to the file.",
  /** Inside of a sentence. */
  kinds: {
    photo: "photo",
    video: "video",
    audio: "sound file",
    document: "paper",
    other: "file",
  },
  seenTitle: "What came with it",
  time: {
    found: "Day and time: the file says {when}.",
    moment: "Day and time: the file says {when}. It may be wrong, or the time of a copy.",
    weak: "Day and time: there is a date in it, but it may be the date of a copy.",
    disagree: "Day and time: there is more than one in it, and they do not match.",
    none: "Day and time: there is none in this {kind}.",
    unread:
      "Day and time: we could not read that here. It may still be in the {kind}. We look again later.",
  },
  place: {
    found: "Place: there is one in this {kind}, in or near {near}.",
    foundUnnamed: "Place: there is one in this {kind}.",
    disagree: "Place: there is more than one in it, and they do not match.",
    emptied:
      "Place: this {kind} has no place in it now. Phones often take it out before they send.",
    unclear: "Place: there is something in it, but it does not say where.",
    none: "Place: this {kind} has no place in it. Phones and apps often take it out.",
    unread:
      "Place: we could not read that here. It may still be in the {kind}. We look again later.",
  },
  /** Said where a file has at least one exact spot in it: `unsent` while it can be taken back. */
  passedOn: {
    unsent:
      "An exact spot in the file stays in it. The people who work on your report see it too, and it goes along if we show the file to a court. If it is your home, you can take the file back before you send.",
    sent: "An exact spot in the file stays in it. The people who work on your report see it too, and it goes along if we show the file to a court.",
  },
  notLooked:
    "We have not looked into this file yet. Load this page again to see what came with it.",
  askPlace: "Where was this? Tell us",
  askTime: "When was this? Tell us",
  askMore: "Tell us more about it",
  change: "Change what you told us",
  addMore: "Add to what you told us",
  aboutHidden: "{ask}: {name}",
  /** In the list of files on their way, once one has come. */
  seeLink: "See what came with it",
  saidTitle: "You told us",
  said: { place: "Where", time: "When", shows: "What it shows" },
  fields: {
    place: { label: "Where was this?", hint: "A corner, a shop or a town is enough." },
    time: { label: "When was this?", hint: "In your own words, like “Friday at 5 pm”." },
    shows: {
      label: "What does it show?",
      hint: "Who is who, or where to look. In a video, the minute helps.",
    },
  },
  usePlace: {
    title: "Use this place for your report?",
    lead: "We do this only if you press one of these. Not if the file is from another place, like your home.",
    near: "Yes, but only about where (half a mile)",
    exact: "Yes, the exact spot",
    used: "Your report has the place of this file now: {point}. You can change it before you send.",
  },
  save: "Save",
  /** On a report that was sent. */
  send: "Send this to us",
  sentNote:
    "Your report is sent, so what you told us before stays as it is. What you write here is added to it.",
  nothingSaid: "Please write in one of the boxes first.",
  toldEnough:
    "You have told us about this file {most} times. All of that is kept. We can take no more here, so what you wrote now was not sent.",
  back: "Back to your files",
  gone: "This file is not here any more, or your visit is over. Nothing was saved.",
};
