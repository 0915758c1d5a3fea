interface Section {
  readonly title: string;
  readonly text: readonly string[];
}

const sections: readonly Section[] = [
  {
    title: "In danger now",
    text: [
      "Call 911. Nobody watches this site all day.",
      "You can write to us later. First get to a safe place.",
    ],
  },
  {
    title: "Whose phone is it?",
    text: [
      "Think about who can pick up this phone, or knows how to open it.",
      "Do not use a phone or computer from work or school. Its owner may see what you do.",
      "Some families and friends share one account. Then photos, notes and opened pages can show up on their devices too.",
      "If someone checks your phone, use the phone of a person you trust, or a computer in a library.",
    ],
  },
  {
    title: "What this site leaves on your device",
    text: [
      "While you write, one small cookie keeps your draft within reach, for 7 days. While you read with your code, one more keeps your page open.",
      "Your browser keeps our address in its history. The titles there are plain words such as “Step 2”. They do not say what it is about.",
      "We tell your browser to keep no copy of our pages.",
      "What you save yourself stays: a receipt, a note, a printed card, a photo of the screen. Put it where nobody looks, or delete it.",
    ],
  },
  {
    title: "Leave fast",
    text: [
      "Press Leave now, at the top of each page. A weather page opens. This device forgets your draft and closes your page.",
      "If your browser runs scripts, you can press the Esc key 3 times. Our page is then not in the list behind the Back button.",
      "If scripts are off, the Back button can still show our address. Close the tab to end that.",
      "Sent reports stay with us. You open them with your code, on any device.",
    ],
  },
  {
    title: "Use a private window",
    text: [
      "In a private window, the browser forgets history and cookies when you close it. A draft is gone then too, so send what you have first.",
      "Files you save and pages you print are not forgotten.",
      "Your phone company, and who runs the Wi-Fi, can still see that you opened this site. They cannot see what you write.",
    ],
  },
  {
    title: "Use Tor to hide more",
    text: [
      "Tor Browser hides from your phone company which site you open. It hides from us where you are.",
      "This site works on its safest level: without scripts and without drawings.",
      "Sending big films takes long there. Send your words first and the films later.",
    ],
  },
  {
    title: "What is in a photo or video",
    text: [
      "Many phones write into each file when and where it was made, and with what kind of phone. This can help to prove what happened.",
      "It can also show where you live, if you made it at home.",
      "Look at the picture too: faces, house numbers, mirrors, voices.",
      "When you add a file, we show you what we can read in it, before you send your report.",
    ],
  },
  {
    title: "What phones and apps take out",
    text: [
      "Chat apps make photos and videos smaller. Most take out the place and the time too.",
      "Many phones take out the place when you give a photo to a website.",
      "Cutting, filters and added text make a new file. Keep the first one.",
    ],
  },
  {
    title: "How to send us the originals",
    text: [
      "Send the file from the phone that made it. Do not send it through a chat first.",
      "On an iPhone: when you choose photos, open Options. Turn Location on, if you want us to have it. Choose Current as the format.",
      "On an Android phone: choose Files or Browse, not the photo list. The photo list can take out the place.",
      "Keep the file on your phone after you send it. A court may ask for it.",
      "If you do not want us to know the place, you may turn it off. Your report counts all the same.",
    ],
  },
  {
    title: "We are not your lawyer",
    text: [
      "We work for the state. We cannot tell you what to do in your own case.",
      "A legal aid office can tell you about your rights, often for free.",
      "If you are afraid of trouble because of what you tell us, ask a lawyer first.",
    ],
  },
];

/** How to report without being found out, and how to send files as they are. */
export const safety = {
  title: "Stay safe",
  link: "Stay safe",
  lead: "Read this first if nobody may know that you write to us.",
  sections,
};
