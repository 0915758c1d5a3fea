const DAY_MILLIS = 86_400_000;

/** Where the sun stands in the sky, in degrees. */
export interface SunPosition {
  readonly rightAscension: number;
  readonly declination: number;
}

/**
 * The sun's apparent place at a moment (J. Meeus, Astronomical Algorithms, chapter 25, lower accuracy): good to 0.01°
 * between 1900 and 2100. `millis` is UTC; the minute between UTC and dynamical time moves the sun by less than that.
 */
export function sunPosition(millis: number): SunPosition {
  const centuries = centuriesSince2000(millis);
  const meanLongitude = 280.46646 + centuries * (36_000.76983 + centuries * 0.0003032);
  const anomaly = 357.52911 + centuries * (35_999.05029 - centuries * 0.0001537);
  const centre =
    (1.914602 - centuries * (0.004817 + centuries * 0.000014)) * sine(anomaly) +
    (0.019993 - centuries * 0.000101) * sine(2 * anomaly) +
    0.000289 * sine(3 * anomaly);
  const node = 125.04 - 1934.136 * centuries;
  const longitude = meanLongitude + centre - 0.00569 - 0.00478 * sine(node);
  const obliquity = 23.439291 - centuries * 0.0130042 + 0.00256 * cosine(node);
  return {
    rightAscension: turned(
      degrees(Math.atan2(cosine(obliquity) * sine(longitude), cosine(longitude))),
    ),
    declination: degrees(Math.asin(sine(obliquity) * sine(longitude))),
  };
}

/** Degrees of the sun's centre above the horizon, negative below it; the air's refraction is left out (0.6° at the horizon). */
export function sunAltitude(millis: number, latitude: number, longitude: number): number {
  const { rightAscension, declination } = sunPosition(millis);
  const centuries = centuriesSince2000(millis);
  // Sidereal time at Greenwich (Meeus, formula 12.4).
  const sidereal =
    280.46061837 + 360.98564736629 * centuries * 36_525 + 0.000387933 * centuries ** 2;
  const hourAngle = sidereal + longitude - rightAscension;
  const height =
    sine(latitude) * sine(declination) + cosine(latitude) * cosine(declination) * cosine(hourAngle);
  return degrees(Math.asin(Math.max(-1, Math.min(1, height))));
}

function centuriesSince2000(millis: number): number {
  return (millis - Date.UTC(2000, 0, 1, 12)) / DAY_MILLIS / 36_525;
}

function sine(angle: number): number {
  return Math.sin((angle * Math.PI) / 180);
}

function cosine(angle: number): number {
  return Math.cos((angle * Math.PI) / 180);
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}

function turned(angle: number): number {
  return ((angle % 360) + 360) % 360;
}
