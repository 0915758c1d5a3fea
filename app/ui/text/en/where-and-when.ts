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
    title: "Do you have map numbers?",
    hint: "Only if you have them from a map app. They look like 40.7128 and -74.0060.",
    latitude: "First number (latitude)",
    longitude: "Second number (longitude)",
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
