/**
 * One thing a form's reader must change. `code` is worded by `app/ui/text`, so that every language has its own
 * words; `field` is the name of the form field the message belongs to.
 */
export interface Problem {
  readonly field: string;
  readonly code: ProblemCode;
}

export type ProblemCode =
  | "choose-category"
  | "write-what-happened"
  | "narrative-too-long"
  | "write-place"
  | "place-too-long"
  | "place-not-taken"
  | "coordinates-together"
  | "coordinates-not-numbers"
  | "coordinates-out-of-range"
  | "date-incomplete"
  | "date-not-in-calendar"
  | "date-in-future"
  | "time-not-read"
  | "time-without-date"
  | "until-before-from"
  | "choose-reach"
  | "contact-needs-one-way"
  | "way-needs-email"
  | "way-needs-phone"
  | "contact-too-long"
  | "email-not-read"
  | "answer-needed"
  | "answer-too-long"
  | "link-not-read"
  | "link-too-long"
  | "link-with-name"
  | "too-many-links"
  | "sighting-empty"
  | "too-many-sightings";

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The fields of a form as text; a field sent twice keeps its last value. */
export type FormFields = Readonly<Record<string, string>>;
