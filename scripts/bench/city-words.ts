/** Parts of invented names of streets and shops. */
export const CITY_SYLLABLES = {
  first: [
    ...["Ald", "Bram", "Cor", "Dun", "Esk", "Fen", "Gar", "Hol", "Ivel", "Jar", "Kel", "Lor"],
    ...["Mar", "Nor", "Orb", "Pell", "Quin", "Ros", "Sel", "Thorn", "Ull", "Ver", "Wick", "Yar"],
  ],
  last: [
    ...["by", "combe", "dale", "ey", "field", "gate", "ham", "ing", "ker", "land", "mere"],
    ...["ney", "owen", "port", "ridge", "stow", "ton", "under", "wick", "worth"],
  ],
} as const;

/** What happens in the invented city, told in sentences that all events of one kind share. */
export const CITY_KINDS: readonly (readonly string[])[] = [
  [
    "{Two|Three} dark SUVs blocked the road and masked men got out.",
    "They pulled a {man|driver} out of his {car|truck} and put him on the ground.",
    "He shouted that he {lives here|did nothing}.",
    "They broke the window with a baton.",
    "After {ten|fifteen} minutes they left with him.",
  ],
  [
    "Officers came into the {shop|restaurant} through the kitchen and asked everybody for papers.",
    "Nobody showed a warrant.",
    "They took {two|three} of the workers away in handcuffs.",
    "The owner asked for a name and got no answer.",
  ],
  [
    "They threw something that smoked into the crowd.",
    "People coughed and {ran|could not see}.",
    "An officer sprayed a {woman|teenager} in the face from close by.",
    "There was no announcement before.",
    "A medic was pushed away.",
  ],
  [
    "A {girl|young man} was filming and an officer knocked the phone away.",
    "They told us to delete our recordings.",
    "One of them stood in front of every camera.",
    "She showed a press card.",
  ],
  [
    "They waited at the {bus stop|entrance} and grabbed people who came out.",
    "Parents with children saw all of it.",
    "No badge, no name, covered faces.",
    "One man was hit on the head and bled.",
  ],
  [
    "They went into a yard over the fence without asking.",
    "The front door was kicked in while children were asleep.",
    "They searched all rooms and left a mess.",
    "My neighbor was dragged out barefoot.",
  ],
];

/** What only one event has, and some of those who tell of it mention. */
export const CITY_DETAILS: readonly string[] = [
  ...[
    "A stroller tipped over.",
    "A brown dog barked the whole time.",
    "The ice cream van was there.",
  ],
  ...[
    "A delivery bike lay on the ground.",
    "It was right under the scaffold.",
    "A saxophone player stopped playing.",
  ],
  ...["Oranges rolled over the sidewalk.", "A wedding party came by.", "The tram could not pass."],
  ...[
    "Somebody threw a snowglobe.",
    "There was a piano on a trolley.",
    "A mural was being painted.",
  ],
  ...[
    "One had a dragon tattoo.",
    "A white minibus followed them.",
    "They carried a battering ram.",
  ],
  ...[
    "A helicopter circled above.",
    "An old man with an accordion protested.",
    "The fountain was running.",
  ],
  ...[
    "A purple umbrella was left behind.",
    "Scouts were selling cookies.",
    "A crane was lifting beams.",
  ],
  ...[
    "A food truck sold tamales.",
    "The marching band fell silent.",
    "A kayak was tied on a roof.",
  ],
  ...["Nuns came out and prayed.", "A chess table was knocked over.", "There was a bouncy castle."],
  ...[
    "A horse carriage waited.",
    "A violin case was opened.",
    "The goalkeeper of our team saw it.",
  ],
  ...[
    "Pigeons flew up.",
    "A drone was hovering.",
    "A plumber helped.",
    "A yellow forklift stood in the way.",
  ],
  ...[
    "The choir was rehearsing.",
    "Balloons drifted off.",
    "A canoe trailer blocked them.",
    "A baker cried.",
  ],
  ...[
    "A grandmother fainted.",
    "Someone blew a vuvuzela.",
    "A skateboard was confiscated.",
    "The greenhouse glass broke.",
  ],
  ...[
    "A parrot was in a cage.",
    "The florist closed her shutters.",
    "A telescope stood there.",
    "Firewood was stacked there.",
  ],
];

/** What people add whatever they saw. */
export const CITY_NOISE: readonly string[] = [
  "I am {still shaking|afraid} and do not want trouble.",
  "It may have been a little {earlier|later}.",
  "I have {more|nothing else} if you need it.",
  "Please do something about this.",
  "My {sister|cousin} saw it too.",
  "I could not sleep that night.",
  "I have lived here for {ten|twenty} years.",
  "There must be cameras around.",
];

/** Texts that come again and again from anywhere. */
export const JUNK_TEXTS: readonly string[] = [
  "Share this with everybody: masked agents were seen at {schools|churches} all over the city tonight, stay inside!",
  "You people should be ashamed. The officers are heroes.",
  "Best prices on tires and brakes, call now.",
  "My trash was not collected for {two|three} weeks.",
  "I lost my wallet near the station, a brown one.",
  "test test test",
];
