/** A pin on a map, for whoever asks for one. */
export const mapPin = {
  openHint:
    "You can also put a pin on a map. The map comes from us and nobody else. It takes about half a megabyte, and more with each part you look at.",
  open: "Save this page and open the map",
  title: "Put a pin on the map",
  lead: "Move the map until the place is in the middle, and go near. Then put the pin. How near you were tells us how far off it may be.",
  noScript: "The map needs a script, and scripts are off here. Your words are enough.",
  noGraphics: "This device cannot draw the map. Your words are enough.",
  near: "Nearer",
  far: "Farther",
  keys: "With keys: the arrows move the map, + and - go near and far, and Enter puts the pin.",
  middle: "Put the pin in the middle",
  put: "The pin is set. You can still move it.",
  save: "Use this pin",
  back: "Go back without a pin",
  map: "The map",
  makers: "Map: {makers}",
};
