/** The page "Where and when". */
export const whereAndWhen = {
  step: "Where and when",
  title: "Where and when was it?",
  next: "Next, you can add photos and videos.",
  place: {
    label: "Where did it happen?",
    hint: "A street and number, a corner, a shop or a bus stop. Add the city or town.",
    because: "We need the place to know which prosecutor can act.",
  },
  example: "For example: in front of the bakery at Elm Street and 3rd Avenue, Springfield",
  coordinates: {
    title: "Do you have map numbers, or are you there now?",
    hint: "You can copy the numbers from a map app. They look like 40.7128 and -74.0060.",
    latitude: "First number (latitude)",
    longitude: "Second number (longitude)",
  },
  hereNow: {
    lead: "Are you at the place right now? Then your phone can fill in the numbers. It does so only when you press. It may ask the maker of the phone or browser where you are.",
    near: "Fill in about where I am (half a mile)",
    exact: "Fill in exactly where I am",
    asking: "We ask your phone. If it asks you, allow it.",
    found: "Done. The numbers are in the boxes. You can still change or delete them.",
    refused: "Your phone did not tell us. You can tell us in words. That is enough.",
  },
  from: {
    label: "What day did it happen, or start?",
    hint: "Numbers, like 4 21 2026. Leave it empty if you do not know.",
  },
  fromTime: { label: "About what time did it start?", hint: "Your best guess is fine." },
  untilTitle: "Did it go on for a while, or are you not sure of the day?",
  untilHint: "Then tell us the latest day and time it could have been.",
  until: { label: "Last day", hint: "Numbers, like 4 22 2026." },
  untilTime: { label: "Last time", hint: "Your best guess is fine." },
  about: {
    label: "How sure are you of the day and time?",
    choice: "These are about right, not exact",
  },
};
