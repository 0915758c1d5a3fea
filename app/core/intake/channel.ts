/** The doors through which reports and files come in, as records name them. */
export type IntakeChannel = "web-form" | "api";
