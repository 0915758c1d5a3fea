import type { RawField } from "#app/core/claims/raw-field.ts";
import { textField } from "#app/core/claims/raw-field.ts";
import { tooLarge } from "#app/core/claims/unread.ts";
import { ofFileItself } from "#app/adapters/media/xmp-top-level.ts";

/** Properties read, by namespace. The prefix in a file is its writer's choice. */
const WANTED: readonly { group: string; namespace: string; names: readonly string[] }[] = [
  {
    group: "XMP-exif",
    namespace: "http://ns.adobe.com/exif/1.0/",
    names: [
      "DateTimeOriginal",
      "GPSLatitude",
      "GPSLongitude",
      "GPSAltitude",
      "GPSAltitudeRef",
      "GPSMapDatum",
    ],
  },
  {
    group: "XMP-photoshop",
    namespace: "http://ns.adobe.com/photoshop/1.0/",
    names: ["DateCreated"],
  },
  {
    group: "XMP-xmp",
    namespace: "http://ns.adobe.com/xap/1.0/",
    names: ["CreateDate", "ModifyDate", "CreatorTool"],
  },
  {
    group: "XMP-GCamera",
    namespace: "http://ns.google.com/photos/1.0/camera/",
    names: ["MotionPhoto", "MicroVideo", "MicroVideoOffset", "MotionPhotoOffset"],
  },
  { group: "XMP-tiff", namespace: "http://ns.adobe.com/tiff/1.0/", names: ["Make", "Model"] },
];

/** Text beyond this is not looked at. */
const LONGEST_XMP = 512 * 1024;

const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&amp;": "&",
};

const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/**
 * A few simple properties of the file itself out of an XMP packet, as attribute or as element. No XML parser: nothing
 * is expanded, no entity defined in the file is followed, and every search is linear. A longer packet than is looked at is named as unread.
 */
export function readXmp(packet: Uint8Array): RawField[] {
  const text = new TextDecoder().decode(packet.subarray(0, LONGEST_XMP));
  const ofFile = ofFileItself(text, prefixOf(text, RDF) ?? "rdf");
  const fields: RawField[] = [];
  for (const { group, namespace, names } of WANTED) {
    const prefix = prefixOf(text, namespace);
    if (prefix === undefined) continue;
    for (const tag of names) {
      const value = propertyOf(ofFile, `${prefix}:${tag}`);
      if (value !== undefined) fields.push(textField(group, tag, value));
    }
  }
  const beyond = packet.length > LONGEST_XMP ? [tooLarge("Xmp", packet.length)] : [];
  return [...fields, ...motionPhotoPart(text), ...beyond];
}

/** The namespace of one part in the list of what a picture file consists of. */
const PART = "http://ns.google.com/photos/1.0/container/item/";

/** Length and padding of the motion photo's clip in that list, which names each part by its meaning. */
function motionPhotoPart(text: string): RawField[] {
  const prefix = prefixOf(text, PART);
  if (prefix === undefined) return [];
  const parts = text.split(/<rdf:li\b/, 20).slice(1);
  const part = parts.find((one) => propertyOf(one, `${prefix}:Semantic`) === "MotionPhoto");
  if (part === undefined) return [];
  return ["Length", "Padding"].flatMap((name) => {
    const value = propertyOf(part, `${prefix}:${name}`);
    return value === undefined ? [] : [textField("XMP-GContainer", `MotionPhoto${name}`, value)];
  });
}

function prefixOf(text: string, namespace: string): string | undefined {
  for (const quote of ['"', "'"]) {
    // With its quotes: one namespace is the beginning of another.
    const at = text.indexOf(quote + namespace + quote);
    const before = text.slice(Math.max(0, at - 80), Math.max(0, at));
    const prefix = /xmlns:([A-Za-z][\w.-]{0,31})\s{0,8}=\s{0,8}$/.exec(before)?.[1];
    if (prefix !== undefined) return prefix;
  }
  return undefined;
}

/** Each search for an end stops at the next beginning at the latest, so that all of them together are linear. */
function propertyOf(text: string, name: string): string | undefined {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? "";
    const from = at + name.length;
    const attribute = /^\s{0,8}=\s{0,8}(["'])/.exec(text.slice(from, from + 18));
    if (attribute !== null && /\s/.test(before)) {
      const [head, quote = ""] = attribute;
      const value = upTo(quote, text, from + head.length);
      if (value !== undefined) return plain(value);
    }
    const element = /^(?:\s[^<>]{0,128})?>/.exec(text.slice(from, from + 130));
    if (element !== null && before === "<") {
      const value = upTo("</", text, from + element[0].length);
      if (value !== undefined) return plain(value);
    }
  }
  return undefined;
}

/** What stands before that end; undefined where something else is begun before. */
function upTo(end: string, text: string, from: number): string | undefined {
  const stop = end === "</" ? /[<]/g : end === '"' ? /["<]/g : /['<]/g;
  stop.lastIndex = from;
  const at = stop.exec(text)?.index;
  return at !== undefined && text.startsWith(end, at) ? text.slice(from, at) : undefined;
}

function plain(text: string): string {
  return text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
