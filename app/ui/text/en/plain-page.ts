/** The short page that is served when no other can be: a form or address that could not be taken, or a server that is busy or broken. */
export const plainPage = {
  unreadable: "We could not read what was sent.",
  notServed: "This address is not served here.",
  noPage: "There is no such page.",
  tooLong: "This address is too long.",
  cannotDo: "That is not something this page can do.",
  otherForm:
    "This form did not come from our own page, so we did not take it. Go back, reload the page and send it again.",
  manyTries: "There are many tries at this moment. Please wait half a minute, then try again.",
  filesBusy: "Many people are sending files right now. Wait half a minute, then send yours again.",
  tooMuchText: "That was too much text for one form. Please shorten it.",
  formBroken:
    "We could not read the form that was sent. If a file has an unusual name, rename it and try again.",
  busy: "We are very busy. Please try again in a few seconds.",
  broken: "Something broke on our side.",
  nothingLost: "What you sent before is safe with us.",
  again: "To send the same again, reload this page. If your browser asks, say yes.",
  start: "Start page",
  leave: "Leave now",
};
