/** The page of a named event, and what the form says to somebody who comes from one. What a page is about is worded by the office. */
export const eventPage = {
  where: "Where",
  when: "When",
  notReviewed: "Nobody has checked this translation yet.",
  ask: "Did you see or hear something there? Do you have photos or videos? You can tell us.",
  noName: "You do not have to give your name.",
  keeps:
    "If you start here, your report says that it began on this page. We do not think that you were there until you tell us.",
  begin: "Start a report",
  next: "Next, we ask what happened.",
  closed: "This page takes no more reports.",
  other: "You can still tell us about this or something else on our first page.",
  otherLink: "Go to the first page",
  from: "The page you came from",
  named: "The event that your report names",
  leave: {
    button: "My report is not about that event",
    done: "Your report does not name the event “{event}” any more. Your answers to its questions will not be sent.",
    back: "It is about that event after all",
  },
  offer: {
    title: "Were you there at that time?",
    lead: "The page you came from names a place and a time. You may have been there at another time, or at another place.",
    fill: "Yes. Fill in this place and time",
    own: "If not, write your own below.",
    filled:
      "We filled in the place and the time from that page. Please check both. Change what was not so for you.",
  },
  poster: {
    ask: "Were you there? Tell us what you saw.",
    name: "You do not have to give your name.",
    how: "Point the camera of a phone at the square, or type this address:",
    square: "A square for the camera of a phone. It opens {address}.",
    emergency: "In danger now? Call {number}.",
  },
};
