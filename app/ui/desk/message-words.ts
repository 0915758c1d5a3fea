/** Why nothing can be written, for a report from before there were messages. */
export const NO_THREAD =
  "This report was sent before there were messages. Its reporter can only be told where the report stands, until they come back with their code the next time.";

export const MESSAGE_PROBLEMS = {
  empty: "Write the message first.",
  "too-long": "The message is longer than 10,000 characters. Send it in two.",
} as const;
