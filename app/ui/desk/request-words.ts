/** Why a name stays sealed, for those who asked to see it. */
export const NAME_OF_WITHDRAWN =
  "The reporter withdrew the report. Their name opens only because a court needs it or because somebody may be in danger.";

/** What a withdrawal asks of everybody who works on the report. */
export const LEAVE_ALONE =
  "Leave them alone: do not call or write to them, and do not ask them to be a witness. Answer here if they write. What they sent stays in the record and may be used without them.";
