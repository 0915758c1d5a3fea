import type { IconName } from "../icon/shapes.ts";

/** What a file is, for its picture and its word. */
export type FileKind = "photo" | "video" | "audio" | "document" | "other";

/** The kind from a media type such as `image/jpeg`; "other" when unknown. */
export function fileKindOf(mediaType: string | null | undefined): FileKind {
  if (mediaType === null || mediaType === undefined) return "other";
  if (mediaType.startsWith("image/")) return "photo";
  if (mediaType.startsWith("video/")) return "video";
  if (mediaType.startsWith("audio/")) return "audio";
  return mediaType.startsWith("text/") || mediaType.startsWith("application/")
    ? "document"
    : "other";
}

export const KIND_ICONS: Readonly<Record<FileKind, IconName>> = {
  photo: "photo",
  video: "video",
  audio: "audio",
  document: "document",
  other: "file",
};
