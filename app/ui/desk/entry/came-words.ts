/** What the boxes about how a report came are called. */
export const CAME_WORDS = {
  "came-by": "How did it come?",
  came: "On which day did it come to the office?",
  "came-time": "At what time?",
  dated: "Which day does the letter itself bear?",
  "taken-by": "Who took it down?",
  language: "Language of the form",
  spoken: "Language spoken or written",
  interpreter: "Interpreter",
  "interpreter-who": "Who interpreted?",
  "whose-words": "Whose words is the story in?",
  event: "Is it about an event that the office has a page for?",
  told: "Notices",
} as const;

/** What stands beside the boxes that are ticked or not. */
export const CAME_TICKS = {
  interpreter: "Somebody interpreted",
  told: "The notices below were read out, or stand on the paper",
} as const;
