/** A draft nobody finished is removed this long after its last change, or the last byte of a file; the form says so at its start. */
export const DRAFT_MILLIS = 7 * 86_400_000;

/** How long the page with the receipt code can be opened again by the device that sent the report. */
export const RECEIPT_PAGE_MILLIS = 86_400_000;

/** How long that device can show the report and send files for it, from sending or from the last byte of a file on. */
export const SENT_MILLIS = RECEIPT_PAGE_MILLIS;
