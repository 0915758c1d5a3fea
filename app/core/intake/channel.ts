/** The doors where somebody of the office types what came to it otherwise. */
export const ENTERED_CHANNELS = ["paper", "phone", "in-person", "email"] as const;

/**
 * The doors through which a report comes, as its row and its record of receipt name them: two that the public opens itself, that of officers with their agency's pass, another
 * agency's delivery, and those of the office's own typing.
 */
export const REPORT_CHANNELS = [
  "web-form",
  "officers",
  "api",
  "partner",
  ...ENTERED_CHANNELS,
] as const;

export type EnteredChannel = (typeof ENTERED_CHANNELS)[number];
export type ReportChannel = (typeof REPORT_CHANNELS)[number];

/** Whether a text names a door through which a report comes. */
export function isReportChannel(text: unknown): text is ReportChannel {
  return (REPORT_CHANNELS as readonly unknown[]).includes(text);
}

/** Whether somebody of the office typed what came through that door. */
export function isEnteredChannel(text: unknown): text is EnteredChannel {
  return (ENTERED_CHANNELS as readonly unknown[]).includes(text);
}

/** The door of a file that somebody of the office brought before anybody said how its report came. No report has it. */
export const DOOR_NOT_SAID = "not-said";

/** The doors through which reports and files come in, as records name them. */
export type IntakeChannel = ReportChannel | UploadChannel | typeof DOOR_NOT_SAID;

/** Those through which files come in parts. */
export type UploadChannel = "web-upload" | "api-upload" | "partner-upload";
