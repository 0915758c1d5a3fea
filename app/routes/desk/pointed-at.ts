/** A point that was pointed at on the street map, still to be kept by whoever reads the form. */
export function pointedAt(query: URLSearchParams): Readonly<Record<string, string>> | undefined {
  const [latitude, longitude] = [query.get("latitude"), query.get("longitude")];
  if (latitude === null || longitude === null) return undefined;
  return { latitude: latitude.slice(0, 20), longitude: longitude.slice(0, 20) };
}
