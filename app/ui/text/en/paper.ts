/** The form on paper: what goes around its questions, which are those of the pages. */
export const paper = {
  title: "Form on paper",
  link: "Print a form on paper",
  offer:
    "You can also report on paper. Print the form, or ask us for one. You can have someone read it to us on the phone.",
  screen:
    "Print this page: press Ctrl and P, or choose Print in your browser. You can print it for other people too.",
  howTitle: "How to fill it in",
  how: [
    "You need not give your name. You can leave out each question that is not marked as needed.",
    "Write in any language. Please write with a dark pen.",
    "Put a cross in the box next to your answer.",
    "If you need more room, add a sheet. Write the number of the question on it.",
  ],
  sendTitle: "How to send it to us",
  send: [
    "Send it by mail, or bring it to us.",
    "You do not have to write your own address on the outside.",
    "Keep your photos and videos. Send us copies of papers and prints. Files can come later, on our site.",
    "If you keep a copy of this form, put it where nobody looks.",
  ],
  addressTitle: "Where to send it",
  noAddress: "Our address is not printed here. Please ask us for it.",
  codeTitle: "Your code",
  code: [
    "When we type in your report, it gets a code. With it you can see on our site where your report stands, and read what we write to you.",
    "We show the code just once. To get it, bring the form and wait, or tell us how to reach you.",
  ],
  notFor: "Skip these questions if it was: {concerns}",
  onlyFor: "Only if it was: {concerns}",
  forAll: "Whatever it was about",
  ifYou: "Only if you answered “{answers}” to the question “{question}”",
  fileNumber: "Photo, video or paper number {n}",
  fileName: { label: "What is it?", hint: "Its name or a few words, like “video on my phone”." },
  more: "For more, print this page again, or add a sheet.",
  apart:
    "Do not write here what happened. The person who types in your form sees this sheet. In our computers it is locked away from your report.",
  apartTitle: "This sheet is kept apart",
};
