/** Titles in the browser's tab, in its history and above a printed page: where one is, never what the site is about. */
export const tab = {
  service: "Online desk",
  start: "Start",
  event: "An event",
  officers: "For agencies",
  step: "Step {n}",
  stepMore: "Step {n}, one more",
  sent: "Done",
  card: "Card",
  checkNote: "Check a note",
  file: "One file",
  comeBack: "Come back",
  status: "Your page",
};
