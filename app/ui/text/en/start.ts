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
    "We do not ask if you are a citizen or have papers. Please do not write it.",
  ],
  begin: "Start a report",
  goOn: "Go on with your report",
  comeBackTitle: "Did you send a report before?",
  comeBack: "Open it with your code",
  keepTitle: "Keep your photos and videos",
  keep: "Do not delete them from your phone, even after you send them. Do not cut them or add text.",
  next: "Next, we ask what happened.",
};
