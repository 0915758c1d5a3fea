/** How long a ticket is good after it was given or last used, in milliseconds (security-reliability 3.10). */
export const TICKET_MILLIS = 5 * 60_000;
/** One that is used is prolonged when less than this is left: not at every piece of a film. */
export const PROLONG_BELOW_MILLIS = 4 * 60_000;
