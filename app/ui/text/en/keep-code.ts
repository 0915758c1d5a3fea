/** Keeping the code: a card, a text, and a check of what was noted. */
export const keepCode = {
  makeCard: "Make a card to print",
  saveText: "Save it as a text file",
  checkNote: "Check what I wrote down",
  checked: "What you wrote down is right. You can come back with it.",
  card: {
    title: "Your card",
    lead: "Print this card, or photograph it. It does not say what you told us.",
    place: "Page to come back to",
    code: "Code",
    square: "A square for a phone’s camera. It opens the page {address}.",
    codeSquare: "A square for a phone’s camera. It holds your code.",
    squareLabel: "Page, for the camera",
    codeSquareLabel: "Code, for the camera",
    print: "To print: press Ctrl and P on a computer. On a phone, use Share, then Print.",
    squareTitle: "Put the code in a square too?",
    squareNote:
      "Then a camera can read the code, and you need not type it. But anyone who gets near the card can take it with one photo. Some phones send what they scan to other companies.",
    squareAdd: "Show the square with the code",
    squareTake: "Take the square with the code away",
    back: "Back to my report",
  },
  text: {
    note: "Many phones and computers copy their files to an online store. Do not save it where others can look.",
    place: "Page",
    code: "Code",
  },
  check: {
    title: "Check what you wrote down",
    lead: "Look at your note, photo or card. Do not look at the last page. Type 2 groups of 4 numbers from it.",
    group: "Group {number}",
    hint: "4 numbers. Count the groups from the start.",
    because: "2 groups are enough to find most slips.",
    button: "Check",
    wrong:
      "Group {number} is not the same as your code. Look at your note again, or look at the code again.",
    lookAgain: "Look at the code again",
    skipTitle: "Go on without this check",
    skip: "You can. But if one number in your note is wrong, your report does not open. Nobody here can look the code up for you.",
    skipLink: "Go on without a check",
  },
};
