/** Why an upload is answered with no. The word is the answer's text. */
export type UploadRefusal =
  | "no-draft"
  | "unauthorized"
  | "too-many-calls"
  | "not-found"
  | "other-report"
  | "expired"
  | "busy"
  | "other-offset"
  | "other-checksum"
  | "too-large"
  | "part-too-large"
  | "too-many"
  | "report-full"
  | "empty"
  | "no-room"
  | "program"
  | "web-page"
  | "not-read";

const STATUS: Readonly<Record<UploadRefusal, number>> = {
  "no-draft": 403,
  unauthorized: 401,
  "too-many-calls": 429,
  "not-found": 404,
  // What the page took for granted is so no more; a question for the offset has no body that could say it.
  "other-report": 412,
  expired: 410,
  busy: 423,
  "other-offset": 409,
  // The protocol's own number, for a part that is not what its checksum says.
  "other-checksum": 460,
  "too-large": 413,
  "part-too-large": 413,
  "too-many": 413,
  "report-full": 413,
  empty: 400,
  "no-room": 507,
  program: 415,
  "web-page": 415,
  "not-read": 400,
};

/** An answer other than success, thrown through the tus library, which reads `status_code` and `body`. */
export class UploadRefused extends Error {
  readonly why: UploadRefusal;
  readonly status_code: number;
  readonly body: string;

  constructor(why: UploadRefusal) {
    super(`the upload was refused: ${why}`);
    this.why = why;
    this.status_code = STATUS[why];
    this.body = `${why}\n`;
  }
}
