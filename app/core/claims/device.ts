import type { Device } from "#app/core/claims/claim.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";

const MAKE = [
  "IFD0:Make",
  "ExifIFD:Make",
  "Keys:Make",
  "UserData:Make",
  "ItemList:Make",
  "XMP-tiff:Make",
];
const MODEL = [
  "IFD0:Model",
  "ExifIFD:Model",
  "Keys:Model",
  "UserData:Model",
  "ItemList:Model",
  "XMP-tiff:Model",
];
const SOFTWARE = [
  "IFD0:Software",
  "Keys:Software",
  "UserData:SoftwareVersion",
  "XMP-xmp:CreatorTool",
];

/** What the file says made it. A stranger's text: to be escaped wherever it is shown. */
export function deviceOf(fields: FieldIndex): Device {
  return {
    make: first(fields, MAKE),
    model: first(fields, MODEL),
    software: first(fields, SOFTWARE),
  };
}

function first(fields: FieldIndex, sources: readonly string[]): string | null {
  for (const source of sources) {
    const text = fields.text(source)?.trim() ?? "";
    if (text !== "") return text;
  }
  return null;
}
