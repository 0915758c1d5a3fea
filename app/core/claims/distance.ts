/** Mean radius of the earth. */
const EARTH_METRES = 6_371_008.8;

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Great-circle distance; exact to half a percent, which no claim here is. */
export function metresBetween(one: Point, other: Point): number {
  const half = (degrees: number): number => Math.sin((degrees * Math.PI) / 360) ** 2;
  const level = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude));
  const chord = half(other.latitude - one.latitude) + level * half(other.longitude - one.longitude);
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
