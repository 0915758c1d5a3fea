/**
 * Why a part of a file or a text is covered. Codes never change their meaning: they stand in plans, custody records and redaction logs. The
 * words are for staff and for whoever is handed the file.
 */
export const REDACTION_REASONS = {
  "person-not-party": "A person who has no part in the case",
  minor: "A child or young person",
  witness: "A witness or reporter who must not be known",
  victim: "A person who was harmed",
  "home-address": "Where somebody lives",
  contact: "A telephone number, e-mail address or account",
  "number-plate": "The number plate of a vehicle that has no part in the case",
  "identity-number": "A number that names a person, such as of social security or of a card",
  health: "Health, injury or treatment",
  nudity: "An unclothed body",
  "private-place": "The inside of a home, or what is seen through its windows",
  privileged: "What a lawyer, doctor or member of the clergy may keep to themselves",
  "court-order": "A court ordered it",
} as const;

export type RedactionReason = keyof typeof REDACTION_REASONS;

/** True for a code of the list. */
export function isRedactionReason(text: unknown): text is RedactionReason {
  return typeof text === "string" && Object.hasOwn(REDACTION_REASONS, text);
}
