/** What a reporter can do with a report that was sent, besides adding to it. */
export const ownReport = {
  copy: {
    title: "Take a copy with you",
    lead: "You can save what you told us as a file on this device. The names of your files and our messages are in it, but not the files.",
    care: "Anyone who uses this device can read it. Save it only if that is safe for you.",
    text: "Save as text",
    json: "Save as data (JSON)",
    tooMany: "You saved {most} copies in 1 day. Please come back tomorrow for the next one.",
    /** Words in the file itself. */
    file: {
      title: "What you told us",
      made: "Made on {when}",
      erased: "What you told us about yourself was erased. We do not have it any more.",
      filesComing: "Files not here yet",
      coming: "{arrived} of {size} are here",
      noFingerprint: "Not sealed yet, so there is no fingerprint yet",
      failed: "What we have is not what you sent. Please keep your own file.",
    },
  },
};
