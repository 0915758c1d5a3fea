/** The page where a reporter chooses to be known or not. */
export const aboutYou = {
  step: "About you",
  title: "Do you want to tell us who you are?",
  next: "Next, you check your answers. Nothing is sent before that.",
  choice: {
    label: "You choose",
    hint: "All 3 are fine. We read your report just the same.",
    because: "We need to know if we may write to you.",
    anonymous: "No name, and no messages",
    anonymousHint:
      "We do not ask you anything more. You still get a code to see where your report stands.",
    "only-here": "No name, but you may write to me on this site",
    "only-hereHint":
      "If we have a question, we leave it here. You get a code. Only the code opens what we write, and you choose if you answer.",
    contact: "Yes, here is how to reach me",
    contactHint: "A prosecutor may need to ask you more, or to have you speak in court.",
  },
  changeMind:
    "You can change your mind until you send. If you then choose no name, we delete what you typed here.",
  compelledTitle: "Who could learn who you are?",
  compelled: [
    "A court can order us to tell who you are, if we know it. In a trial, the other side may have a right to learn it too.",
    "If you give no name, we have no name that we could tell. What you wrote and your files can still show who you are.",
    "We do not keep from where on the internet you wrote to us.",
  ],
  contactTitle: "How can we reach you?",
  contactNote:
    "Only for those who want us to reach them. Fill in what you want. One way to reach you is enough.",
  name: { label: "Your name", hint: "The name you want us to use." },
  email: { label: "Email", hint: "Use an address that nobody else reads." },
  phone: { label: "Phone", hint: "With the area code." },
  way: {
    label: "What do you like best?",
    email: "Email",
    call: "A phone call",
    text: "A text message",
  },
  times: { label: "When is it safe to reach you?", hint: "Like “weekdays after 6 pm”." },
  language: { label: "Which language do you want to speak?" },
  interpreter: {
    label: "Interpreter",
    choice: "Please have someone there who can translate for me",
  },
  lawyer: {
    label: "Do you have a lawyer?",
    hint: "The name, and how to reach them. Then we can ask your lawyer first.",
  },
  notes: {
    label: "What else should we know before we contact you?",
    hint: "For example: who else may pick up the phone, or if we may leave a message.",
  },
  sealed:
    "We lock these details away from your report as soon as they arrive. To open them, 2 people must agree to a reason, and we record it. You see it when you come back with your code, unless a court delays that.",
  kept: "We have your contact details from before. They are locked, so we cannot show them here. Leave the boxes empty to keep them.",
};
