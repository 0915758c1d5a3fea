import type { Sharp } from "sharp";

/** A picture that is stored as EXIF's orientation says (1 to 8; CIPA DC-008, 4.6.4 A), set upright. Any other value turns nothing. */
export function turned(picture: Sharp, orientation: number | null): Sharp {
  // sharp mirrors before it turns.
  switch (orientation) {
    case 2:
      return picture.flop();
    case 3:
      return picture.rotate(180);
    case 4:
      return picture.flip();
    case 5:
      return picture.flop().rotate(270);
    case 6:
      return picture.rotate(90);
    case 7:
      return picture.flop().rotate(90);
    case 8:
      return picture.rotate(270);
    default:
      return picture;
  }
}
