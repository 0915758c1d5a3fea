import type { Counted } from "../plural.ts";

/** The page where files are added. */
export const evidence = {
  step: "Photos and files",
  title: "Do you have photos, videos or papers?",
  lead: "You can add as many as you like, or none. Your words count without them too.",
  next: "Next, we ask who was there.",
  choose: {
    label: "Choose files",
    hint: "Any kind of photo, video, sound or paper. Up to {limit} for each file.",
  },
  add: "Add these files",
  addNote: "Keep this page open until the files are there. A long video can take many minutes.",
  keptOnce:
    "If you add the same file twice, we keep it once. If you then remove it from this list, we do not have it any more.",
  listTitle: "Your files",
  listEmpty: "No files yet.",
  count: { one: "1 file received whole", other: "{n} files received whole" } as Counted,
  differ: {
    one: "1 file is not as it was on your device. The list says which.",
    other: "{n} files are not as they were on your device. The list says which.",
  } as Counted,
  noSuchFile:
    "We did not find that file in the report that is open here. This page shows the files it has.",
  notRemoved:
    "We did not find that file in this report, so nothing was removed. The list shows what is here.",
  continueWith: "Continue",
  continueWithout: "Continue without files",
  links: {
    title: "Did you see it on the web?",
    label: "Link to a post or video",
    hint: "Copy it from the top of your browser, or from Share. One link at a time.",
    seenLabel: "When did you see it there?",
    seenHint: "In your own words, like “on Friday night”. You can leave this empty.",
    add: "Add this link",
    note: "We do not open links by machine. A person here looks and saves what is there, if it is still up.",
    listTitle: "Your links",
    seen: "You saw it: {seen}",
    remove: "Take back",
    removeHidden: "Take back: {name}",
  },
  originalsTitle: "Send the file as it came from the camera",
  originals: [
    "Do not cut it, add text, or take a screenshot of it.",
    "Apps that send messages make photos and videos smaller and lose facts. Send from the phone that filmed, if you can.",
    "Keep the file on your phone after you send it.",
  ],
  deviceTime:
    "Your device may say when it last saved a file. If your browser sends us that time, we keep it with the file.",
  placeShort: "Many phones take the place out of a photo. That is fine: you told us where it was.",
  placeTitle: "Your phone may take the place out of a photo",
  place: [
    "A phone can save in a photo where and when it was taken. That can help to prove what happened.",
    "Most Android phones now take the place out when you add a photo to a web page. We cannot change that.",
    "An iPhone asks you: tap Options before you pick the photo, and choose to include the location or not. It may also turn the photo into another kind of file.",
    "That is why we asked you for the place in words. Your words count.",
    "A photo from a computer, or from the Files app on your phone, may still have the place in it.",
  ],
  ownPlace:
    "A photo can also show where your home is, if you took it there. We keep this inside our office and the court.",
  someoneElse: "Did someone else film it? You can still send it. Tell us so on the first page.",
};
