const EARTH_METRES = 6_371_008.8;
const STEPS = 72;

type Position = readonly [longitude: number, latitude: number];

/**
 * The line of all points that lie so many metres from a point, on a sphere, closed, as `[longitude, latitude]`. Longitudes run on beyond ±180 rather
 * than jump, so that the line can be drawn across the date line.
 */
export function circleLine(
  middle: { readonly latitude: number; readonly longitude: number },
  radiusMetres: number,
): Position[] {
  const reach = radiusMetres / EARTH_METRES;
  const latitude = radians(middle.latitude);
  const line = Array.from({ length: STEPS }, (_, step): Position => {
    const bearing = (2 * Math.PI * step) / STEPS;
    const sine =
      Math.sin(latitude) * Math.cos(reach) +
      Math.cos(latitude) * Math.sin(reach) * Math.cos(bearing);
    const at = Math.asin(Math.max(-1, Math.min(1, sine)));
    const east = Math.atan2(
      Math.sin(bearing) * Math.sin(reach) * Math.cos(latitude),
      Math.cos(reach) - Math.sin(latitude) * Math.sin(at),
    );
    return [middle.longitude + degrees(east), degrees(at)];
  });
  return [...line, ...line.slice(0, 1)];
}

function radians(degree: number): number {
  return (degree * Math.PI) / 180;
}

function degrees(radian: number): number {
  return (radian * 180) / Math.PI;
}
