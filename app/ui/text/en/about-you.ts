/** The page where a reporter chooses to be known or not. */
export const aboutYou = {
  step: "About you",
  title: "Do you want to tell us who you are?",
  next: "Next, you check your answers. Nothing is sent before that.",
  choice: {
    label: "You choose",
    because: "We need to know if we may write to you.",
    anonymous: "No, I stay anonymous",
    anonymousHint:
      "We read it just the same. You get a code. With the code you can come back and see news from us.",
    contact: "Yes, you may contact me",
    contactHint: "A prosecutor may need to ask you more, or to have you speak in court.",
  },
  contactTitle: "How can we reach you?",
  contactNote:
    "Fill in what you want. One way to reach you is enough. If you stay anonymous, leave this empty.",
  name: { label: "Your name", hint: "The name you want us to use." },
  email: { label: "Email", hint: "Use an address that nobody else reads." },
  phone: { label: "Phone", hint: "With the area code." },
  notes: {
    label: "What should we know before we contact you?",
    hint: "For example: the language you speak, safe times to call, or your lawyer's name.",
  },
  sealed:
    "We lock these details away from your report as soon as they arrive. To open them, someone needs a reason, and we record it.",
  kept: "We have your contact details from before. They are locked, so we cannot show them here. Leave the boxes empty to keep them.",
  compelled:
    "A court can order us to tell who you are. If you stay anonymous, there is nothing we could tell.",
};
