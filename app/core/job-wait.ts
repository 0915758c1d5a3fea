/** No job waits longer than this for its turn, however often it failed. What says otherwise was written by a clock that ran ahead. */
export const LONGEST_WAIT_MILLIS = 3_600_000;
