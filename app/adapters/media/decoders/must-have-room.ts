import type { FileHandle } from "node:fs/promises";

/** A film that could not be written for want of room leaves less than this: what ffmpeg writes at once is smaller. */
const ROOM_BYTES = 1024 * 1024;

/**
 * For a file of which a program was to make something and did not: throws the disk's own error where that takes no more, because what the program
 * answers then says nothing about the film. It is tried by writing behind the file's end, so the file is of no use afterwards.
 */
export async function mustHaveRoom(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  for (let written = 0; written < ROOM_BYTES;) {
    const left = Buffer.alloc(ROOM_BYTES - written);
    written += (await file.write(left, 0, left.length, size + written)).bytesWritten;
  }
}
