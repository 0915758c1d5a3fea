/** The page with the office's own questions; the questions themselves are in the office's pack. */
export const questions = {
  step: "A few questions",
  title: "A few questions about it",
  laterTitle: "A little more about that",
  lead: "Answer what you can. You can skip every question and go on.",
  because: "We cannot act without this answer.",
  next: "We save this page when you press Continue. Next, we ask where and when.",
};
