import type { MediaKind, ViewedFile, ViewedMedia } from "./viewed-exhibit.ts";

/** Endings of copies that were made to be played or looked at. */
const COPIES: Readonly<Record<string, MediaKind>> = {
  ...{ mp4: "film", webm: "film", m4a: "sound", mp3: "sound" },
  ...{ jpg: "photo", png: "photo", webp: "photo" },
};

/** How a file of this type is shown. Whether a browser really can show it turns out there. */
function kindOf(mediaType: string): MediaKind {
  const kinds: Readonly<Record<string, MediaKind>> = {
    image: "photo",
    video: "film",
    audio: "sound",
  };
  return kinds[mediaType.split("/")[0] ?? ""] ?? "none";
}

/** What to look at of an exhibit: a copy for playing where the bundle has one, else its file; null where neither is in it. */
export function mediaAmong(files: readonly ViewedFile[], mediaType: string): ViewedMedia | null {
  const copy = files.find(({ path }) => path.includes("/proxy/"));
  if (copy !== undefined) return { ...copy, kind: COPIES[endingOf(copy.path)] ?? "none" };
  const native = files.find(({ path }) => path.includes("/native/"));
  return native === undefined ? null : { ...native, kind: kindOf(mediaType) };
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1).toLowerCase();
}
