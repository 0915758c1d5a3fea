const sure = { yes: "Yes", no: "No", unknown: "I do not know" };

/** The page about officers and cars, and the two pages behind it. */
export const involved = {
  step: "Who was there",
  title: "Which officers and cars did you see?",
  lead: "Tell us what you saw on each one. You can add several, or none. You do not need to know a name.",
  next: "Next, we ask a few things about you and this report.",
  addOfficer: "Add an officer",
  addVehicle: "Add a car",
  listTitle: "What you added",
  change: "Change",
  changeHidden: "Change: {name}",
  remove: "Take back",
  removeHidden: "Take back: {name}",
  save: "Save",
  back: "Back to the list",
  /** How one is called in the list: what was read on it stands behind. */
  officerNumber: "Officer {n}",
  vehicleNumber: "Car {n}",
  sure,
  officer: {
    title: "What did you see of this officer?",
    lead: "Fill in what you know. Leave the rest empty. Please do not guess.",
    patch: {
      label: "Words or pictures on the clothes",
      hint: "On the vest, sleeve or cap. Like “POLICE” or “ICE”.",
    },
    looks: {
      label: "What did the officer look like?",
      hint: "Clothes, gear, height, hair, voice. Was there a camera on the vest?",
    },
    faceCovered: { label: "Was the face covered?" },
    badgeSeen: { label: "Could you see a badge or a name?" },
    badge: {
      label: "What did the badge or name tag say?",
      hint: "A part of it helps too.",
    },
    asked: {
      label: "Did anyone ask the officer who they were?",
      said: "Yes, and the officer told us",
      refused: "Yes, and the officer said no",
      silent: "Yes, and the officer did not answer",
      "not-asked": "No one asked",
      unknown: "I do not know",
    },
    answer: { label: "What did the officer answer?", hint: "The words, as far as you know them." },
    did: { label: "What did this officer do?", hint: "A short sentence is enough." },
  },
  vehicle: {
    title: "What did you see of this car?",
    lead: "Fill in what you know. Leave the rest empty. Please do not guess.",
    plate: { label: "Plate", hint: "A part of it helps too. Put a ? for what you could not read." },
    plateFrom: { label: "State on the plate", hint: "If there was no plate, tell us that here." },
    looks: { label: "What did it look like?", hint: "Color, make, kind, like “white van, Ford”." },
    markings: { label: "Words, lights or pictures on it", hint: "If there were none, say so." },
    did: { label: "What was it used for?", hint: "Like “a man was put into it”." },
  },
};
