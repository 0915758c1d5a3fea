/** The doors through which reports and files come in, as records name them. */
export type IntakeChannel = "web-form" | "api" | "partner" | UploadChannel;

/** Those through which files come in parts. */
export type UploadChannel = "web-upload" | "api-upload" | "partner-upload";
