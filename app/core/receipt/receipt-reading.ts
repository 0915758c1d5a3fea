/** What stands around the facts of a receipt, on paper and in the text to read. The public pages' wording has these in each language. */
type Said =
  | "title" | "translated" | "received" | "signedBy" | "officeOnly" | "log" | "key"
  | "filesTitle" | "filesAbout" | "file" | "fileReceived" | "fileSealed" | "notSealed" | "digestFollows"
  | "showsTitle" | "shows" | "showsNotTitle" | "showsNot" | "noCode" | "checkTitle" | "check" | "checkKey"
  | "programsTitle" | "programsAttached" | "programsAll" | "programsSome" | "running" | "attachment"; // prettier-ignore

export interface ReceiptWords extends Readonly<Record<Said, string>> {
  readonly summary: (files: number) => string;
  readonly signedByOthers: (names: string) => string;
  readonly page: (number: number, of: number) => string;
}

/** How a receipt is read in one language. */
export interface ReceiptReading {
  /** BCP 47, for programs that read aloud. */
  readonly tag: string;
  /** For `Intl`: how days and times are written. */
  readonly locale: string;
  readonly direction: "ltr" | "rtl";
  readonly words: ReceiptWords;
  /** Says that a machine translated the words; null where a certified translator reviewed them, and for English. */
  readonly draft: string | null;
}
