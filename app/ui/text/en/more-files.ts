import type { Counted } from "../plural.ts";

/** Adding files to a report that was sent. */
export const moreFiles = {
  title: "Add more files",
  lead: "Your report {code} is with us. You can add photos, videos and papers to it. Nothing that we have is changed by that.",
  here: "Files of this report that are here",
  none: "No file of this report is here yet.",
  added: "Received whole. What you added is in the list below.",
  wasHere: {
    one: "1 file was here already. It is the same, so we keep it once.",
    other: "{n} files were here already. They are the same, so we keep each once.",
  } as Counted,
  back: "Back to your report",
  link: "Add more files",
  linkNote: "Did you find another photo or video, or did one not arrive?",
};
