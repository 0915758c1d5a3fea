/** `1:02:03.045` of seconds: hours, minutes, seconds, milliseconds. */
export function timeCode(seconds: number): string {
  const millis = Math.max(0, Math.round(seconds * 1000));
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const rest = String(millis % 1000).padStart(3, "0");
  return `${Math.floor(millis / 3_600_000)}:${two((millis / 60_000) % 60)}:${two((millis / 1000) % 60)}.${rest}`;
}
