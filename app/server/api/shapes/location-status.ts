import { z } from "zod";

/** What became of the place in a file, as the API tells it. */
export const locationStatusShape = z
  .string()
  .describe(
    "`present`, `absent`, `zeroed-by-device`, `incomplete`, `implausible` or `removed-by-reporter`; `unread` where none was found and the file could not be read whole, which is not `absent`: a `bestTime` of null then does not say that there is none either",
  );
