/** What a bag holds of payload, listed or not. */
export interface FoundPayload {
  readonly octets: number;
  readonly files: number;
}

/**
 * Compares `Payload-Oxum` of `bag-info.txt` (RFC 8493 section 2.2.2: octets, a dot, number of files) with what is there. Answers a
 * sentence where they differ or where it does not read; undefined where they agree and where none is given. It finds a delivery that lost
 * files together with their lines in the manifest, which no digest can.
 */
export function payloadOxumNote(bagInfo: string, found: FoundPayload): string | undefined {
  const given = valuesOf(bagInfo, "payload-oxum");
  const [first] = given;
  if (first === undefined) return undefined;
  if (given.length > 1)
    return "bag-info.txt gives Payload-Oxum more than once; it was not compared";
  const [, octets = "", files = ""] = /^(\d{1,19})\.(\d{1,19})$/.exec(first) ?? [];
  if (octets === "") return "Payload-Oxum in bag-info.txt is not two numbers; it was not compared";
  if (BigInt(octets) === BigInt(found.octets) && BigInt(files) === BigInt(found.files)) {
    return undefined;
  }
  return `bag-info.txt says ${BigInt(octets)} bytes in ${BigInt(files)} files of payload, and ${found.octets} bytes in ${found.files} files are there`;
}

/** Values of a label, as often as it stands there. A line that begins with a blank goes on with the one before. */
function valuesOf(bagInfo: string, label: string): readonly string[] {
  const lines = bagInfo.split(/\r\n|\r|\n/);
  const values: string[] = [];
  let goesOn = false;
  for (const line of lines) {
    if (/^[ \t]/.test(line)) {
      if (goesOn) values.push(`${values.pop() ?? ""} ${line.trim()}`.trim());
      continue;
    }
    const colon = line.indexOf(":");
    goesOn = colon > 0 && line.slice(0, colon).trim().toLowerCase() === label;
    if (goesOn) values.push(line.slice(colon + 1).trim());
  }
  return values;
}
