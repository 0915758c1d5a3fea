import type { Counted } from "../plural.ts";

/** The first page. */
export const start = {
  title: "Report what federal officers did",
  lead: "Tell us what you saw or what happened to you. You do not have to give your name.",
  who: "We are state lawyers. We check if a federal officer broke the law. We do not work for the federal government.",
  canSendTitle: "You can send",
  canSend: ["your own words", "photos, videos and sound", "letters, papers and screenshots"],
  needTitle: "Before you start",
  need: [
    "It takes about 10 minutes.",
    "We need to know what happened and where. You can skip everything else.",
    "You can stop and come back on this phone or computer for 7 days.",
    "Leave now, at the top, takes you to another site at once. This device then forgets your report.",
    "We do not ask if you are a citizen or have papers. Please do not write it.",
  ],
  begin: "Start a report",
  /** Files of a sent report that did not come whole yet. */
  unfinished: {
    one: "1 file of a sent report that is open here has not arrived whole. If you start another report here, it stops. What came is kept. You can go on with the code of that report.",
    other:
      "{n} files of a sent report that is open here have not arrived whole. If you start another report here, they stop. What came is kept. You can go on with the code of that report.",
  } as Counted,
  goOn: "Go on with your report",
  goOnNote: "You began a report on this device. It is still here, and not sent.",
  deleteTitle: "Delete this draft",
  deleteNote:
    "This deletes your words and your files from our computers. We cannot bring them back. If you added files, we only keep a note that there were some.",
  delete: "Delete my draft",
  deleted: "Your draft is deleted.",
  sentTitle: "You sent a report from this device",
  sentLink: "See it again",
  comeBackTitle: "Did you send a report before?",
  comeBack: "Open it with your code",
  keepTitle: "Keep your photos and videos",
  keep: "Do not delete them from your phone, even after you send them. Do not cut them or add text.",
  next: "Next, we ask what happened.",
};
