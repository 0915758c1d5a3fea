/** What a reporter and the office write to each other. */
export const messages = {
  title: "Messages",
  none: "There are no messages yet. If we have a question, you find it here.",
  list: "Messages, the oldest first",
  fromOffice: "The office wrote on {when}",
  fromYou: "You wrote on {when}",
  read: "The office has read this.",
  notRead: "The office has not read this yet.",
  shut: "You got a new code after this was written. It does not open with the new code. If you need it, ask us to write it again.",
  field: {
    label: "Write to us",
    hint: "You do not have to say who you are. Nobody can change a message after it is sent.",
    because: "An empty message tells us nothing.",
  },
  send: "Send the message",
  sent: "We have your message. You see here when the office has read it.",
  pageTitle: "Write to the office",
  problems: {
    empty: "Please write something first.",
    "too-long":
      "This is longer than 10,000 letters. Please make it shorter, or send it in 2 messages. Your words are still in the box.",
    "too-many":
      "You sent {most} messages in 1 day. We cannot take more today. Your words are still in the box. Please copy them, and send them tomorrow.",
  },
  visitOver: {
    title: "Your message is not sent yet",
    why: "Your report was closed, because nobody used it for 30 minutes. Your words are still in the box below.",
    steps: [
      "Open your report with your code, in a new tab.",
      "Come back to this page and press the button again.",
    ],
    open: "Open my report in a new tab",
  },
  back: "Back to your report",
};
