import type { Counted } from "../plural.ts";

/** What the page says of files on their way. `{n}` is a number in per cent or of files. */
export const uploader = {
  title: "Files on their way",
  unfinished:
    "These files have not arrived whole. Choose the same file again here, and it goes on where it stopped. We keep what has come for {days} days while you write. Once you send your report, we keep it for {sentDays} days, and you can go on from another phone with your code.",
  unfinishedNoScript: "To go on, this page needs JavaScript. Without it, add the file anew below.",
  finish:
    "These files have not arrived whole. Choose the same file again, on this phone or another, and it goes on where it stopped. We keep what has come for {days} days.",
  finishNoScript:
    "To go on where it stopped, this page needs JavaScript. Without it, you can send the whole file again under “Add more files”.",
  finishLabel: "Choose the file again, or add another",
  finishHint:
    "If you choose the same file as before, we go on where it stopped. Another file is added to your report.",
  /** Of files that did not arrive whole in time, on the pages of a sent report. */
  ended: {
    title: "Files that did not arrive",
    lead: "We do not have these files. What had come of them was removed.",
    file: "{arrived} of {size} had come. Removed on {when}.",
    whole:
      "All {size} had come, but we could not take this file. We take no programs and no web pages. Removed on {when}.",
    again: "Do you still have a file? Then you can add it again.",
  },
  noPage:
    "We could not open the next page. Your files are still being sent. Please check your connection and try again.",
  openingPage: "One moment, please. This can take up to 1 minute.",
  takenAtOnce: "Each file is sent as soon as you choose it. You can go on while it is sent.",
  rows: {
    waiting: "Waiting",
    sending: "Sending: {n} %",
    sendingLeft: "Sending: {n} %, {left} left",
    underAMinute: "less than a minute",
    minutes: { one: "about 1 minute", other: "about {n} minutes" } as Counted,
    hours: { one: "about 1 hour", other: "about {n} hours" } as Counted,
    paused: "Paused at {n} %",
    offline: "Paused: no connection. We go on by ourselves.",
    unreached: "Paused: nothing seems to get through just now. We go on by ourselves.",
    busy: "Paused: our server is busy just now. We go on by ourselves.",
    received: "Received whole",
    checking: "Received whole. We are checking it now.",
    checked: "Received whole and checked: it is the same as on your device",
    sameKept: "Received whole. It is the same file as {name}, which came before. Both are kept.",
    sameOnce: "Received whole. It is the same file as {name}, which came before. We keep it once.",
    gone: "We do not have this file any more. It was removed, or another one that was the same. If you want us to have it, please choose it again.",
    differs: "What we have is not the same as your file. Please add it again.",
    failed: "It did not arrive. Please add it again.",
    unreadable:
      "Your device does not give us this file any more. It may have been moved or changed. Please choose it again.",
    notRead:
      "Your device did not let us read this. If it is a folder, please choose the files in it. If it is a file, please choose it again.",
    removeFile: "Remove {name}",
    removed: "{name} is removed.",
    notRemoved: "We could not remove this file. It is still with us.",
    notHere: "We did not find this file in your report. Nothing was removed.",
    inList: "{name} is in the list already. You do not have to choose it again.",
    chooseAgain: "{n} % has arrived. Choose the same file again to go on.",
    pause: "Pause",
    goOn: "Go on",
    pauseFile: "Pause {name}",
    goOnFile: "Go on with {name}",
    left: {
      one: "1 file is still on its way.",
      other: "{n} files are still on their way.",
    } as Counted,
    missing: {
      one: "1 file has not arrived whole. The list says what to do.",
      other: "{n} files have not arrived whole. The list says what to do.",
    } as Counted,
    differing: {
      one: "1 file is not the same with us as on your device. The list says what to do.",
      other: "{n} files are not the same with us as on your device. The list says what to do.",
    } as Counted,
    notGone: "A file could not be removed. The list says why.",
    noneLeft: "No file is on its way.",
    allThere: "All files are received whole. You can close this page.",
    keepOpen: "Keep this page open.",
    refused: {
      program: "This is a program. We take photos, videos, sound and papers, but no programs.",
      "web-page":
        "This is a web page. Please save it as a PDF, or take a screenshot, and add that.",
      empty: "This file is empty, so there is nothing to keep.",
      "too-large":
        "This file is too large for us. Please tell us about it in words, and keep it. We can get it in another way.",
      "too-many": "Your report is full. You can send a second report for this file.",
      "report-full":
        "With this file, your report would be larger than we can take. You can send a second report for it.",
      "no-room":
        "We have no room for files just now. Your words still reach us, so please send your report. You can bring this file later with your code. If you wait here, we try again by ourselves.",
      "no-draft":
        "We could not find your report any more. If you sent it, please open it with your code.",
      expired: "The time to finish this file is over. Please add it again.",
      "other-report":
        "This file is of a report that is not open here. What came is kept. Open that report with your code to go on.",
      "not-found": "We could not find this file any more. Please add it again.",
    },
  },
};
