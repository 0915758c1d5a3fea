import type { ProblemCode } from "#app/core/intake/problem.ts";

interface ErrorWords {
  readonly title: string;
  readonly text: readonly string[];
  /** The same in one sentence for people who work at the desk. */
  readonly desk: string;
}

const problems: Readonly<Record<ProblemCode, string>> = {
  "choose-category": "Please choose what it is mainly about. “Something else” is fine too.",
  "write-what-happened": "Please tell us what happened. One sentence is enough.",
  "narrative-too-long":
    "Your text is longer than we can take in one piece. Please make it shorter, or add it as a file on the next page but one.",
  "write-place": "Please tell us where it was. A corner, a shop or a town is enough.",
  "place-too-long":
    "The place is longer than we can take. Please make it shorter. You can tell us more on the first page.",
  "place-not-taken": "We could not take the place from this file now. Please tell us in words.",
  "coordinates-together":
    "Map numbers work only as a pair. Please fill in both boxes, or leave both empty.",
  "coordinates-not-numbers": "We could not read the map number. Write it like 40.7128.",
  "coordinates-out-of-range":
    "That map number is not on Earth. The first goes from -90 to 90, the second from -180 to 180.",
  "date-incomplete": "We could not read that date. Write it in numbers, like 4 21 2026.",
  "date-not-in-calendar": "That day is not in the calendar. Please check the month and the day.",
  "date-in-future": "That day is still to come. Please check the month and the year.",
  "time-not-read": "We could not read that time. Write it like 5:30 pm.",
  "time-without-date": "We have a time but no day. Please add the day, or leave the time empty.",
  "until-before-from": "The last day or time is before the first. Please check both.",
  "choose-reach": "Please choose one of the 3. You do not have to give your name.",
  "contact-needs-one-way": "Please give us one way to reach you, or choose to give no name.",
  "way-needs-email": "You like email best. Please give us an address, or choose another way.",
  "way-needs-phone": "You like the phone best. Please give us a number, or choose another way.",
  "contact-too-long": "That is longer than we can take here. Please make it shorter.",
  "answer-needed": "Please answer this question. “I do not know” is fine too.",
  "answer-too-long": "That is longer than we can take here. Please make it shorter.",
  "link-not-read":
    "We could not read that link. Copy it from the top of your browser. It begins with https://",
  "link-too-long": "That link is too long for us. Please tell us in words where you saw it.",
  "link-with-name":
    "That link has a name or password in it. Please take that part out, so that we do not keep it.",
  "too-many-links":
    "One report can hold 20 links. Please put the others in a text file and add it here.",
  "sighting-empty": "Please fill in one of the boxes, or go back.",
  "too-many-sightings":
    "One report can hold 30 officers and cars. Please tell us about the others in your own words.",
  "email-not-read": "We could not read that email address. It looks like name@example.org.",
};

const pages: Readonly<Record<"403" | "404" | "409" | "413" | "429" | "500", ErrorWords>> = {
  "403": {
    title: "We could not take this",
    text: [
      "This page was open for a long time, or it was sent from another site. To keep you safe, we stopped it.",
      "What you saved before is still there. Go back, reload the page and send it again.",
    ],
    desk: "Your role does not open this page, or the form was too old. Nothing was changed.",
  },
  "404": {
    title: "There is no page here",
    text: [
      "The address may have a typing error, or the page has moved.",
      "A report you have begun is still there.",
    ],
    desk: "There is nothing at this address, or it is not open to you.",
  },
  "409": {
    title: "This was done already",
    text: ["We got this before, so we did not count it twice. You do not have to do anything."],
    desk: "Someone changed this since you opened it. Go back, reload and look before you try again. Nothing was changed.",
  },
  "413": {
    title: "That was too large for us",
    text: [
      "What you sent is larger than we can take at once. Your other answers and files are safe.",
      "Try fewer files at a time. Long videos go best one by one.",
    ],
    desk: "What was sent is larger than the limit. Nothing was changed.",
  },
  "429": {
    title: "Please wait a minute",
    text: [
      "Many people use this site at once, or many tries came from one place. Your answers are safe.",
      "Wait 1 minute, then reload this page.",
    ],
    desk: "Too many tries in a short time. Wait 1 minute, then reload.",
  },
  "500": {
    title: "Something broke on our side",
    text: [
      "It is not your fault. What you saved before is still there.",
      "Please try again in a few minutes. If you need help at once, call 911.",
    ],
    desk: "Something broke on the server. What was saved before is safe. Try again; if it stays, tell the administrator the time.",
  },
};

/** Words for what goes wrong: on a form, and instead of a page. */
export const errors = {
  home: "Go to the first page",
  noDraft: {
    title: "We could not find your draft",
    text: [
      "A draft is kept for 7 days on the phone or computer where you began. It may be gone, or you may be on another device.",
      "You can start again. If you have sent your report, open it with your code.",
    ],
    start: "Start a report",
    nothingLost: "What you sent to us before is not lost.",
    kept: "What you wrote on this page is still here. You can put it into a new report.",
    filesNotKept:
      "The files you just chose did not arrive. Please choose them again in a new report.",
    startWithThis: "Start a new report with this page",
    cookies:
      "If you see this again, your browser may block cookies for this site. Please allow them, or use another browser.",
  },
  sentDraft: {
    title: "You have sent this report",
    text: ["What is on this page now is not part of it."],
    see: "See the report you sent",
    startNote: "If you start a new report here, note the code of the sent one first.",
  },
  otherReport: {
    title: "This page was of another report",
    text: "Another report is open on this device now. Nothing was saved, sent or deleted.",
    kept: "What you wrote is still on this page. Copy it if you need it. To add to a report you sent, open it with your code.",
    see: "See what is open now",
  },
  changedElsewhere: {
    title: "This page was saved in another window",
    text: "Since you opened it here, this page was saved once more, maybe in another tab. Both texts are still here.",
    see: "See what is saved now, in a new tab",
    choose: "Press the button below, and what is on this page takes its place.",
  },
  pageFirst: "Before you can send your report, we need this page.",
  files: {
    none: "Please choose a file first.",
    empty: "{name} is empty, so there is nothing to keep. Please choose it again.",
    tooLarge:
      "{name} is larger than {limit}. Please tell us about it in words, and keep it. We can get it in another way.",
    program: "{name} is a program. We take photos, videos, sound and papers, but no programs.",
    webPage:
      "{name} is a web page. We cannot take it as it is. Please save it as a PDF, or take a screenshot, and add that.",
    tooManyInReport:
      "{name} was not added: one report cannot hold more files. You can send a second report for the others.",
    reportFull:
      "{name} was not added: with it, your report would be larger than we can take. You can send a second report for it.",
    noRoom:
      "{name} was not added: we have no room for files just now. Your report in words still reaches us, so please send it. Keep the file, and tell us about it in words. We can get it in another way.",
    tooMany: "That is more than {limit} files at once. Please add them in smaller groups.",
    otherReport:
      "The page you used was of another report than the one that is open here now. So nothing was added or removed. This page shows the report that is open. To add to one you sent, open it with your code.",
    broken: "{name} did not arrive whole. The files before it are safe. Please add it again.",
  },
  problems,
  pages,
};
