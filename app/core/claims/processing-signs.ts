import type { Sign } from "#app/core/claims/claim.ts";
import { motionPhotoSign } from "#app/core/claims/motion-clip.ts";
import { deviceOf } from "#app/core/claims/device.ts";
import { editListSign } from "#app/core/claims/edit-list.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";
import { quote } from "#app/core/claims/time-sentence.ts";
import { HEADER_TIME } from "#app/core/claims/time-source.ts";

const PROGRAMS = [
  "IFD0:Software",
  "XMP-xmp:CreatorTool",
  "XMP-xmpMM:HistorySoftwareAgent",
  "PNG:Software",
];
const EDITORS =
  /photoshop|lightroom|\bgimp\b|snapseed|affinity|capture one|darktable|rawtherapee|pixelmator|picasa|paint\.net|acdsee|luminar|facetune|picsart|imagemagick/i;

const ENCODERS = [
  "ItemList:Encoder",
  "UserData:Encoder",
  "Keys:Encoder",
  "Info:WritingApp",
  "Info:MuxingApp",
  "RIFF:Software",
];
const TRANSCODERS = /^lav[fc]|ffmpeg|handbrake|libwebm|mkvmerge|x26[45]/i;

/** What programs that a file went through leave behind (leads). Each is common and innocent; the original is what to ask for. */
export function processingSigns(fields: FieldIndex): Sign[] {
  return [
    ...[editor(fields), transcoder(fields), editListSign(fields)],
    ...[motionPhotoSign(fields), livePhoto(fields)],
  ].filter((sign) => sign !== undefined);
}

function editor(fields: FieldIndex): Sign | undefined {
  const named = textMatching(fields, PROGRAMS, EDITORS);
  if (named === undefined) return undefined;
  const sentence = `The file names ${quote(named)}, a program that edits pictures: it also sorts, crops, turns and converts them. Ask for the original.`;
  return { code: "editor-named", sentence };
}

function transcoder(fields: FieldIndex): Sign | undefined {
  const named = textMatching(fields, ENCODERS, TRANSCODERS);
  const { make, model } = deviceOf(fields);
  if (named !== undefined) {
    const sentence = `The recording names ${quote(named)}, a library that converts video: messengers, websites and simple players use it for every clip. Ask for the original.`;
    return { code: "re-encoded", sentence };
  }
  const unset = [0, "0000:00:00 00:00:00"].includes(fields.value(HEADER_TIME) as string | number);
  if (!unset || make !== null || model !== null) return undefined;
  const sentence =
    "The recording's header has no time and names no device, as after a messenger or a converter: most clips that people pass on look so. Ask for the original.";
  return { code: "re-encoded", sentence };
}

function livePhoto(fields: FieldIndex): Sign | undefined {
  const sources = ["Keys:ContentIdentifier", "Apple:ContentIdentifier", "Apple:MediaGroupUUID"];
  const found = sources.map((source) => fields.text(source)?.trim() ?? "").find((id) => id !== "");
  if (found === undefined) return undefined;
  const sentence = `The file carries an identifier as Apple's devices give to picture and clip of one Live Photo: the other half, or a copy of either, carries the same one, ${quote(found)}. Ask for it.`;
  return { code: "live-photo", sentence };
}

function textMatching(
  fields: FieldIndex,
  sources: readonly string[],
  pattern: RegExp,
): string | undefined {
  return sources
    .map((source) => fields.text(source)?.trim() ?? "")
    .find((text) => pattern.test(text));
}
