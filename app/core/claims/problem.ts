/** Everything that can be wrong with a file or its examination, and the words for it. Codes never change their meaning. */
const PROBLEMS = {
  "file-missing": "There is no file there.",
  "file-unreadable": "The file could not be read.",
  "not-a-file": "This is not an ordinary file.",
  "file-empty": "The file has no bytes.",
  "type-not-recognised": "The kind of file was not recognised from its content.",
  "no-reader-for-type": "Time, place and device cannot be read from this kind of file yet.",
  "structure-damaged":
    "The file's structure is cut off or contradicts itself; what could be read is shown.",
  "metadata-damaged": "Part of the metadata could not be read; what could be read is shown.",
  "image-damaged": "The picture could not be opened.",
  "parser-crashed":
    "The examination of this file failed twice, each time alone in its own process.",
  "timed-out": "The examination took too long, twice, and was stopped.",
  "memory-exceeded": "The examination needed too much memory, twice, and was stopped.",
  "output-malformed": "The examination gave an answer that was not accepted.",
  "examiner-unavailable": "No process to examine the file could be started.",
  "examination-given-up":
    "The examination broke off each time it was tried, and is not tried again by itself; nothing is known of what the file holds. It can be asked for again.",
  "exiftool-missing":
    "The file could not be examined with ExifTool because this machine has no Perl to run it; the first reader's findings are shown.",
  "exiftool-failed":
    "The file could not be examined with ExifTool, because ExifTool failed on it or gave no answer that was accepted; the first reader's findings are shown.",
  "exiftool-timed-out":
    "The file could not be examined with ExifTool because it took too long; the first reader's findings are shown.",
  "exiftool-memory-exceeded":
    "The file could not be examined with ExifTool because it needed too much memory; the first reader's findings are shown.",
  "exiftool-refused":
    "ExifTool found the file too damaged to be read as one of its kind; the first reader's findings are shown.",
  "exiftool-tags-left-out":
    "The file holds more tags than are kept of it, so that not all of them were looked at.",
  "part-too-large":
    "A part of the file that may say time, place or device is too large to be read; nothing is known of what stands in it.",
  "part-not-read":
    "The film holds a part in which recorders write positions and which is not read; nothing is known of what stands in it.",
  "maps-unreadable":
    "County, time zone and nearest place could not be looked up, because the maps of this installation could not be read.",
  "preview-not-possible-heic":
    "No preview: HEIC pictures could not be decoded when this file was examined.",
  "preview-not-possible-video":
    "No preview: video could not be decoded when this file was examined.",
  "preview-not-possible-type": "No preview for this kind of file.",
  "preview-none-embedded":
    "No preview: this raw file holds no ready picture of the camera's that could be decoded whole.",
  "preview-too-many-pixels": "No preview: the picture has more than 80 million pixels.",
  "preview-too-large": "No preview: the file is too large to be decoded in memory.",
  "preview-of-damaged-image": "The picture is damaged; the preview shows what could be decoded.",
  "preview-one-colour":
    "The preview shows one colour all over. Nothing else in the file tells whether the picture is so or was decoded wrongly: look at the original.",
  "preview-one-colour-alike":
    "The preview shows one colour all over, and so does the small picture that the file carries for lists: the picture is most likely so.",
  "preview-one-colour-only":
    "The preview shows one colour all over, but the small picture that the file carries for lists does not: the picture was most likely decoded wrongly. Look at the original.",
  "preview-failed": "No preview: the picture could not be decoded.",
  "preview-needs-ffmpeg": "No preview: this machine has no ffmpeg to decode video and sound.",
  "preview-needs-poppler": "No preview: this machine has no pdftoppm to draw a PDF's page.",
  "preview-not-confined":
    "No preview: video, sound and PDF are decoded inside bubblewrap only, which does not work on this machine.",
  "preview-took-too-much": "No preview: decoding took too long or too much memory and was stopped.",
  "preview-nothing-decoded": "No preview: nothing to see or hear could be decoded from the file.",
  "fingerprint-failed":
    "No fingerprint could be made of the picture, so it is not compared with others.",
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** Every code there is. */
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];

const NEVER_MIND: readonly ProblemCode[] = [
  "no-reader-for-type",
  "metadata-damaged",
  "structure-damaged",
  "exiftool-missing",
  "exiftool-failed",
  "exiftool-timed-out",
  "exiftool-memory-exceeded",
  "exiftool-refused",
  "exiftool-tags-left-out",
  "part-too-large",
  "part-not-read",
  "maps-unreadable",
  "preview-not-possible-heic",
  "preview-not-possible-video",
  "preview-not-possible-type",
  "preview-none-embedded",
  "preview-too-many-pixels",
  "preview-too-large",
  "preview-of-damaged-image",
  "preview-one-colour",
  "preview-one-colour-alike",
  "preview-one-colour-only",
  "preview-failed",
  "preview-needs-ffmpeg",
  "preview-needs-poppler",
  "preview-not-confined",
  "preview-took-too-much",
  "preview-nothing-decoded",
  "fingerprint-failed",
];

/** The words for a problem, for staff. */
export function problemSentence(code: ProblemCode): string {
  return PROBLEMS[code];
}

/** Where one of these is told beside what was read, something may be in the file that nobody saw. */
const HIDING: readonly ProblemCode[] = [
  "no-reader-for-type",
  "structure-damaged",
  "metadata-damaged",
  "exiftool-missing",
  "exiftool-failed",
  "exiftool-timed-out",
  "exiftool-memory-exceeded",
  "exiftool-refused",
  "exiftool-tags-left-out",
  "part-too-large",
  "part-not-read",
];

/** True when nothing in these problems keeps one from saying that what was not found is not there. Could not be read is not absent. */
export function isWhollyRead(problems: readonly ProblemCode[]): boolean {
  return !problems.some((code) => preventsExamination(code) || HIDING.includes(code));
}

/** True when the problem means that the file as a whole was not examined, not only a part of it. */
export function preventsExamination(code: ProblemCode): boolean {
  return !NEVER_MIND.includes(code);
}
