interface Section {
  readonly title: string;
  readonly text: readonly string[];
}

const sections: readonly Section[] = [
  {
    title: "What we keep",
    text: [
      "We keep what you write and the files you send, just as they came.",
      "We keep the time when we got them.",
      "Photos and videos can hold facts such as the time, the place and the kind of phone. We keep these facts, because they can help to prove what happened.",
      "Your device may say when it last saved a file. If your browser sends us that time, we keep it with the file.",
    ],
  },
  {
    title: "What we do not keep",
    text: [
      "We do not keep the address of your internet connection (IP address).",
      "We do not note what phone, computer or browser you use to visit this site.",
      "We do not use ads or trackers, and no other company is told that you were here.",
      "We use small cookies. One keeps your report here while you write it, for 7 days. When you send it, another takes its place, for 1 day, or for 1 day after the last part of a file. One keeps it open while you read it with your code. If you choose a language, one keeps that until you close the browser. Leave now deletes them all.",
    ],
  },
  {
    title: "Your name and contact details",
    text: [
      "You do not have to give them.",
      "If you do, we lock them apart from your report as soon as they arrive. The computer that runs this site cannot open them again.",
      "To open them, a person in our office needs a reason. We write down who did it, when and why.",
    ],
  },
  {
    title: "Who can read your report",
    text: [
      "People in our office who work on it. We write down each time someone opens one of your files.",
      "If there is a court case, the judge, the grand jury and the other side's lawyer may get to see it.",
      "Another office may get it if it has to act on it. We write down what we gave to whom.",
    ],
  },
  {
    title: "What we cannot promise",
    text: [
      "A court can order us to hand over what we have. If you gave your name, that can include your name.",
      "Your words, your voice or your photos can show who you are, even without a name.",
      "Your phone or internet company can see that you visited this site, but not what you wrote.",
      "Someone who can use your phone may see that you were here. Press Leave now when you are done. To hide more, use a private window.",
      "No computer is safe from every attack. We check again and again that nobody has changed your files.",
    ],
  },
  {
    title: "If you want to hide more",
    text: [
      "Use a phone or computer that is not yours, and not one from work.",
      "Use the Tor Browser. This site works with it, even on its safest level.",
      "Before you send a photo, look at what can be seen in it: faces, house numbers, mirrors.",
    ],
  },
];

/** What is kept, what is not, and what cannot be promised. */
export const privacy = {
  title: "Privacy",
  lead: "You should know what happens with your report before you send it.",
  sections,
};
